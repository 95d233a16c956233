//! The page that shows what was measured: prose by hand, and between markers what the parts say.

use std::fs;

use crate::workshop::Workshop;

const PAGE: &str = "docs/performance.md";

/// Replaces what stands between the markers of a part.
pub(crate) fn write_part(workshop: &Workshop, name: &str, text: &str) -> Result<(), String> {
    let path = workshop.repository.join(PAGE);
    let page = fs::read_to_string(&path).map_err(|why| format!("cannot read `{PAGE}`: {why}"))?;
    let page = splice(&page, name, text)?;
    fs::write(&path, page).map_err(|why| format!("cannot write `{PAGE}`: {why}"))
}

fn splice(page: &str, name: &str, text: &str) -> Result<String, String> {
    let [begin, end] = [format!("<!-- measure:{name} -->\n"), format!("<!-- /measure:{name} -->")];
    let parts = page.split_once(&begin).and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1)));
    let (before, after) = parts.ok_or_else(|| format!("`{PAGE}` needs the markers of the part `{name}`"))?;
    Ok(format!("{before}{begin}\n{}\n\n{end}{after}", text.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::splice;

    #[test]
    fn a_part_is_replaced_and_the_rest_kept() {
        let page = "# Mine\n<!-- measure:build -->\nold\n<!-- /measure:build -->\nend\n";
        let new = "# Mine\n<!-- measure:build -->\n\n| a |\n\n<!-- /measure:build -->\nend\n";
        assert_eq!(splice(page, "build", "| a |\n").as_deref(), Ok(new));
        assert_eq!(splice(new, "build", "| a |\n").as_deref(), Ok(new));
        assert!(splice(page, "stack", "").is_err_and(|why| why.contains("`stack`")));
    }
}
