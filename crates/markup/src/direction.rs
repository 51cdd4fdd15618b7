//! In which direction a language is written.

/// Returns `rtl` for a language whose script runs from right to left, else `ltr`: the value of HTML's `dir`.
///
/// Reads language tags such as `en-GB` (RFC 5646) by their first part.
pub fn direction(language: &str) -> &'static str {
    let primary = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    match primary.as_str() {
        "ar" | "arc" | "ckb" | "dv" | "fa" | "he" | "ks" | "ps" | "sd" | "syr" | "ug" | "ur" | "yi" => "rtl",
        _ => "ltr",
    }
}

#[cfg(test)]
mod tests {
    use super::direction;

    #[test]
    fn the_first_part_of_the_tag_decides() {
        for (language, expected) in [
            ("ar", "rtl"),
            ("AR-EG", "rtl"),
            ("he-IL", "rtl"),
            ("en-GB", "ltr"),
            ("arn", "ltr"),
            ("", "ltr"),
        ] {
            assert_eq!(direction(language), expected, "{language}");
        }
    }
}
