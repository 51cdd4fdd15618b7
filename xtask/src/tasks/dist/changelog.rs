//! The change log: what stands under "Unreleased" moves under the new version.

use anyhow::{Context as _, Result, ensure};

const UNRELEASED: &str = "## Unreleased";

/// Returns the change log with a heading for the version, below an empty "Unreleased".
pub(super) fn release(text: &str, version: &str, day: &str) -> Result<String> {
    let (before, after) = text
        .split_once(&format!("{UNRELEASED}\n"))
        .with_context(|| format!("CHANGELOG.md has no `{UNRELEASED}`"))?;
    ensure!(
        section(text, version).is_none(),
        "CHANGELOG.md has a part about {version} already: was it released? Name the next version: `cargo xtask dist VERSION`"
    );
    let entries = after.split("\n## ").next().unwrap_or_default();
    ensure!(
        entries.lines().any(|line| line.trim_start().starts_with(['-', '*'])),
        "CHANGELOG.md says nothing under `{UNRELEASED}`: write down what people will notice"
    );
    Ok(format!("{before}{UNRELEASED}\n\n## {version} - {day}\n{after}"))
}

/// Returns what the change log says about a version, without its heading.
pub(super) fn notes(text: &str, version: &str) -> Result<String> {
    let section = section(text, version).with_context(|| format!("CHANGELOG.md says nothing about {version}"))?;
    Ok(section.trim().to_owned() + "\n")
}

fn section<'a>(text: &'a str, version: &str) -> Option<&'a str> {
    let heading = format!("\n## {version} ");
    let (_, after) = text.split_once(&heading)?;
    let (_, body) = after.split_once('\n')?;
    Some(body.split("\n## ").next().unwrap_or(body))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::{notes, release};

    const LOG: &str =
        "# Changelog\n\n## Unreleased\n\n### Added\n- A thing.\n\n## 0.1.0 - 2026-01-01\n\n- The first.\n";

    #[test]
    fn entries_move_under_their_version() {
        let released = release(LOG, "0.2.0", "2026-02-03").unwrap();
        assert_eq!(
            released,
            "# Changelog\n\n## Unreleased\n\n## 0.2.0 - 2026-02-03\n\n### Added\n- A thing.\n\n## 0.1.0 - 2026-01-01\n\n- The first.\n"
        );
        assert_eq!(notes(&released, "0.2.0").unwrap(), "### Added\n- A thing.\n");
        assert_eq!(notes(&released, "0.1.0").unwrap(), "- The first.\n");
    }

    #[test]
    fn a_release_without_a_word_or_twice_is_refused() {
        let refused = |text: &str, version: &str| release(text, version, "2026-02-03").unwrap_err().to_string();
        let silent = LOG.replace("- A thing.", "");
        assert!(refused(&silent, "0.2.0").contains("says nothing under"));
        assert!(refused(LOG, "0.1.0").contains("about 0.1.0 already"));
        assert!(refused("# Changelog\n", "0.1.0").contains("has no"));
    }
}
