//! Which day it is: the only place that reads a clock.
#![expect(
    clippy::disallowed_methods,
    reason = "the command line reads the clock and SOURCE_DATE_EPOCH, nothing else does"
)]

use std::time::{SystemTime, UNIX_EPOCH};

use crate::cli::Failure;
use crate::content::Date;

/// The day that `--today` names, else that of `SOURCE_DATE_EPOCH`, else today in UTC.
pub(super) fn today(named: Option<&str>) -> Result<Date, Failure> {
    if let Some(named) = named {
        return Date::parse(named).map_err(|why| Failure::usage(format!("--today: {why}"), "write --today 2026-11-22"));
    }
    if let Ok(epoch) = std::env::var("SOURCE_DATE_EPOCH") {
        return epoch.parse().ok().filter(|seconds| *seconds >= 0).and_then(Date::from_epoch_seconds).ok_or_else(
            || {
                Failure::usage(
                    format!("SOURCE_DATE_EPOCH is `{epoch}`, which is no number of seconds since 1970"),
                    "unset it, or set it to a whole number",
                )
            },
        );
    }
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    i64::try_from(since).ok().and_then(Date::from_epoch_seconds).ok_or_else(|| {
        Failure::usage("the clock of this machine is out of all calendars", "name the day with --today 2026-11-22")
    })
}
