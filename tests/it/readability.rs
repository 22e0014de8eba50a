//! Readability against a pronouncing dictionary and a reference implementation. `tests/readability.py` makes the figures;
//! `cargo test --test it readability -- --nocapture` prints the agreement.

use handout::text::{Measures, syllables};

/// The words of the dictionary that are counted as it counts them, in percent, at least.
const EXACT: f64 = 90.0;

/// Those that are at most one off.
const NEAR: f64 = 99.0;

/// How far a grade may be from the reference on one page: it has a syllable counter and a sentence splitter of its own.
const ONE_PAGE: f64 = 1.0;

/// How far on average.
const ON_AVERAGE: f64 = 0.4;

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).expect("the figures are few"))
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what the run is for")]
fn syllables_agree_with_the_pronouncing_dictionary() {
    let (mut all, mut exact, mut near) = (0, 0, 0);
    for line in include_str!("readability/syllables.tsv").lines() {
        let (word, counts) = line.split_once('\t').expect("two cells");
        let counts: Vec<usize> = counts.split(' ').map(|count| count.parse().expect("a number")).collect();
        let ours = syllables(word);
        all += 1;
        exact += usize::from(counts.contains(&ours));
        near += usize::from(counts.iter().any(|&count| count.abs_diff(ours) <= 1));
    }
    let share = |part: usize| 100.0 * number(part) / number(all);
    println!("syllables: {all} words, {:.1} % exact, {:.1} % at most one off", share(exact), share(near));
    assert!(all > 1000 && share(exact) >= EXACT && share(near) >= NEAR, "{:.1} and {:.1}", share(exact), share(near));
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what the run is for")]
fn grades_agree_with_the_reference_implementation() {
    for (name, column, ours) in [
        ("Flesch-Kincaid", 1, Measures::grade as fn(Measures) -> Option<f64>),
        ("SMOG", 2, Measures::smog as fn(Measures) -> Option<f64>),
    ] {
        let mut differences = Vec::new();
        for line in include_str!("readability/grades.tsv").lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            let Ok(theirs) = cells[column].parse::<f64>() else { continue };
            let Some(ours) = ours(Measures::of(cells[3])) else { continue };
            let difference = (ours - theirs).abs();
            assert!(
                difference <= ONE_PAGE,
                "{name} of {}: {ours:.2}, and {theirs:.2} in the reference; {:?}",
                cells[0],
                Measures::of(cells[3])
            );
            differences.push(difference);
        }
        let mean = differences.iter().sum::<f64>() / number(differences.len());
        let most = differences.iter().copied().fold(0.0, f64::max);
        println!("{name}: {} pages, {mean:.2} apart on average, {most:.2} at most", differences.len());
        assert!(differences.len() >= 3 && mean <= ON_AVERAGE, "{name}: {mean:.2}");
    }
}
