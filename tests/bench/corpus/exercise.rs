//! What an exercise has to declare when there are more causes.

use std::collections::BTreeMap;

use super::model::Model;

/// A copied cause may fire for this many of the own exercises: with more, every page would be a list of warnings.
const MOST_FIRED: usize = 3;

/// The levels of each movement, in order.
#[derive(Clone, Debug)]
pub(crate) struct Vocabulary(BTreeMap<String, Vec<String>>);

impl Vocabulary {
    /// Reads `_data/movements.yaml`.
    pub(crate) fn read(text: &str) -> Self {
        let mut all = BTreeMap::new();
        let mut movement = "";
        for line in text.lines() {
            if super::is_key(line) {
                movement = line.trim_end_matches(':');
            } else if let Some(levels) = line.trim().strip_prefix("levels: [") {
                let levels = levels.trim_end_matches(']').split(", ").map(str::to_owned).collect();
                all.insert(movement.to_owned(), levels);
            }
        }
        Self(all)
    }

    /// Whether a rule on `movement` at `level` fires for an exercise with this front matter.
    fn fires(&self, front: &str, movement: &str, level: &str) -> bool {
        let Some(levels) = self.0.get(movement) else { return false };
        let declared =
            front.lines().find_map(|line| line.strip_prefix("  ")?.strip_prefix(movement)?.strip_prefix(": "));
        let declared = declared.and_then(|rest| rest.split_whitespace().next()).unwrap_or("none");
        let place = |name: &str| levels.iter().position(|level| level == name);
        place(declared) >= place(level)
    }
}

/// The one rule of a copied cause.
#[derive(Clone, Debug)]
pub(crate) struct CauseRule {
    /// The cause.
    pub(crate) condition: String,
    /// The rule in the cause's front matter.
    pub(crate) text: String,
    movement: String,
    level: String,
    verdict: String,
    stages: Option<String>,
}

impl CauseRule {
    /// A rule of `model` for its copy `condition`: another for each copy, and none that fires for most exercises.
    pub(crate) fn pick(model: &Model, condition: &str, models: &[Model], vocabulary: &Vocabulary) -> Option<Self> {
        let block = model.front.split("\navoid:\n").nth(1)?;
        let lines: String = block.split_inclusive('\n').take_while(|line| line.starts_with(' ')).collect();
        let exercises = || models.iter().filter(|model| model.folder == "exercises");
        let rules: Vec<Self> = lines
            .split("  - movement: ")
            .skip(1)
            .map(|text| Self::read(condition.to_owned(), text))
            .filter(|rule| {
                let fired =
                    exercises().filter(|exercise| vocabulary.fires(&exercise.front, &rule.movement, &rule.level));
                fired.count() <= MOST_FIRED
            })
            .collect();
        let number: usize = condition.rsplit('-').next()?.parse().ok()?;
        (!rules.is_empty()).then(|| rules[number % rules.len()].clone())
    }

    fn read(condition: String, text: &str) -> Self {
        let value = |key: &str| {
            let line = text.lines().find_map(|line| line.trim().strip_prefix(key)?.strip_prefix(": "));
            line.map(|value| value.split(" #").next().unwrap_or(value).trim().to_owned())
        };
        Self {
            movement: text.lines().next().unwrap_or("").trim().to_owned(),
            level: value("level").unwrap_or_default(),
            verdict: value("verdict").unwrap_or_default(),
            stages: value("stages"),
            text: format!("  - movement: {text}"),
            condition,
        }
    }
}

/// The front matter of a page; if it is an exercise, with what the `rules` ask it to declare.
pub(crate) fn declare(front: &str, rules: &[CauseRule], vocabulary: &Vocabulary) -> String {
    let head = "\ncontraindications:\n";
    let Some(at) = front.find(head) else { return front.to_owned() };
    let (before, after) = front.split_at(at + head.len());
    let fired = rules.iter().filter(|rule| vocabulary.fires(front, &rule.movement, &rule.level));
    let entries = fired.map(|rule| {
        let stages = rule.stages.as_ref().map_or_else(String::new, |stages| format!(", stages: {stages}"));
        format!("  - {{condition: {}, level: {}{stages}}}\n", rule.condition, rule.verdict)
    });
    format!("{before}{}{after}", entries.collect::<String>())
}
