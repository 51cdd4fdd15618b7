//! Questions as bags of words, to find those that ask the same.
//!
//! Words are weighted by how rare they are (TF-IDF) and questions compared by cosine similarity. An inverted index finds
//! the pairs that share a rare word, so that 10,000 questions take a fraction of a second instead of 50 million
//! comparisons.

use super::words::Words;
use crate::collection::QuestionFile;
use std::collections::HashMap;

/// A word in more than one of this many questions (and more than [`COMMON_FLOOR`]) finds no pairs: it tells nothing.
const COMMON_SHARE: usize = 50;
/// Questions that may share a word whatever the size of the topic.
const COMMON_FLOOR: usize = 50;

/// The questions of one topic.
pub(crate) struct Titles<'a> {
    questions: Vec<&'a QuestionFile<'a>>,
    words: Vec<Words>,
}

impl<'a> Titles<'a> {
    /// Reads the words of a topic's questions.
    pub(crate) fn new(questions: impl IntoIterator<Item = &'a QuestionFile<'a>>) -> Self {
        let questions = questions
            .into_iter()
            .filter(|file| file.question.is_some())
            .collect::<Vec<_>>();
        let words = questions
            .iter()
            .map(|file| {
                file.question
                    .map(|typed| Words::of(&typed.question))
                    .unwrap_or_default()
            })
            .collect();
        Titles { questions, words }
    }

    /// Returns the pairs that ask the same words, code and signs in the same order.
    pub(crate) fn equal(&self) -> Vec<(&'a QuestionFile<'a>, &'a QuestionFile<'a>)> {
        let mut seen: HashMap<&[String], usize> = HashMap::with_capacity(self.words.len());
        let mut out = Vec::new();
        for (at, words) in self.words.iter().enumerate() {
            match seen.get(words.exact.as_slice()) {
                Some(&first) => out.push((self.questions[first], self.questions[at])),
                None => {
                    seen.insert(&words.exact, at);
                }
            }
        }
        out
    }

    /// Returns, for each question, the nearest earlier one if it is at least `least` alike but not equal, with the score.
    pub(crate) fn near(&self, least: f64) -> Vec<(&'a QuestionFile<'a>, &'a QuestionFile<'a>, f64)> {
        let vectors = self.vectors();
        let common = COMMON_FLOOR.max(self.words.len() / COMMON_SHARE);
        let mut index: HashMap<usize, Vec<usize>> = HashMap::new();
        for (at, vector) in vectors.iter().enumerate() {
            for &(word, _) in vector {
                index.entry(word).or_default().push(at);
            }
        }
        let mut out = Vec::new();
        let mut candidates = Vec::new();
        for (at, vector) in vectors.iter().enumerate() {
            candidates.clear();
            for (word, _) in vector {
                let others = index.get(word).map(Vec::as_slice).unwrap_or_default();
                if others.len() <= common {
                    candidates.extend(others.iter().copied().filter(|&other| other < at));
                }
            }
            candidates.sort_unstable();
            candidates.dedup();
            let best = candidates
                .iter()
                .filter(|&&other| !self.are_the_same(other, at) && !self.differ_in_code(other, at))
                .map(|&other| (other, cosine(vector, &vectors[other])))
                .filter(|(_, score)| *score >= least)
                .max_by(|a, b| a.1.total_cmp(&b.1));
            if let Some((other, score)) = best {
                out.push((self.questions[other], self.questions[at], score));
            }
        }
        out
    }

    fn are_the_same(&self, one: usize, other: usize) -> bool {
        self.words[one].exact == self.words[other].exact
    }

    /// Tells whether two questions are set apart by their code alone, as in "What does `|` do?": on purpose, then.
    fn differ_in_code(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.words[one], &self.words[other]);
        one.prose == other.prose && one.code != other.code
    }

    /// Returns each question's words by number, ascending, with weights that make its length 1.
    fn vectors(&self) -> Vec<Vec<(usize, f64)>> {
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut spread: Vec<usize> = Vec::new();
        let mut bags = Vec::with_capacity(self.words.len());
        for words in &self.words {
            let mut bag: Vec<(usize, f64)> = Vec::with_capacity(words.alike.len());
            for word in &words.alike {
                let next = numbers.len();
                let number = *numbers.entry(stem(word)).or_insert(next);
                match bag.iter_mut().find(|(own, _)| *own == number) {
                    Some((_, count)) => *count += 1.0,
                    None => bag.push((number, 1.0)),
                }
            }
            spread.resize(numbers.len(), 0);
            for (number, _) in &bag {
                spread[*number] += 1;
            }
            bags.push(bag);
        }
        let total = self.words.len() as f64;
        for bag in &mut bags {
            for (number, weight) in bag.iter_mut() {
                *weight *= (1.0 + total / spread[*number] as f64).ln();
            }
            let length = bag.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
            for (_, weight) in bag.iter_mut() {
                *weight /= length.max(f64::MIN_POSITIVE);
            }
            bag.sort_unstable_by_key(|(number, _)| *number);
        }
        bags
    }
}

/// Takes the plural's `s` off a word.
fn stem(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(rest) if word.len() > 3 && !rest.ends_with(['s', 'i', 'u']) => rest,
        _ => word,
    }
}

/// Multiplies two vectors whose entries ascend.
fn cosine(a: &[(usize, f64)], b: &[(usize, f64)]) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.0.cmp(&y.0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += x.1 * y.1;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}
