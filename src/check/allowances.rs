//! Findings that somebody answers for: `allow` in the front matter, or a comment before a block.

use crate::check::{Force, RULES};
use crate::content::{Allowance, Date, Page, Records};
use crate::diagnostic::{Diagnostic, Level, RuleName, names, nearest};

/// The name of what is said about allowances themselves.
const ALLOWANCE: RuleName = names::ALLOWANCE;

/// A finding that somebody answers for.
#[derive(Clone, Debug, PartialEq)]
pub struct Allowed {
    /// What was found.
    pub found: Diagnostic,
    /// Why it may stand, in the words of the allowance.
    pub reason: String,
    /// Who answers for it: an id of the register of people.
    pub by: String,
}

/// The findings about `page` without those that are allowed, and with the findings about allowances: one that names no
/// rule, gives no reason, no person of the register or no date, is out of date, covers nothing, or would weaken a rule
/// that protects patients. Then those that are allowed.
pub fn apply(page: &Page, found: Vec<Diagnostic>, records: &Records, today: Date) -> (Vec<Diagnostic>, Vec<Allowed>) {
    let allowances: Vec<&Allowance> = page.summary.meta.allow.iter().chain(&page.body.allow).collect();
    let mut used = vec![false; allowances.len()];
    let mut kept = Vec::new();
    let mut allowed = Vec::new();
    for diagnostic in found {
        let covering = allowances.iter().position(|allowance| covers(allowance, &diagnostic));
        match covering {
            Some(at) if fault(allowances[at], page, records, today).is_none() => {
                used[at] = true;
                let said = |value: &Option<crate::text::Spanned<String>>| value.as_ref().map(|text| text.value.clone());
                let reason = said(&allowances[at].reason).unwrap_or_default();
                let by = allowances[at].by.as_ref().map(|by| by.value.to_string()).unwrap_or_default();
                allowed.push(Allowed { found: diagnostic, reason, by });
            }
            _ => kept.push(diagnostic),
        }
    }
    for (allowance, used) in allowances.into_iter().zip(used) {
        if let Some(fault) = fault(allowance, page, records, today) {
            kept.push(fault);
        } else if !used {
            let message = format!("nothing here needs this allowance of `{}`", allowance.rule.value);
            kept.push(Diagnostic::warning(ALLOWANCE, &page.summary.path, allowance.span, message).help("take it out"));
        }
    }
    (kept, allowed)
}

/// Whether `allowance` is about `diagnostic`.
fn covers(allowance: &Allowance, diagnostic: &Diagnostic) -> bool {
    let inside = |block: crate::text::Span| block.start <= diagnostic.span.start && diagnostic.span.end <= block.end;
    allowance.rule.value == diagnostic.rule.as_str() && allowance.block.is_none_or(inside)
}

/// What is wrong with an allowance.
fn fault(allowance: &Allowance, page: &Page, records: &Records, today: Date) -> Option<Diagnostic> {
    let path = &page.summary.path;
    let error = |span, message: String| Diagnostic::error(ALLOWANCE, path, span, message);
    let name = &allowance.rule;
    let Some(rule) = RULES.iter().find(|rule| rule.name.as_str() == name.value) else {
        let near = nearest(name, RULES.iter().map(|rule| rule.name.as_str()));
        return Some(
            error(name.span, format!("there is no rule `{}` to allow", name.value))
                .maybe_help(near.map(|near| format!("did you mean `{near}`?"))),
        );
    };
    if rule.force == Force::Absolute && rule.level == Level::Error {
        return Some(error(name.span, format!("`{}` protects patients and cannot be allowed", name.value)));
    }
    let missing: Vec<&str> = [
        ("a reason", allowance.reason.is_none()),
        ("who answers for it (`by`)", allowance.by.is_none()),
        ("until when (`until`)", allowance.until.is_none()),
    ]
    .into_iter()
    .filter_map(|(what, missing)| missing.then_some(what))
    .collect();
    if !missing.is_empty() {
        return Some(error(allowance.span, format!("this allowance does not say {}", missing.join(", nor "))));
    }
    let stranger = allowance.by.as_ref().filter(|by| !records.people.contains_key(&by.value));
    if let Some(by) = stranger {
        let message = format!("`{}` is not in the register of people", by.value);
        return Some(error(by.span, message).help("the register is content/_data/people.yaml"));
    }
    let over = allowance.until.as_ref().filter(|until| until.value < today);
    over.map(|until| error(until.span, format!("this allowance ended on {}", until.value)))
}
