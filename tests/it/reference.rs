//! The reference of all rules is what the program prints.

#[test]
fn the_reference_of_rules_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md");
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    let fresh = handout::check::reference();
    assert!(kept == fresh, "docs/rules.md is not fresh: handout rules --reference > docs/rules.md");
}
