//! In which direction a language is written.

/// Scripts that run from right to left, by their codes (ISO 15924).
const SCRIPTS: [&str; 12] = [
    "adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa", "yezi",
];

/// Returns `rtl` for a language whose script runs from right to left, else `ltr`: the value of HTML's `dir`.
///
/// Reads language tags such as `en-GB` and `az-Arab` (RFC 5646): their script if they name one, else their first part.
pub fn direction(language: &str) -> &'static str {
    let tag = language.to_ascii_lowercase();
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    // A script is the one part of four letters; what follows a part of one sign is about something else.
    let script = parts
        .take_while(|part| part.len() > 1)
        .find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let rtl = match script {
        Some(script) => SCRIPTS.contains(&script),
        None => matches!(
            primary,
            "ar" | "arc"
                | "azb"
                | "ckb"
                | "dv"
                | "fa"
                | "he"
                | "ks"
                | "lrc"
                | "mzn"
                | "nqo"
                | "pnb"
                | "ps"
                | "sd"
                | "skr"
                | "syr"
                | "ug"
                | "ur"
                | "yi"
        ),
    };
    if rtl { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::direction;

    #[test]
    fn script_and_language_decide() {
        for (language, expected) in [
            ("ar", "rtl"),
            ("AR-EG", "rtl"),
            ("he-IL", "rtl"),
            ("en-GB", "ltr"),
            ("arn", "ltr"),
            ("az-Arab-IR", "rtl"),
            ("ar-Latn", "ltr"),
            ("ku-arab", "rtl"),
            ("zh-Hant-TW", "ltr"),
            ("en-x-arab", "ltr"),
            ("", "ltr"),
        ] {
            assert_eq!(direction(language), expected, "{language}");
        }
    }
}
