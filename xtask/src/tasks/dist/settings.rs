//! `deckle.yaml`: the version and the day of a release, changed in place so that comments and layout stay.

use anyhow::{Context as _, Result};
use std::fmt::Write as _;

/// Tells whether a text is a version (<https://semver.org>) that a release can have: three numbers, and perhaps the name of a
/// preview. Build metadata does not order versions, so two releases could claim the same place.
pub(super) fn is_version(text: &str) -> bool {
    semver::Version::parse(text).is_ok_and(|version| version.build.is_empty())
}

/// Returns the version in the settings.
pub(super) fn version(text: &str) -> Result<&str> {
    let line = text.lines().find_map(|line| line.strip_prefix("version:"));
    let value = line.map(|value| value.split(" #").next().unwrap_or(value).trim());
    value
        .map(|value| value.trim_matches(['\'', '"']))
        .context("deckle.yaml has no `version`")
}

/// Returns the settings with another version and day.
pub(super) fn with(text: &str, version: &str, day: &str) -> Result<String> {
    self::version(text)?;
    let has_day = text.lines().any(|line| line.starts_with("date:"));
    let mut out = String::with_capacity(text.len() + 20);
    for line in text.lines() {
        if line.starts_with("version:") {
            let _ = writeln!(out, "version: {version}");
            if !has_day {
                let _ = writeln!(out, "date: '{day}'");
            }
        } else if line.starts_with("date:") {
            let _ = writeln!(out, "date: '{day}'");
        } else {
            out.push_str(line);
            out.push('\n');
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::{is_version, version, with};

    #[test]
    fn versions_are_three_numbers() {
        for text in ["0.1.0", "10.20.30", "1.0.0-rc.1"] {
            assert!(is_version(text), "{text}");
        }
        for text in [
            "",
            "1",
            "1.0",
            "1.0.0.0",
            "1..0",
            "v1.0.0",
            "1.0.0-",
            "1.0.0 ",
            "1.0.0-a b",
            "1.0.x",
        ] {
            assert!(!is_version(text), "{text}");
        }
    }

    #[test]
    fn only_version_and_day_change() {
        let text = "# hello\ntitle: T\nversion: '0.1.0' # ours\ndate: '2026-01-01'\nsource_url: https://example.org\n";
        assert_eq!(version(text).unwrap(), "0.1.0");
        assert_eq!(
            with(text, "0.2.0", "2026-02-03").unwrap(),
            "# hello\ntitle: T\nversion: 0.2.0\ndate: '2026-02-03'\nsource_url: https://example.org\n"
        );
        assert_eq!(
            with("version: 0.1.0\n", "0.1.0", "2026-02-03").unwrap(),
            "version: 0.1.0\ndate: '2026-02-03'\n"
        );
        assert!(with("title: T\n", "0.2.0", "2026-02-03").is_err());
    }
}
