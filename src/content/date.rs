//! Calendar dates. No clock: today is an input.

use std::fmt;

use jiff::civil;

/// A day of the calendar, without time or zone: a review is due on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(civil::Date);

impl Date {
    /// The day written as `YYYY-MM-DD`.
    ///
    /// # Errors
    /// A sentence that says what is wrong with `text`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let number = |part: &str| part.parse::<i16>().ok().filter(|_| part.bytes().all(|b| b.is_ascii_digit()));
        let parts: Vec<&str> = text.split('-').collect();
        let (Some(year), Some(month), Some(day)) = (
            parts.first().filter(|part| part.len() == 4).and_then(|part| number(part)),
            parts.get(1).filter(|part| part.len() == 2).and_then(|part| number(part)),
            parts.get(2).filter(|part| part.len() == 2 && parts.len() == 3).and_then(|part| number(part)),
        ) else {
            return Err(format!("`{text}` is not written as year-month-day, such as 2026-11-22"));
        };
        let narrow = |part: i16| i8::try_from(part).unwrap_or(i8::MAX);
        civil::Date::new(year, narrow(month), narrow(day))
            .map(Self)
            .map_err(|_| format!("there is no day {text} in the calendar"))
    }

    /// The day that lies `seconds` after the start of 1970 in UTC, as `SOURCE_DATE_EPOCH` counts.
    pub fn from_epoch_seconds(seconds: i64) -> Option<Self> {
        let days = i32::try_from(seconds.div_euclid(86_400)).ok()?;
        civil::date(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok().map(Self)
    }

    /// The same day a year later; the last of February for its leap day.
    #[must_use]
    pub fn a_year_later(self) -> Self {
        self.0.checked_add(jiff::Span::new().years(1)).map_or(self, Self)
    }

    /// How many days it is from this day to `other`; less than 0 if that one has gone by.
    pub fn days_until(self, other: Self) -> i32 {
        // Days between two days of the calendar are far below the limit of a span, so the fallback is never taken.
        self.0.until(other.0).map_or(i32::MAX, |span| span.get_days())
    }

    /// The day as people write it in English: `22 November 2026`.
    pub fn plain(self) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let month = MONTHS[usize::from(self.0.month().unsigned_abs()) - 1];
        format!("{} {month} {}", self.0.day(), self.0.year())
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_real_days_written_in_full_are_dates() {
        assert_eq!(Date::parse("2026-11-22").unwrap().plain(), "22 November 2026");
        assert!(Date::parse("2026-02-30").unwrap_err().contains("no day"));
        for text in ["2026-2-3", "22/11/2026", "2026-11-22T10:00", "20261122", "+026-01-01", ""] {
            assert!(Date::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_epoch_counts_days_in_utc() {
        assert_eq!(Date::from_epoch_seconds(1_795_305_599).unwrap().to_string(), "2026-11-21");
        assert_eq!(Date::from_epoch_seconds(1_795_305_600).unwrap().to_string(), "2026-11-22");
        assert_eq!(Date::from_epoch_seconds(-1).unwrap().to_string(), "1969-12-31");
        assert_eq!(Date::from_epoch_seconds(i64::MAX), None);
    }
}
