//! Addresses and names of machines as texts, as far as an example must keep to their rules.

use core::net::{Ipv4Addr, Ipv6Addr};

/// Whether it may be a URI (RFC 3986): something stands for what kind of address it is.
pub(super) fn is_uri(text: &str) -> bool {
    text.contains(':')
}

/// Whether it may be a mail address (RFC 5321).
pub(super) fn is_email(text: &str) -> bool {
    text.contains('@')
}

/// Whether all characters may stand in a URI, or in what refers to one from another (RFC 3986).
pub(super) fn is_uri_reference(text: &str) -> bool {
    let is_mark = |c: char| c.is_ascii_graphic() && !r#"<>"\^`{|}"#.contains(c);
    let is_escape = |rest: &str| rest.len() >= 2 && rest.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
    text.chars().all(is_mark) && text.split('%').skip(1).all(is_escape) && text.matches('#').count() <= 1
}

/// Whether nothing but its expressions stands in braces, and each of these says something (RFC 6570).
pub(super) fn is_uri_template(text: &str) -> bool {
    let is_barred = |c: char| c.is_whitespace() || c.is_control() || r#"<>"\^`"#.contains(c);
    let mut parts = text.split('{');
    let has_no_end = |part: &str| !part.contains('}');
    let is_expression =
        |part: &str| part.split_once('}').is_some_and(|(expression, rest)| !expression.is_empty() && has_no_end(rest));
    !text.contains(is_barred) && parts.next().is_none_or(has_no_end) && parts.all(is_expression)
}

/// Labels with dots between them, of letters, digits and inner hyphens (RFC 1123, section 2.1).
pub(super) fn is_hostname(text: &str) -> bool {
    /// A label has at most so many characters.
    const LABEL: usize = 63;
    /// And the whole so many.
    const WHOLE: usize = 253;

    let text = text.strip_suffix('.').unwrap_or(text);
    let is_label = |label: &str| {
        (1..=LABEL).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= WHOLE && text.split('.').all(is_label)
}

/// Four numbers of 8 bits, without zeros in front, which some read as octal digits (RFC 2673, section 3.2).
pub(super) fn is_ipv4(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok()
}

/// RFC 4291, section 2.2.
pub(super) fn is_ipv6(text: &str) -> bool {
    text.parse::<Ipv6Addr>().is_ok()
}

/// RFC 9562, section 4: hexadecimal digits in five groups, in either case.
pub(super) fn is_uuid(text: &str) -> bool {
    let groups = text.split('-').map(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()).then_some(group.len()));
    groups.eq([8, 4, 4, 4, 12].map(Some))
}

#[cfg(test)]
mod tests {
    use super::{is_hostname, is_ipv4, is_ipv6, is_uri_reference, is_uri_template, is_uuid};

    #[track_caller]
    fn tells(holds: fn(&str) -> bool, right: &[&str], wrong: &[&str]) {
        for text in right {
            assert!(holds(text), "{text}");
        }
        for text in wrong {
            assert!(!holds(text), "{text}");
        }
    }

    #[test]
    fn references_hold_what_may_stand_in_a_uri() {
        let right =
            ["", "/a/b?c=d#e", "../x", "https://example.com/%C3%A9", "//[2001:db8::1]:80/", "#top", "a;b='(*)'"];
        tells(is_uri_reference, &right, &["a b", "é", r"\\share\file", "50%", "%x0", "%é", "{id}", "a#b#c", "<a>"]);
    }

    #[test]
    fn templates_close_their_braces() {
        let right = ["", "https://example.com{/owner,repo}{?page*}", "/é/{+path:3}", "{#a}{b}", "it's"];
        tells(is_uri_template, &right, &["{", "}", "{}", "{a", "a}", "{a{b}}", "{a}}", "/a b", "{a }", "<{a}>"]);
    }

    #[test]
    fn hostnames_are_labels() {
        let longest = ["a".repeat(63), "b".repeat(63), "c".repeat(63), "d".repeat(61)].join(".");
        let right = ["localhost", "example.com", "EXAMPLE.com.", "xn--nxasmq6b.example", "3com.com", "a-b", &longest];
        tells(is_hostname, &right, &["", ".", "a..b", "-a", "a-", "a_b", "a b", "é.example", "a.com:80", "http://a"]);
        tells(is_hostname, &[], &[&format!("{longest}d"), &"a".repeat(64)]);
    }

    #[test]
    fn addresses_are_numbers() {
        tells(is_ipv4, &["192.0.2.1", "0.0.0.0"], &["", "192.0.2", "256.0.0.1", "1.2.3.4.5", "01.2.3.4", "1.2.3.4/24"]);
        let right = ["::", "2001:db8::1", "2001:DB8:0:0:8:800:200C:417A", "::ffff:192.0.2.1"];
        tells(is_ipv6, &right, &["", "192.0.2.1", "1::2::3", "12345::", "fe80::1%eth0", "[::1]", "::1/64"]);
    }

    #[test]
    fn uuids_have_five_groups() {
        let right = ["0190f0de-4b7a-7c3e-8a4e-2f6d1c9b5a10", "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"];
        let zeros = "00000000-0000-0000-0000-000000000000";
        tells(is_uuid, &right, &["", "0190f0de4b7a7c3e8a4e2f6d1c9b5a10", &zeros[1..], &format!("{{{zeros}}}")]);
        tells(is_uuid, &[zeros], &[&zeros.replace("0000-0", "000-00"), &zeros.replace('0', "g")]);
    }
}
