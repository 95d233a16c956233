//! The words that names are made of.

/// The words of a name in lower case: `SCIMUserMetadata` is `scim`, `user`, `metadata`.
pub(crate) fn words(name: &str) -> Vec<String> {
    let Some(name) = tidings_build::rust_names::module(name) else { return Vec::new() };
    name.split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The words of a name with the capitals that the source gave them: `SCIMUserMetadata` is `SCIM`, `User`, `Metadata`.
pub(crate) fn capitalised(name: &str) -> Vec<String> {
    let camel = tidings_build::rust_names::type_name(name).unwrap_or_default();
    let mut rest = camel.as_str();
    let mut parts = Vec::new();
    for word in words(&camel) {
        let Some((part, behind)) = rest.split_at_checked(word.len()) else { break };
        if !part.eq_ignore_ascii_case(&word) {
            return vec![camel];
        }
        parts.push(part.to_owned());
        rest = behind;
    }
    if rest.is_empty() { parts } else { vec![camel] }
}

/// What a name is that stands for one of several: `Tags` is `Tag`.
pub(crate) fn singular(name: &str) -> String {
    let keeps = ["ss", "us", "is", "News", "Series", "Data", "Status", "Address"].iter().any(|end| name.ends_with(end));
    match (name.strip_suffix("ies"), name.strip_suffix('s')) {
        _ if keeps => name.to_owned(),
        (Some(stem), _) if stem.len() > 1 => format!("{stem}y"),
        _ if ["sses", "xes", "ches", "shes"].iter().any(|end| name.ends_with(end)) => name[..name.len() - 2].to_owned(),
        (_, Some(stem)) => stem.to_owned(),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{capitalised, singular};

    #[test]
    fn names_fall_into_words() {
        assert_eq!(capitalised("SCIMUserMetadata"), ["SCIM", "User", "Metadata"]);
        assert_eq!(capitalised("verification_otp"), ["Verification", "Otp"]);
    }

    #[test]
    fn one_of_several_has_a_name() {
        for (several, one) in [
            ("Tags", "Tag"),
            ("EmailAddresses", "EmailAddress"),
            ("Entries", "Entry"),
            ("Status", "Status"),
            ("Boxes", "Box"),
        ] {
            assert_eq!(singular(several), one);
        }
    }
}
