//! Sites of any size, made from this repository's own: the same every time, and without a finding of level error.
//!
//! Nothing clinical is invented for a measurement. A corpus is the own site and then volume after volume of copies of
//! its pages: each copy has a name, relations and links of its own, a section or two borrowed from other pages until it
//! is as long as pages of this kind are (600 to 900 words), and three links to pages elsewhere. Causes are copied until
//! there are 200 conditions; a copied cause has one rule of its model's, and each exercise declares what follows.

mod exercise;
mod model;
mod random;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use exercise::{CauseRule, Vocabulary, declare};
use model::{Model, models};
use random::Random;

/// Conditions above this would be no realistic site.
const MOST_CONDITIONS: usize = 200;
/// Pages shorter than this get another section.
const FEWEST_WORDS: usize = 600;
/// The number in the names of the first copies. Small ones would be read as numbers to call, such as 112.
const FIRST_VOLUME: usize = 10_001;
/// Where all chances begin.
const SEED: u64 = 2026;

/// Writes a site of `pages` pages, sections included, into the new folder `target`; it is made from the site in `own`.
pub(crate) fn write(own: &Path, target: &Path, pages: usize) -> io::Result<()> {
    for (path, text) in files(own, pages)? {
        let path = target.join(path);
        fs::create_dir_all(path.parent().expect("every file of a site is in a folder"))?;
        fs::write(path, text)?;
    }
    Ok(())
}

/// The files of a site of `pages` pages by path: settings, records and pages.
pub(crate) fn files(own: &Path, pages: usize) -> io::Result<BTreeMap<String, String>> {
    let (mut files, models) = models(own)?;
    let vocabulary = Vocabulary::read(&files["content/_data/movements.yaml"]);
    let factors = files["content/_data/conditions.yaml"].lines().filter(|line| is_key(line)).count();
    let causes = models.iter().filter(|model| model.folder == "causes").count();
    let copied_causes = MOST_CONDITIONS.saturating_sub(factors + causes);
    let volumes = volumes(&models, pages.saturating_sub(models.len()), copied_causes);
    let names: BTreeSet<String> = volumes.iter().map(|&(model, volume)| name(&models[model], volume)).collect();
    let rules: Vec<CauseRule> = volumes
        .iter()
        .filter(|(model, _)| models[*model].folder == "causes")
        .filter_map(|&(model, volume)| {
            CauseRule::pick(&models[model], &name(&models[model], volume), &models, &vocabulary)
        })
        .collect();
    for model in &models {
        let front = declare(&model.front, &rules, &vocabulary);
        files.insert(model.path(""), format!("---\n{front}---\n{}", model.body));
    }
    let sections = model::sections(&models);
    for &(index, volume) in &volumes {
        let model = &models[index];
        let mut random = Random::new(SEED ^ ((volume as u64) << 16) ^ index as u64);
        let own_name = name(model, volume);
        let rule = rules.iter().find(|rule| rule.condition == own_name);
        let front = declare(&model.renamed_front(volume, &names, rule), &rules, &vocabulary);
        let mut body = model.renamed_body(volume, &names);
        lengthen(&mut body, &front, &sections, &mut random);
        body += &elsewhere(model, &models, &volumes, &mut random);
        files.insert(model.path(&format!("-{volume}")), format!("---\n{front}---\n{body}"));
    }
    Ok(files)
}

/// The name of the copy of `model` in `volume`.
fn name(model: &Model, volume: usize) -> String {
    format!("{}-{volume}", model.stem)
}

/// Whether a line of YAML is a key of the outermost map.
fn is_key(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_lowercase())
}

/// Which models are copied in which volumes: volume after volume until there are `copies`.
fn volumes(models: &[Model], copies: usize, mut causes: usize) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for volume in FIRST_VOLUME.. {
        for (index, model) in models.iter().enumerate().filter(|(_, model)| model.is_copied()) {
            if all.len() == copies {
                return all;
            }
            if model.folder == "causes" {
                if causes == 0 {
                    continue;
                }
                causes -= 1;
            }
            all.push((index, volume));
        }
    }
    all
}

/// Adds sections of other pages until the page is as long as others.
fn lengthen(body: &mut String, front: &str, sections: &[(String, String)], random: &mut Random) {
    let words = |text: &str| text.split_whitespace().count();
    let mut length = words(body) + words(front);
    let start = random.below(sections.len());
    for (heading, section) in sections.iter().cycle().skip(start).take(sections.len()) {
        if length >= FEWEST_WORDS {
            return;
        }
        if !body.contains(heading.as_str()) {
            length += words(section);
            body.push('\n');
            body.push_str(section);
        }
    }
}

/// A section with links to three copies in other volumes.
fn elsewhere(model: &Model, models: &[Model], volumes: &[(usize, usize)], random: &mut Random) -> String {
    let mut text = "\n## Elsewhere on this site\n\n".to_owned();
    for _ in 0..3 {
        let &(other, volume) = random.pick(volumes);
        let other = &models[other];
        if other.folder == "exercises" && model.folder == "causes" {
            continue;
        }
        let up = if model.folder.is_empty() { "" } else { "../" };
        let below = if other.folder.is_empty() { String::new() } else { format!("{}/", other.folder) };
        text += &format!("- Read [another page](<{up}{below}{}.md>) of this site.\n", name(other, volume));
    }
    text
}
