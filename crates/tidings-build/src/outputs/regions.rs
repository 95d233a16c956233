//! Pages of the author's, in which a region between two markers is kept up to date.

use crate::Compiled;
use crate::legend::legend;

/// What a page can hold between markers, by the word in the markers.
const REGIONS: [(&str, Content); 2] =
    [("events", |compiled| compiled.artifacts.event_list.clone()), ("language", |_| legend())];

type Content = fn(&Compiled) -> String;

/// The page with every region that it has brought up to date.
pub(super) fn up_to_date(page: &str, compiled: &Compiled) -> Result<String, String> {
    let mut wanted = page.to_owned();
    let mut regions = 0;
    for (word, content) in REGIONS {
        if markers(word).iter().any(|marker| wanted.lines().any(|line| line.trim() == marker)) {
            wanted = splice(&wanted, word, &content(compiled))?;
            regions += 1;
        }
    }
    if regions == 0 {
        return Err(format!("this page has nothing to bring up to date; it needs {}", markers_help()));
    }
    Ok(wanted)
}

/// What a page needs that has no markers.
pub(super) fn markers_help() -> String {
    let [begin, end] = markers(REGIONS[0].0);
    format!("the lines `{begin}` and `{end}`, between which the events are listed")
}

fn markers(word: &str) -> [String; 2] {
    [format!("<!-- tidings:{word} -->"), format!("<!-- /tidings:{word} -->")]
}

/// The page with other lines between the markers of this word.
fn splice(page: &str, word: &str, content: &str) -> Result<String, String> {
    let [begin, end] = markers(word);
    let lines: Vec<&str> = page.split_inclusive('\n').collect();
    let find = |marker: &str| {
        let mut places = lines.iter().enumerate().filter(|(_, line)| line.trim() == marker).map(|(at, _)| at);
        match (places.next(), places.next()) {
            (Some(at), None) => Ok(at),
            (None, _) => Err(format!("the page needs the line `{marker}`: what is generated stands between the two")),
            (_, Some(again)) => Err(format!("the line `{marker}` stands twice, again in line {}", again + 1)),
        }
    };
    let (first, last) = (find(&begin)?, find(&end)?);
    if last < first {
        return Err(format!("the line `{end}` stands before `{begin}`"));
    }
    let content = content.trim_end();
    let mut between = if content.is_empty() { "\n".to_owned() } else { format!("\n{content}\n\n") };
    if lines[first].ends_with("\r\n") {
        between = between.replace('\n', "\r\n");
    }
    Ok(lines[..=first].concat() + &between + &lines[last..].concat())
}

#[cfg(test)]
mod tests {
    use super::splice;

    #[test]
    fn a_region_is_replaced_and_the_rest_kept() {
        let page = "# Mine\n<!-- tidings:events -->\nold\n<!-- /tidings:events -->\nend";
        let new = "# Mine\n<!-- tidings:events -->\n\n| a |\n\n<!-- /tidings:events -->\nend";
        assert_eq!(splice(page, "events", "| a |\n").unwrap(), new);
        assert_eq!(splice(new, "events", "| a |\n").unwrap(), new);
    }

    #[test]
    fn a_page_without_its_markers_is_refused() {
        let alone = "<!-- /tidings:events -->\n";
        assert!(splice(alone, "events", "").unwrap_err().contains("needs the line `<!-- tidings:events -->`"));
        let reversed = "<!-- /tidings:events -->\n<!-- tidings:events -->\n";
        assert!(splice(reversed, "events", "").unwrap_err().contains("stands before"));
        let twice = "<!-- tidings:events -->\n<!-- tidings:events -->\n<!-- /tidings:events -->\n";
        assert!(splice(twice, "events", "").unwrap_err().contains("stands twice, again in line 2"));
    }
}
