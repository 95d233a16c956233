//! What stands within a line of a table or paragraph.

use crate::data::Data;
use crate::emit::prose::{code_span, sentence};

/// Remarks on one line, each closed by a full stop. A single one stays as its author wrote it.
pub(super) fn sentences(remarks: impl IntoIterator<Item = String>) -> String {
    let remarks = remarks.into_iter().map(|remark| one_line(&remark));
    let remarks: Vec<String> = remarks.filter(|remark| !remark.is_empty()).collect();
    match remarks.as_slice() {
        [only] => only.clone(),
        _ => remarks.iter().map(|remark| sentence(remark)).collect::<Vec<_>>().join(" "),
    }
}

/// Examples of a value in JSON's notation, `None` if there are none.
pub(super) fn examples_sentence(examples: &[Data]) -> Option<String> {
    let shown: Vec<_> = examples.iter().map(|example| code_span(&example.to_json().compact())).collect();
    (!shown.is_empty()).then(|| format!("For example {}.", shown.join(", ")))
}

/// The same text on one line, whatever its paragraphs were.
pub(super) fn one_line(text: &str) -> String {
    text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn remarks_become_sentences_on_one_line() {
        let table: [(&[&str], &str); 6] = [
            (&[], ""),
            (&["An agent is created"], "An agent is created"),
            (&["An agent\nis created", "", "Deprecated."], "An agent is created. Deprecated."),
            (&["One\n\nTwo", "Three"], "One Two. Three."),
            (&["Not unique (see `id`.)", "At most 255"], "Not unique (see `id`.) At most 255."),
            (&["Back to `unverified`", "Why?"], "Back to `unverified`. Why?"),
        ];
        for (remarks, text) in table {
            assert_eq!(sentences(remarks.iter().map(|remark| (*remark).to_owned())), text);
        }
    }
}
