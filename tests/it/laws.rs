//! Laws of the build, over sequences of edits of the small site.

use std::collections::BTreeMap;

use proptest::prelude::{ProptestConfig, Strategy, prop_assert_eq, prop_oneof, proptest};

use crate::site::{TestSite, small};

/// One change to a site, as an author might make it, good or bad.
#[derive(Clone, Debug)]
enum Edit {
    /// A sentence at the end of a page.
    Sentence(usize, &'static str),
    /// A line of a file is deleted.
    DeleteLine(usize, usize),
    /// A line of a file is doubled.
    DoubleLine(usize, usize),
    /// A file is deleted.
    Delete(usize),
    /// A file gets another name.
    Rename(usize),
    /// The file comes back as it was at first.
    Restore(usize),
    /// All files come back as they were at first.
    RestoreAll,
    /// A page gets another paragraph, which nothing is wrong with.
    Paragraph(usize, &'static str),
    /// A file that is not a page is written: a template, a style, a picture, a record.
    Write(&'static str, &'static str),
    /// A piece of a file is another, wherever it first stands.
    Replace(&'static str, &'static str, &'static str),
}

const PARAGRAPHS: [&str; 4] =
    ["\nWalk a little each day.\n", "\nRest a little.\n", "\n## More\n\nSit down.\n", "\nSee [[walking]].\n"];

const FILES: [(&str, &str); 6] = [
    ("static/own.css", "body { margin: 0 }\n"),
    ("static/own.css", "body { margin: 1px }\n"),
    ("static/note.txt", "A note.\n"),
    (
        "templates/not-found.html",
        "{% extends \"base.html\" %}{% block content %}<p>Nothing.</p>{% endblock content %}\n",
    ),
    (
        "templates/not-found.html",
        "{% extends \"base.html\" %}{% block content %}<p>No page.</p>{% endblock content %}\n",
    ),
    ("templates/page.html", "{% extends \"base.html\" %}{% block content %}{{ page.nothing }}{% endblock content %}\n"),
];

const PIECES: [(&str, &str, &str); 5] = [
    ("handout.yaml", "title: ", "title: Plain "),
    ("handout.yaml", "status: demonstration", "status: live"),
    ("content/exercises/walking.md", "title: ", "title: Short "),
    ("content/exercises/walking.md", "summary: ", "summary: Plainly. "),
    ("content/_data/sources.yaml", "title: ", "title: About "),
];

const SENTENCES: [&str; 6] = [
    "\nWalk a little.\n",
    "\nSee [[walking]].\n",
    "\nSee [nowhere](nowhere.md).\n",
    "\n> [!IMPORTANT] Mind this if:\n> it hurts\n",
    "\n## Another heading\n\nText.\n",
    "\n<script>alert(1)</script>\n",
];

fn edits() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (0..100_usize, 0..SENTENCES.len()).prop_map(|(file, which)| Edit::Sentence(file, SENTENCES[which])),
        (0..100_usize, 0..200_usize).prop_map(|(file, line)| Edit::DeleteLine(file, line)),
        (0..100_usize, 0..200_usize).prop_map(|(file, line)| Edit::DoubleLine(file, line)),
        (0..100_usize).prop_map(Edit::Delete),
        (0..100_usize).prop_map(Edit::Rename),
        (0..100_usize).prop_map(Edit::Restore),
        proptest::strategy::Just(Edit::RestoreAll),
        (0..100_usize, 0..PARAGRAPHS.len()).prop_map(|(file, which)| Edit::Paragraph(file, PARAGRAPHS[which])),
        (0..100_usize, 0..PARAGRAPHS.len()).prop_map(|(file, which)| Edit::Paragraph(file, PARAGRAPHS[which])),
        (0..FILES.len()).prop_map(|which| Edit::Write(FILES[which].0, FILES[which].1)),
        (0..PIECES.len()).prop_map(|which| Edit::Replace(PIECES[which].0, PIECES[which].1, PIECES[which].2)),
    ]
}

fn apply(first: &BTreeMap<String, String>, files: &mut BTreeMap<String, String>, edit: &Edit) {
    let name = |number: usize, files: &BTreeMap<String, String>| files.keys().nth(number % files.len().max(1)).cloned();
    let line = |text: &str, number: usize, copies: usize| {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let at = number % lines.len().max(1);
        let kept = lines
            .iter()
            .enumerate()
            .flat_map(|(index, line)| std::iter::repeat_n(*line, if index == at { copies } else { 1 }));
        kept.collect::<String>()
    };
    match edit {
        Edit::Sentence(number, sentence) => {
            if let Some(text) = name(*number, files).and_then(|name| files.get_mut(&name)) {
                *text += sentence;
            }
        }
        Edit::DeleteLine(number, at) | Edit::DoubleLine(number, at) => {
            let copies = if matches!(edit, Edit::DeleteLine(..)) { 0 } else { 2 };
            if let Some(text) = name(*number, files).and_then(|name| files.get_mut(&name)) {
                *text = line(text, *at, copies);
            }
        }
        Edit::Delete(number) => {
            if let Some(name) = name(*number, files) {
                files.remove(&name);
            }
        }
        Edit::Rename(number) => {
            if let Some(name) = name(*number, files)
                && let Some(text) = files.remove(&name)
            {
                let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
                files.insert(format!("{stem}-2.{ending}"), text);
            }
        }
        Edit::RestoreAll => files.clone_from(first),
        Edit::Paragraph(number, paragraph) => {
            let pages: Vec<String> = files.keys().filter(|name| name.ends_with(".md")).cloned().collect();
            if let Some(text) = pages.get(number % pages.len().max(1)).and_then(|name| files.get_mut(name)) {
                *text += paragraph;
            }
        }
        Edit::Write(name, text) => drop(files.insert((*name).to_owned(), (*text).to_owned())),
        Edit::Replace(name, old, new) => {
            if let Some(text) = files.get_mut(*name) {
                *text = text.replacen(old, new, 1);
            }
        }
        Edit::Restore(number) => {
            if let Some((name, text)) = first.iter().nth(number % first.len()) {
                files.insert(name.clone(), text.clone());
            }
        }
    }
}

fn site(files: &BTreeMap<String, String>) -> TestSite {
    let txtar: String = files.iter().map(|(name, text)| format!("-- {name} --\n{text}")).collect();
    TestSite::new(&txtar)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_a_build_with_the_last_one_at_hand_equals_a_build_from_scratch(
        script in proptest::collection::vec(edits(), 1..8),
    ) {
        let first = small().files().clone();
        let mut files = first.clone();
        let mut last = site(&files).build();
        for edit in &script {
            apply(&first, &mut files, edit);
            let site = site(&files);
            let incremental = site.build_after(Some(&last));
            let clean = site.build();
            prop_assert_eq!(&incremental.build.diagnostics, &clean.build.diagnostics);
            prop_assert_eq!(incremental.outputs(), clean.outputs());
            prop_assert_eq!(&incremental.build.outputs, &clean.build.outputs);
            let inside = |path: &handout::text::SitePath, span: handout::text::Span| {
                files.get(path.as_str()).is_none_or(|text| text.get(span.range()).is_some())
            };
            for found in &clean.build.diagnostics {
                prop_assert_eq!(inside(&found.path, found.span), true, "{:?}", found);
                for label in &found.labels {
                    prop_assert_eq!(inside(&label.place.path, label.place.span), true, "{:?}", label);
                }
            }
            prop_assert_eq!(&incremental.build, &clean.build);
            last = incremental;
        }
    }
}

#[test]
fn an_edit_of_one_body_hands_over_one_file() {
    let before = small().build().clean();
    let page = "content/self-care/staying-active.md";
    let text = format!("{}\nWalk a little each day.\n", small().files()[page]);
    let after = small().with(&format!("-- {page} --\n{text}")).build_after(Some(&before)).clean();
    assert_eq!(after.emitted(), 1);
    assert!(after.output("self-care/staying-active/index.html").contains("Walk a little each day."));
    assert_eq!(small().build_after(Some(&before)).clean().emitted(), 0);
}

#[test]
fn one_thread_and_many_make_the_same_site() {
    let build_with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| small().build().clean())
    };
    let (one, many) = (build_with(1), build_with(8));
    assert_eq!(one.outputs(), many.outputs());
    assert_eq!(one.build, many.build);
}
