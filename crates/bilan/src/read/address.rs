//! The host of an address, as the outlet's name of last resort.

/// The host in an address, without user, port and a leading `www.`.
///
/// `https://www.a.example:443/x` gives `a.example`; `a.example/x` gives `a.example`; `mailto:x` and an empty one nothing.
pub(super) fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (host.contains('.') && !host.contains(char::is_whitespace)).then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn hosts() {
        for (url, expected) in [
            ("https://www.a.example:443/x?y", Some("a.example")),
            ("a.example/x", Some("a.example")),
            ("http://u:p@B.example#z", Some("b.example")),
            ("mailto:x", None),
            ("", None),
        ] {
            assert_eq!(host(url).as_deref(), expected, "{url}");
        }
    }
}
