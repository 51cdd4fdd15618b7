//! The day of a release, in UTC.

use anyhow::{Context as _, Result, ensure};
use std::time::SystemTime;

/// Returns the day of `SOURCE_DATE_EPOCH`, else today; `deckle ledger record` goes by the same time. A release in the future
/// would outrank those that follow. See <https://reproducible-builds.org/specs/source-date-epoch/>.
pub(super) fn of_release() -> Result<String> {
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .context("the clock is before 1970")?
        .as_secs();
    let Ok(text) = std::env::var("SOURCE_DATE_EPOCH") else {
        return Ok(of_seconds(now));
    };
    let given = text
        .parse()
        .with_context(|| format!("SOURCE_DATE_EPOCH is `{text}`, not a number of seconds"))?;
    ensure!(given <= now, "SOURCE_DATE_EPOCH is {given}, which is in the future");
    Ok(of_seconds(given))
}

/// Returns the day of a time in seconds since 1970, as YYYY-MM-DD.
fn of_seconds(seconds: u64) -> String {
    let mut days = seconds / 86_400;
    let mut year = 1970_u64;
    while days >= days_in(year) {
        days -= days_in(year);
        year += 1;
    }
    let february = if is_leap(year) { 29 } else { 28 };
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    format!("{year:04}-{month:02}-{:02}", days + 1)
}

fn days_in(year: u64) -> u64 {
    if is_leap(year) { 366 } else { 365 }
}

fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

#[cfg(test)]
mod tests {
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
            assert_eq!(of_seconds(seconds), day);
        }
    }
}
