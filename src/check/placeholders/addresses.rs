//! Addresses of pages that exist in many languages.

/// Whether two addresses differ only in the languages that they name: `https://a.b/en/c` and `https://a.b/tk/c`,
/// `en.wikipedia.org` and `tk.wikipedia.org`.
pub(super) fn localized(one: &str, other: &str) -> bool {
    // Scheme, the first part of the host, the rest of it, and the path.
    let parts = |address: &str| {
        let (scheme, rest) = address.split_once("://").unwrap_or(("", address));
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (first, domain) = host.split_once('.').unwrap_or(("", host));
        [scheme, first, domain, path].map(str::to_owned)
    };
    let same = |one: &str, other: &str| one == other || is_language(one) && is_language(other);
    let ([scheme, first, domain, path], [scheme2, first2, domain2, path2]) = (parts(one), parts(other));
    scheme == scheme2
        && domain == domain2
        && same(&first, &first2)
        && path.split('/').count() == path2.split('/').count()
        && path.split('/').zip(path2.split('/')).all(|(one, other)| same(one, other))
}

/// `en`, `en-us`, `zh_Hant`: what looks like the code of a language.
fn is_language(part: &str) -> bool {
    let (language, rest) = part.split_once(['-', '_']).unwrap_or((part, "US"));
    let lower = language.bytes().all(|b| b.is_ascii_lowercase());
    lower
        && language.len() == 2
        && matches!(rest.len(), 2..=4)
        && rest.bytes().all(|b| b.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_in_other_languages_are_told_from_other_pages() {
        let rows: &[(&str, &str, bool, &str)] = &[
            ("https://a.b/en/c", "https://a.b/tk/c", true, "a part of the path"),
            ("https://a.b/en-us/c", "https://a.b/zh_Hant/c", true, "with a region, with a script"),
            ("https://en.wikipedia.org/wiki/X", "https://ar.wikipedia.org/wiki/X", true, "of the host"),
            ("https://a.b/en/c", "https://a.b/c", false, "no language at all"),
            ("https://a.b/en/c", "https://a.b/tk/d", false, "another page"),
            ("https://a.tm/c", "https://a.tr/c", false, "another country"),
            ("http://a.b/en", "https://a.b/tk", false, "another scheme"),
        ];
        for (one, other, same, why) in rows {
            assert_eq!(localized(one, other), *same, "{one} {other}: {why}");
        }
    }
}
