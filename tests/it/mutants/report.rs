//! The figures: how many of the unsafe pages were seen.

use std::collections::BTreeMap;
use std::fmt;

use super::site::Judged;

/// Recall by operator, by rule and in total.
pub(super) struct Report<'a> {
    judged: &'a [Judged],
}

impl<'a> Report<'a> {
    pub(super) fn of(judged: &'a [Judged]) -> Self {
        Self { judged }
    }

    /// The share that was seen.
    pub(super) fn recall(&self) -> f64 {
        let seen = self.judged.iter().filter(|one| !one.caught_by.is_empty()).count();
        #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
        {
            seen as f64 / self.judged.len().max(1) as f64
        }
    }

    /// What nobody saw, with whether a clinical or safety rule should have.
    pub(super) fn missed(&self) -> Vec<(bool, String)> {
        let missed = self.judged.iter().filter(|one| one.caught_by.is_empty());
        let line = |one: &Judged| {
            let serious = ["clinical/", "safety/"];
            let clinical = one.expects.iter().any(|rule| serious.iter().any(|group| rule.starts_with(group)));
            (clinical, format!("{}: {}", one.operator, one.story))
        };
        missed.map(line).collect()
    }

    fn table(f: &mut fmt::Formatter<'_>, of: &str, rows: &BTreeMap<String, (usize, usize)>) -> fmt::Result {
        writeln!(f, "| {of} | mutants | seen | recall |\n|---|---|---|---|")?;
        for (name, (all, seen)) in rows {
            writeln!(f, "| {name} | {all} | {seen} | {} % |", seen * 100 / all.max(&1))?;
        }
        writeln!(f)
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut operators: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        let mut rules: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        let mut groups: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for one in self.judged {
            let seen = usize::from(!one.caught_by.is_empty());
            let count = |rows: &mut BTreeMap<String, (usize, usize)>, name: &str| {
                let row = rows.entry(name.to_owned()).or_default();
                *row = (row.0 + 1, row.1 + seen);
            };
            count(&mut operators, one.operator);
            let first = one.caught_by.first().map_or(one.expects[0], String::as_str);
            count(&mut rules, first);
            count(&mut groups, &format!("{}/", one.expects[0].split('/').next().unwrap_or_default()));
            count(&mut groups, "total");
        }
        writeln!(f, "{} mutants by {} operators\n", self.judged.len(), operators.len())?;
        Self::table(f, "group of the expected rule", &groups)?;
        Self::table(f, "operator", &operators)?;
        Self::table(f, "rule that saw it (or should have)", &rules)?;
        let missed = self.missed();
        writeln!(f, "not seen: {}", missed.len())?;
        missed.iter().try_for_each(|(_, line)| writeln!(f, "{line}"))
    }
}
