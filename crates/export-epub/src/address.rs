//! Addresses that a book may link to.

use percent_encoding::percent_encode_byte;

/// Writes an address so that every reader takes it: what RFC 3986 does not allow is encoded, and nothing else is touched.
pub(crate) fn href(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    let bytes = url.as_bytes();
    let mut fragment = false;
    for (at, byte) in bytes.iter().enumerate() {
        let keep = match byte {
            b'%' => bytes
                .get(at + 1..at + 3)
                .is_some_and(|code| code.iter().all(u8::is_ascii_hexdigit)),
            b'#' => !std::mem::replace(&mut fragment, true),
            byte => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(byte),
        };
        if keep {
            out.push(char::from(*byte));
        } else {
            out.push_str(percent_encode_byte(*byte));
        }
    }
    out
}

/// Returns an address as people read it, without its scheme.
pub(crate) fn shown(url: &str) -> &str {
    url.strip_prefix("https://").unwrap_or(url).trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::href;

    #[test]
    fn only_what_no_address_holds_is_encoded() {
        for (url, expected) in [
            ("https://a.example/b?c=d&e=%20#f", "https://a.example/b?c=d&e=%20#f"),
            ("https://a.example/\"><x>", "https://a.example/%22%3E%3Cx%3E"),
            (
                "https://a.example/ä 100%#b#c",
                "https://a.example/%C3%A4%20100%25#b%23c",
            ),
        ] {
            assert_eq!(href(url), expected);
        }
    }
}
