//! Nothing passes for want of a record: each is taken away in turn, and an error has to name it.

use handout::diagnostic::Level;

use crate::site::{Built, line, small};

/// Records without which a clinical rule would find nothing and say nothing.
const CLINICAL: [&str; 8] =
    ["conditions", "jurisdictions", "lexicons", "movements", "red-flag-sets", "sources", "stages", "stop-rules"];

/// Lists that only rules on plain words and manners look into. A site may do without them.
const OPTIONAL: [&str; 3] = ["jargon", "idioms", "off-topic"];

/// Fails unless an error of the rule about absent records says `words`.
#[track_caller]
fn tells(built: &Built, words: &str) {
    let found: Vec<String> = built.build.diagnostics.iter().map(line).collect();
    let told = built.build.diagnostics.iter().any(|one| {
        one.level == Level::Error && one.rule.as_str() == "clinical/record-absent" && one.message.contains(words)
    });
    assert!(told, "nothing tells of {words} among\n{}", found.join("\n"));
}

#[test]
fn each_record_that_is_gone_is_an_error_that_names_it() {
    for name in CLINICAL {
        let path = format!("content/_data/{name}.yaml");
        tells(&small().without(&path).build(), name);
    }
}

#[test]
fn each_record_that_is_empty_is_an_error_at_its_file() {
    for name in CLINICAL {
        let path = format!("content/_data/{name}.yaml");
        let built = small().with(&format!("-- {path} --\n{{}}\n")).build();
        let told = built.build.diagnostics.iter().any(|one| {
            one.level == Level::Error && one.rule.as_str() == "clinical/record-absent" && one.path.as_str() == path
        });
        assert!(told, "{name}");
    }
}

#[test]
fn each_word_list_of_a_clinical_rule_that_is_gone_is_an_error_that_names_it() {
    let path = "content/_data/lexicons.yaml";
    let whole = small().files()[path].clone();
    let lists: Vec<&str> = whole.lines().filter(|line| !line.starts_with([' ', '#'])).collect();
    assert!(lists.len() > 25);
    for entry in lists {
        let name = entry.split(':').next().expect("a split has a first part");
        if OPTIONAL.contains(&name) {
            continue;
        }
        let less: String = whole.lines().filter(|line| line != &entry).map(|line| format!("{line}\n")).collect();
        tells(&small().with(&format!("-- {path} --\n{less}")).build(), &format!("`{name}`"));
    }
}

#[test]
fn every_kind_of_page_has_rules() {
    for path in [
        "content/causes/disc-herniation.md",
        "content/exercises/walking.md",
        "content/red-flags/cauda-equina-syndrome.md",
        "content/treatments/anti-inflammatory-tablets.md",
        "content/self-care/staying-active.md",
        "content/guides/find-your-direction.md",
        "content/concepts/centralization.md",
        "content/about.md",
        "content/_index.md",
    ] {
        let text = small().files()[path].clone();
        let summary = text.lines().find(|line| line.starts_with("summary: ")).expect("each page has one");
        small()
            .with(&format!("-- edit {path} --\n-{summary}\n+summary: TODO\n"))
            .build()
            .finds(&[path, "safety/placeholder"]);
    }
}
