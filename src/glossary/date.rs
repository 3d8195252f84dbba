//! Dates as glossaries have them: a day, or only a month or a year.

use std::fmt;
use std::str::FromStr;

/// A day, month or year of the Gregorian calendar, written as in ISO 8601: `1992-03-02`, `1992-03`, `1992`.
///
/// ```
/// use tarjuman::glossary::Date;
/// let date: Date = "1992-03".parse()?;
/// assert_eq!(date.to_string(), "1992-03");
/// assert!("1992-13".parse::<Date>().is_err());
/// # Ok::<(), tarjuman::glossary::date::NotADate>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// Year, month and day.
type Day = (u16, u8, u8);

impl Date {
    /// What a date must look like, as people are told.
    pub const FORM: &'static str = "YYYY-MM-DD, YYYY-MM, YYYY";

    /// Its first day.
    pub fn first_day(self) -> Day {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// Its last day.
    pub fn last_day(self) -> Day {
        let month = self.month.unwrap_or(12);
        (self.year, month, self.day.unwrap_or_else(|| days(self.year, month)))
    }

    /// The day with a number in a spreadsheet, where 1 is the first of January 1900 (or, counted `from_1904`, 0 is the
    /// first of January 1904). Spreadsheets count a 29 February 1900 that never was.
    pub fn from_serial(serial: u32, from_1904: bool) -> Option<Self> {
        let (mut year, mut left) = match (from_1904, serial) {
            (true, _) => (1904, serial),
            (false, 0 | 60) => return None,
            (false, 1..60) => (1900, serial - 1),
            (false, _) => (1900, serial - 2),
        };
        let length = |year| if leap(year) { 366 } else { 365 };
        while left >= length(year) {
            left -= length(year);
            year = (year < 9999).then_some(year + 1)?;
        }
        let mut month = 1;
        while left >= u32::from(days(year, month)) {
            left -= u32::from(days(year, month));
            month += 1;
        }
        Some(Self { year, month: Some(month), day: u8::try_from(left + 1).ok() })
    }
}

fn leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days(year: u16, month: u8) -> u8 {
    match month {
        2 if leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A text that is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no date: expected {}", Date::FORM)]
pub struct NotADate;

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        fn part<T: FromStr>(digits: &str, length: usize) -> Result<T, NotADate> {
            let sound = digits.len() == length && digits.bytes().all(|b| b.is_ascii_digit());
            if sound { digits.parse().map_err(|_| NotADate) } else { Err(NotADate) }
        }
        let mut parts = text.splitn(3, '-');
        let year = part(parts.next().unwrap_or_default(), 4)?;
        let month: Option<u8> = parts.next().map(|month| part(month, 2)).transpose()?;
        let day: Option<u8> = parts.next().map(|day| part(day, 2)).transpose()?;
        let month_is_sound = month.is_none_or(|month| (1..=12).contains(&month));
        if !month_is_sound || day.is_some_and(|day| day == 0 || day > days(year, month.unwrap_or(1))) {
            return Err(NotADate);
        }
        Ok(Self { year, month, day })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |month| write!(f, "-{month:02}"))?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_written_and_nothing_else() {
        let rows = [
            ("1992-03-02", true, "a day"),
            ("1992-03", true, "a month"),
            ("1992", true, "a year"),
            ("2024-02-29", true, "a leap year"),
            ("2023-02-29", false, "none"),
            ("1900-02-29", false, "none either"),
            ("1992-13", false, "no month"),
            ("1992-00", false, "no month"),
            ("1992-3-2", false, "not two digits"),
            ("92", false, "not four digits"),
            ("02.03.1992", false, "another way to write it"),
            ("1992-03-02-01", false, "too much"),
            ("+992", false, "a sign"),
            ("", false, "nothing"),
        ];
        for (text, sound, why) in rows {
            let date = text.parse::<Date>();
            assert_eq!(date.is_ok(), sound, "{text}: {why}");
            if let Ok(date) = date {
                assert_eq!(date.to_string(), text, "{why}");
                assert!(date.first_day() <= date.last_day(), "{text}");
            }
        }
    }

    #[test]
    fn days_of_spreadsheets_are_days() {
        let rows = [
            (1, false, Some("1900-01-01"), "the first"),
            (59, false, Some("1900-02-28"), "before the day that never was"),
            (60, false, None, "the day that never was"),
            (61, false, Some("1900-03-01"), "after it"),
            (33_665, false, Some("1992-03-02"), "as Excel shows it"),
            (32_203, true, Some("1992-03-02"), "counted from 1904"),
            (u32::MAX, false, None, "past the year 9999"),
        ];
        for (serial, from_1904, date, why) in rows {
            let found = Date::from_serial(serial, from_1904).map(|date| date.to_string());
            assert_eq!(found.as_deref(), date, "{serial}: {why}");
        }
    }
}
