//! How hard a text is to read, in school years: formulas that people in health writing know.
//!
//! They count and do not understand. A low grade is no proof that a page is plain; a high one is a reason to look.

use crate::text::{sentences, syllables, words};

/// SMOG was made from samples of this many sentences and says nothing of fewer.
const SMOG_SENTENCES: usize = 30;

/// Counts of a text, from which all measures come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// How many sentences.
    pub sentences: usize,
    /// How many words.
    pub words: usize,
    /// How many syllables in all.
    pub syllables: usize,
    /// How many words of three syllables or more.
    pub long_words: usize,
}

impl Measures {
    /// The counts of `text`.
    pub fn of(text: &str) -> Self {
        let mut all = Self::default();
        for sentence in sentences(text) {
            let sentence = &text[sentence];
            let counts: Vec<usize> = words(sentence).into_iter().map(|word| syllables(&sentence[word])).collect();
            all.sentences += usize::from(!counts.is_empty());
            all.words += counts.len();
            all.syllables += counts.iter().sum::<usize>();
            all.long_words += counts.iter().filter(|&&count| count >= 3).count();
        }
        all
    }

    /// The counts of both texts together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            syllables: self.syllables + other.syllables,
            long_words: self.long_words + other.long_words,
        }
    }

    /// Flesch-Kincaid grade: `0.39 words/sentences + 11.8 syllables/words - 15.59` (1975).
    /// `None` for a text without words.
    pub fn grade(self) -> Option<f64> {
        (self.words > 0).then(|| 0.39 * self.words_per_sentence() + 11.8 * self.syllables_per_word() - 15.59)
    }

    /// Flesch reading ease: `206.835 - 1.015 words/sentences - 84.6 syllables/words`, 0 (hard) to 100 (1948).
    /// `None` for a text without words.
    pub fn ease(self) -> Option<f64> {
        (self.words > 0).then(|| 206.835 - 1.015 * self.words_per_sentence() - 84.6 * self.syllables_per_word())
    }

    /// SMOG grade: `1.0430 sqrt(30 long words/sentences) + 3.1291` (1969). `None` below 30 sentences.
    pub fn smog(self) -> Option<f64> {
        (self.sentences >= SMOG_SENTENCES)
            .then(|| 1.0430 * (30.0 * ratio(self.long_words, self.sentences)).sqrt() + 3.1291)
    }

    /// The mean length of a sentence in words; 0 for a text without words.
    pub fn words_per_sentence(self) -> f64 {
        ratio(self.words, self.sentences)
    }

    fn syllables_per_word(self) -> f64 {
        ratio(self.syllables, self.words)
    }
}

/// Counts of one text are far below the 2^52 up to which this is exact.
fn ratio(of: usize, to: usize) -> f64 {
    if to == 0 { 0.0 } else { of as f64 / to as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_and_grades_are_those_of_pen_and_paper() {
        // 4 + 3 words; 1+1+1+1 and 2+1+6 syllables; one long word.
        let measures = Measures::of("Lie on your back. Never skip physiotherapy.");
        assert_eq!(measures, Measures { sentences: 2, words: 7, syllables: 13, long_words: 1 });
        let grade = measures.grade().unwrap();
        assert!((grade - (0.39 * 3.5 + 11.8 * 13.0 / 7.0 - 15.59)).abs() < 1e-9, "{grade}");
    }

    #[test]
    fn plain_words_are_easier_than_a_doctors_letter() {
        let plain = Measures::of("Sit down. Hold your leg. Let it go when it hurts.");
        let letter =
            Measures::of("Neurological examination demonstrated bilateral radiculopathy of unknown aetiology.");
        assert!(plain.grade() < Some(2.0) && letter.grade() > Some(15.0));
        assert!(plain.ease() > letter.ease());
    }

    #[test]
    fn too_little_text_has_no_grade() {
        assert_eq!(Measures::of("— …").grade(), None);
        assert_eq!(Measures::of(&"Walk to the hospital. ".repeat(29)).smog(), None);
        // One word of three syllables in each of 30 sentences.
        let smog = Measures::of(&"Walk to the hospital. ".repeat(30)).smog().unwrap();
        assert!((smog - (1.0430 * 30.0_f64.sqrt() + 3.1291)).abs() < 1e-9, "{smog}");
    }
}
