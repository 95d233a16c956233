//! Pages of the author's, in which a region between two markers is kept up to date.

use crate::Compiled;
use crate::diagnostic::{excerpt, is_near};
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
        let markers = markers(word);
        if markers.iter().any(|marker| wanted.lines().any(|line| bare(line) == marker)) {
            wanted = splice(&wanted, word, &content(compiled))?;
            regions += 1;
        } else if let Some(help) = markers.iter().find_map(|marker| meant(page, marker)) {
            return Err(format!("this page has a mistyped marker: {help}"));
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

/// A line without what is not to be seen at its ends; some editors begin a page with a byte order mark.
fn bare(line: &str) -> &str {
    line.trim_start_matches('\u{feff}').trim()
}

/// Which line was perhaps meant as this marker.
fn meant(page: &str, marker: &str) -> Option<String> {
    let words = |comment: &str| comment.split_whitespace().collect::<String>();
    let comment = |line: &str| bare(line).strip_prefix("<!--")?.strip_suffix("-->").map(words);
    let wanted = comment(marker)?;
    // The marker of the beginning and that of the end are near to each other, but none is meant as the other.
    let is_meant = |line: &&str| {
        comment(line).is_some_and(|found| {
            found.starts_with('/') == wanted.starts_with('/')
                && is_near(&found, &wanted)
                && REGIONS.iter().all(|(word, _)| !markers(word).iter().any(|other| other == bare(line)))
        })
    };
    let (number, line) = page.lines().enumerate().find(|(_, line)| is_meant(line))?;
    Some(format!("line {} is `{}`; did you mean `{marker}`?", number + 1, excerpt(bare(line))))
}

/// The page with other lines between the markers of this word.
fn splice(page: &str, word: &str, content: &str) -> Result<String, String> {
    let [begin, end] = markers(word);
    let lines: Vec<&str> = page.split_inclusive('\n').collect();
    let find = |marker: &str| {
        let mut places = lines.iter().enumerate().filter(|(_, line)| bare(line) == marker).map(|(at, _)| at);
        match (places.next(), places.next()) {
            (Some(at), None) => Ok(at),
            (None, _) => {
                let help = meant(page, marker).map(|help| format!("; {help}")).unwrap_or_default();
                Err(format!("the page needs the line `{marker}`: what is generated stands between the two{help}"))
            }
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
    use super::{markers, meant, splice};

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

    #[test]
    fn a_mistyped_marker_is_told() {
        let [begin, end] = markers("events");
        for line in ["<!--tidings:events-->", "<!-- tidings:event -->", "\u{feff}<!-- Tidings: events -->"] {
            let said = meant(&format!("# Mine\n{line}\n{end}\n"), &begin);
            let shown = line.trim_start_matches('\u{feff}');
            assert_eq!(said, Some(format!("line 2 is `{shown}`; did you mean `{begin}`?")));
        }
        for line in ["<!-- an event -->", "tidings:events", "<!-- /tidings:event -->", "<!-- tidings:events -->"] {
            assert_eq!(meant(line, &begin), None, "{line}");
        }
        let said = splice(&format!("{begin}\n<!--/tidings:events-->\n"), "events", "").unwrap_err();
        assert!(
            said.ends_with("; line 2 is `<!--/tidings:events-->`; did you mean `<!-- /tidings:events -->`?"),
            "{said}"
        );
    }

    #[test]
    fn a_page_may_begin_with_a_byte_order_mark() {
        let page = "\u{feff}<!-- tidings:events -->\n<!-- /tidings:events -->\n";
        assert!(splice(page, "events", "| a |").unwrap().starts_with("\u{feff}<!-- tidings:events -->\n\n| a |\n"));
    }
}
