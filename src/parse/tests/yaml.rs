//! YAML that authors get wrong, and YAML that others write to do harm.

use crate::content::Value;
use crate::diagnostic::{Diagnostic, names};
use crate::parse::node::Node;
use crate::parse::tests::assert_one;
use crate::parse::yaml;
use crate::text::{SitePath, Span};

fn tree(text: &str) -> (Option<Node>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let node = yaml::read(&SitePath::known("content/a.md"), text, 0..text.len(), &mut found);
    (node, found)
}

#[test]
fn each_mistake_is_told_in_plain_words_at_its_place() {
    for (text, place, words) in [
        ("a:\n\tb: 1\n", "b: 1", "a tab indents this line"),
        ("a: 1\nb: 2\na: 3\n", "a", "stands here a second time"),
        ("a: \"x\n", "\"x", "never closed"),
        ("a: 'x\nb: 1\n", "'x", "never closed"),
        ("a: \"x\" y\n", "y", "after the closing quote"),
        ("a: \"\\q\"\n", "\"\\q\"", "backslash"),
        ("a: {b: 1\n", "{b: 1", "never closed"),
        ("a: [1\nb: 2\n", ": 2", "a bracket that is still open"),
        ("a: [1, 2}\n", "[1, 2}", "another kind of bracket"),
        ("a: {b: 1 c: 2}\n", ": 2}", "comma"),
        ("a: [1, , 2]\n", ", 2]", "comma"),
        ("a: Pain: what helps\n", ": what helps", "double quotes"),
        ("a: 1\nb\n", "b", "no `key: value`"),
        ("a: 1\n  b: 2\n", ": 2", "same indent"),
        ("a:\n  - 1\n - 2\n", "- 2", "does not stand below"),
        ("a: @home\n", "@home", "cannot begin with `@`"),
        ("a: `x`\n", "`x`", "cannot begin with"),
        ("a: *x\n", "*x", "aliases"),
        ("a: &x 1\n", "&x 1", "anchors"),
        ("a: &a [*a]\n", "&a [*a]", "anchors"),
        ("x: !!python/object:os.system y\n", "!!python/object:os.system y", "tags"),
        ("x: !!str 12\n", "!!str 12", "tags"),
        ("x: !mine {a: 1}\n", "!mine {a: 1}", "tags"),
        ("? [a, b]\n: 3\n", "[a, b]", "a key has to be a word"),
        ("~: z\n", "~", "a key has to be a word"),
        ("a: 1\n---\nb: 1\n", "---", "second document"),
        ("a: 1\n...\nb: 2\n", "b: 2", "second document"),
        ("a: \"\\u202Ex\"\n", "\"\\u202Ex\"", "U+202E"),
        ("a: \"\\0\"\n", "\"\\0\"", "NUL"),
    ] {
        let (_, found) = tree(text);
        assert_one(text, &found, place, words);
        assert_eq!(found[0].rule, names::YAML, "{text}");
        assert!(!found[0].message.contains(" at line "), "{}", found[0].message);
    }
}

#[test]
fn a_key_that_stands_twice_shows_its_first_place_and_does_not_hide_other_faults() {
    let text = "a: 1\nm: {x: 1, x: 2}\na: 3\n";
    let (_, found) = tree(text);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].labels[0].place.span, Span::new(9, 10));
    assert_eq!(found[1].labels[0].place.span, Span::new(0, 1));
}

#[test]
fn bombs_and_towers_are_refused_at_once() {
    let bomb: String = ('b'..='j')
        .zip('a'..)
        .map(|(name, of)| format!("{name}: &{name} [{}]\n", vec![format!("*{of}"); 9].join(",")))
        .collect();
    let many = format!("a: [{}]\n", "1,".repeat(60_000));
    for (text, words) in [
        (format!("a: &a [x,x,x,x,x,x,x,x,x]\n{bomb}"), "anchors"),
        (format!("t: {}", "[".repeat(10_000)), "16 deep"),
        (format!("t: {}{}", "[".repeat(17), "]".repeat(17)), "16 deep"),
        ((0..20).map(|depth| format!("{}k:\n", " ".repeat(depth))).collect(), "16 deep"),
        (many, "50000 values"),
    ] {
        let (node, found) = tree(&text);
        assert!(node.is_none());
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains(words), "{}", found[0].message);
    }
}

#[test]
fn scalars_keep_their_words_and_what_yaml_takes_them_for() {
    let text = "country: NO\ncode: 012\nversion: 1.10\nempty:\ntruth: true\nday: 2026-11-22\nbig: 1_000\nhex: 0x1F\n\
                quoted: 'true'\nhuge: 1e999\nbyte: .nan\n";
    let (node, found) = tree(text);
    assert_eq!(found, []);
    let Value::Map(map) = node.unwrap().plain() else { panic!("the tree is a map") };
    let words = |text: &str| Value::Text(text.to_owned());
    for (key, value) in [
        ("country", words("NO")),
        ("code", words("012")),
        ("version", Value::Number(1.1)),
        ("empty", Value::Null),
        ("truth", Value::Truth(true)),
        ("day", words("2026-11-22")),
        ("big", words("1_000")),
        ("hex", words("0x1F")),
        ("quoted", words("true")),
        ("huge", words("1e999")),
        ("byte", words(".nan")),
    ] {
        assert_eq!(map[key], value, "{key}");
    }
}

#[test]
fn places_are_those_of_the_words_whatever_stands_before_them() {
    let text = "é: \"ü: x\"\r\nl: [ä,\r\n  ö , ]\r\nm:\r\n  - k: v\r\n    z: 'it''s'\r\nfold: >\r\n  hello\r\n  there\r\n\r\ne: []\r\n";
    let (node, found) = tree(text);
    assert_eq!(found, []);
    let mut places = Vec::new();
    collect(&node.unwrap(), text, &mut places);
    assert_eq!(
        places,
        [
            text.trim_end(),
            "é",
            "\"ü: x\"",
            "l",
            "[ä,\r\n  ö , ]",
            "ä",
            "ö",
            "m",
            "- k: v\r\n    z: 'it''s'",
            "k: v\r\n    z: 'it''s'",
            "k",
            "v",
            "z",
            "'it''s'",
            "fold",
            "hello\r\n  there",
            "e",
            "[]",
        ]
    );
}

fn collect<'a>(node: &Node, text: &'a str, places: &mut Vec<&'a str>) {
    use crate::parse::node::Shape;
    places.push(node.span.of(text));
    match &node.shape {
        Shape::List(items) => items.iter().for_each(|item| collect(item, text, places)),
        Shape::Map(entries) => {
            for entry in entries {
                places.push(entry.key.span.of(text));
                collect(&entry.value, text, places);
            }
        }
        Shape::Null | Shape::Scalar(_) => {}
    }
}
