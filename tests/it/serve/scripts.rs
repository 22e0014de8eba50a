//! Random edits through the real watcher: whatever an author does, the preview ends as a build from scratch.
//!
//! `PREVIEW_SCRIPTS=200 cargo test --release --test it random_edit` is the whole proof; a script that fails is printed
//! with its number, and `PREVIEW_FIRST=NUMBER` begins with it.

use std::fs;
use std::thread;
use std::time::Duration;

use crate::serve::watched::Watched;
use crate::site::small;

/// Steps of one script.
const STEPS: usize = 20;

/// Numbers that look like chance and are the same each time (xorshift, Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

const PAGES: [&str; 8] = [
    "content/about.md",
    "content/one.md",
    "content/two.md",
    "content/Two.md",
    "content/folder/three.md",
    "content/folder/deep/four.md",
    "content/exercises/walking.md",
    "content/self-care/staying-active.md",
];
const FOLDERS: [&str; 4] = ["content/folder", "content/other", "content/folder/deep", "content/self-care"];

fn page(chance: &mut Chance) -> String {
    let word = chance.of(&["Knees bend.", "Backs [link](about.md).", "See [[walking]].", "Ümlaut and 腰痛.", ""]);
    let key = chance.of(&[
        "",
        "",
        "",
        "status: draft\n",
        "slug: moved\n",
        "titel: wrong\n",
        "order: [\n",
        "aliases: [old-place]\n",
    ]);
    format!(
        "---\ntitle: Page {}\nsummary: Words of number {}.\n{key}review: {{written: 2026-11-22, due: 2027-11-22}}\n---\n\n{word}\n",
        chance.below(5),
        chance.below(100)
    )
}

/// Does one thing to the site, and says what. What cannot be done, because it is not there, is not done.
fn step(watched: &Watched, chance: &mut Chance, settings: &str) -> String {
    let path = chance.of(&PAGES).to_owned();
    let file = watched.path(&path);
    let parent = file.parent().unwrap().to_owned();
    match chance.below(16) {
        0..=4 => {
            watched.write(&path, &page(chance));
            format!("write {path}")
        }
        5 => {
            let _ = fs::create_dir_all(&parent);
            fs::write(parent.join("sedXyz"), page(chance)).unwrap();
            fs::rename(parent.join("sedXyz"), &file).unwrap();
            format!("replace {path}")
        }
        6 => format!("remove {path}: {:?}", fs::remove_file(&file).is_ok()),
        7 => {
            let to = watched.path(chance.of(&PAGES));
            let _ = fs::create_dir_all(to.parent().unwrap());
            format!("rename {path} to {}: {:?}", to.display(), fs::rename(&file, &to).is_ok())
        }
        8 => {
            let (from, to) = (chance.of(&FOLDERS), chance.of(&FOLDERS));
            format!("move {from} to {to}: {:?}", fs::rename(watched.path(from), watched.path(to)).is_ok())
        }
        9 => {
            let folder = chance.of(&FOLDERS);
            format!("remove all of {folder}: {:?}", fs::remove_dir_all(watched.path(folder)).is_ok())
        }
        10 => {
            let text = chance.of(&["{{ page.title", "{% extends \"base.html\" %}", "{{ page.titel }}"]);
            watched.write("templates/concept.html", text);
            "break a template".to_owned()
        }
        11 => format!("mend the template: {:?}", fs::remove_dir_all(watched.path("templates")).is_ok()),
        12 => {
            let text = match chance.below(3) {
                0 => "title: [\n".to_owned(),
                1 => settings.replace("/small/", "/else/"),
                _ => settings.to_owned(),
            };
            watched.write("handout.yaml", &text);
            "change the settings".to_owned()
        }
        13 => {
            watched.write(
                chance.of(&["static/a.txt", "content/folder/a.png", "static/own.css"]),
                &"x".repeat(chance.below(9)),
            );
            "write an asset".to_owned()
        }
        14 => link(watched, chance),
        _ => {
            // A file that is there and empty for a while.
            if file.is_file() {
                fs::write(&file, "").unwrap();
                thread::sleep(Duration::from_millis(chance.below(90) as u64));
                fs::write(&file, page(chance)).unwrap();
            }
            format!("empty {path} and write it")
        }
    }
}

#[cfg(unix)]
fn link(watched: &Watched, chance: &mut Chance) -> String {
    let target = chance.of(&["about.md", "nowhere.md", "../handout.yaml", ".."]);
    let link = watched.path("content/link.md");
    let _ = fs::remove_file(&link);
    format!("link to {target}: {:?}", std::os::unix::fs::symlink(target, link).is_ok())
}

#[cfg(not(unix))]
fn link(_: &Watched, _: &mut Chance) -> String {
    "no links here".to_owned()
}

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(default)
}

#[test]
fn random_edit_scripts_end_as_a_build_from_scratch() {
    let first = number("PREVIEW_FIRST", 1);
    for script in first..first + number("PREVIEW_SCRIPTS", 4) {
        let mut chance = Chance(script.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let watched = Watched::of(&small(), script % 10 == 9);
        let settings = fs::read_to_string(watched.path("handout.yaml")).unwrap();
        let mut story = format!("script {script}");
        for at in 0..STEPS {
            story += &format!("\n{at}: {}", step(&watched, &mut chance, &settings));
            thread::sleep(Duration::from_millis([0, 0, 1, 5, 20, 70][chance.below(6)]));
            if chance.below(7) == 0 {
                watched.settles(&story);
            }
        }
        watched.settles(&story);
        assert!(watched.said.lock().unwrap().is_empty(), "{story}: {:?}", watched.said.lock().unwrap());
    }
}
