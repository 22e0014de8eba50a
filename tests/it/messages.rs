//! Findings as a tired author reads them.

use handout::report;
use snapbox::{assert_data_eq, str};

use crate::site::small;

#[track_caller]
fn printed(change: &str) -> String {
    let site = small().with(change);
    let built = site.build();
    report::human(&built.build.diagnostics, &site.inputs().texts(), false)
}

#[test]
fn an_undeclared_contraindication_names_movement_rule_and_the_line_to_write() {
    let text = printed("-- edit content/exercises/press-up.md --\n-  - {condition: spinal-stenosis, level: avoid}\n");
    assert_data_eq!(
        text,
        str![[r#"
error[clinical/contraindication-undeclared]: "Press-up on the hands" does not state Narrowing in the lower spine, for which its movement demands avoid
  --> content/exercises/press-up.md:44:1
   |
14 |   extension: end
   |              --- the exercise declares `extension: end`
...
44 | contraindications:
   | ^^^^^^^^^^^^^^^^^^
   |
  ::: content/_data/conditions.yaml:10:15
   |
10 |       reason: "Arching back narrows the space for the nerves."
   |               ------------------------------------------------ the rule of Narrowing in the lower spine: extension, from `end` on: avoid
   |
   = help: add `- {condition: spinal-stenosis, level: avoid}` to `contraindications`
   = help: if the exercise moves less than it declares, mend `movement` and not the list

1 error. Nothing is published while an error stands: mend the errors and run again; `handout explain clinical/contraindication-undeclared` says more.

"#]]
    );
}

#[test]
fn a_misspelt_key_shows_the_one_that_was_meant() {
    assert_data_eq!(
        printed("-- edit content/about.md --\n-summary: Who made this site, and how.\n+sumary: Who made this site.\n"),
        str![[r#"
error[structure/type-schema]: this page has no key `sumary`
 --> content/about.md:3:1
  |
3 | sumary: Who made this site.
  | ^^^^^^
  |
  = help: did you mean `summary`?
  = help: the keys here are kind, title, summary, also-known-as, topics, key-points, publish-from, expires, red-flags, assisted-by, sources, claims, related, moved-from, order, automatic-links, status, withdrawn, review, audience, allow
  = help: write `summary` (`handout lint --fix` does it)

1 error. Nothing is published while an error stands: mend the errors and run again; `handout explain structure/type-schema` says more. `handout lint --fix` mends 1 of them.

"#]]
    );
}

#[test]
fn a_broken_link_shows_the_words_and_the_page_that_was_meant() {
    assert_data_eq!(
        printed(
            "-- edit content/about.md --\n-This site is a test. Nobody has checked it.\n+See [walking](exercises/wlaking.md).\n"
        ),
        str![[r#"
error[links/broken]: there is no file content/exercises/wlaking.md
 --> content/about.md:7:15
  |
7 | See [walking](exercises/wlaking.md).
  |               ^^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean content/exercises/walking.md?

1 error. Nothing is published while an error stands: mend the errors and run again; `handout explain links/broken` says more.

"#]]
    );
}

#[test]
fn yaml_that_cannot_be_read_says_what_to_write() {
    assert_data_eq!(
        printed("-- edit content/about.md --\n-title: About this site\n+title: About: this site\n"),
        str![[r#"
error[structure/yaml]: this colon would begin another value here
 --> content/about.md:2:13
  |
2 | title: About: this site
  |             ^^^^^^^^^^^
  |
  = help: put a text that holds `: ` into double quotes; give a key the same indent as the keys beside it

1 error. Nothing is published while an error stands: mend the errors and run again; `handout explain structure/yaml` says more.

"#]]
    );
}
