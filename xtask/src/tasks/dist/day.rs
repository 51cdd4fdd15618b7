//! The day of a release, in UTC.

use anyhow::{Context as _, Result, ensure};
use std::time::SystemTime;
use time::OffsetDateTime;

/// Returns the day of `SOURCE_DATE_EPOCH`, else today; `deckle ledger record` goes by the same time. A release in the future
/// would outrank those that follow. See <https://reproducible-builds.org/specs/source-date-epoch/>.
pub(super) fn of_release() -> Result<String> {
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .context("the clock is before 1970")?
        .as_secs();
    let Ok(text) = std::env::var("SOURCE_DATE_EPOCH") else {
        return of_seconds(now);
    };
    let given = text
        .parse()
        .with_context(|| format!("SOURCE_DATE_EPOCH is `{text}`, not a number of seconds"))?;
    ensure!(given <= now, "SOURCE_DATE_EPOCH is {given}, which is in the future");
    of_seconds(given)
}

/// Returns the day of a time in seconds since 1970, as YYYY-MM-DD.
fn of_seconds(seconds: u64) -> Result<String> {
    let time = OffsetDateTime::from_unix_timestamp(seconds.try_into()?)?;
    Ok(time.date().to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::of_seconds;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (86_400, "1970-01-02"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            (1_709_164_800, "2024-02-29"),
            (1_735_689_599, "2024-12-31"),
            (1_735_689_600, "2025-01-01"),
            (4_107_542_400, "2100-03-01"),
        ] {
            assert_eq!(of_seconds(seconds).unwrap(), day);
        }
    }
}
