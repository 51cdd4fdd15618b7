//! A day.

use std::fmt;
use std::str::FromStr;

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year, such as 2026.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day, 1 to 31.
    pub day: u8,
}

/// A text is not `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("write a day as YYYY-MM-DD")]
pub struct NotADate;

impl FromStr for Date {
    type Err = NotADate;

    /// Reads `YYYY-MM-DD` (RFC 3339, `full-date`). Whether the month has that day is not checked here.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let mut parts = text.split('-');
        let mut next = || parts.next().ok_or(NotADate);
        let (year, month, day) = (next()?, next()?, next()?);
        let date = Date {
            year: year.parse().map_err(|_| NotADate)?,
            month: month.parse().map_err(|_| NotADate)?,
            day: day.parse().map_err(|_| NotADate)?,
        };
        let well = parts.next().is_none() && (1..=12).contains(&date.month) && (1..=31).contains(&date.day);
        well.then_some(date).ok_or(NotADate)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_are_read_and_written_alike() {
        for text in ["2026-01-15", "0999-12-31"] {
            assert_eq!(text.parse::<Date>().map(|date| date.to_string()).as_deref(), Ok(text));
        }
        for text in [
            "",
            "2026",
            "2026-13-01",
            "2026-00-01",
            "2026-01-32",
            "2026-01-01-01",
            "15 January",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }
}
