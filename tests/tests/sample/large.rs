//! A publication of any size, made of words that are spread as words are: few are common, most are rare.

use super::{PYTHON, proven, question, ran, snippet, topic};
use deckle_content::Level;
use deckle_content::publication::{Publication, TopicEdition, Verdict};
use deckle_content::topic::Group;

const TAGS: [&str; 6] = ["basics", "io", "types", "web", "testing", "tools"];
/// Different words in a large publication.
const WORDS: u64 = 30_000;

/// Makes a publication of one topic with so many questions.
pub(crate) fn large(count: usize) -> Publication {
    let mut numbers = Numbers(42);
    let questions = (0..count)
        .map(|at| {
            let title = format!("What is {} to {} in case {at}?", numbers.word(), numbers.word());
            let answer: Vec<String> = (0..120).map(|_| numbers.word()).collect();
            let mut asked = question(&title, Level::ALL[at % 3], &[TAGS[at % 6]], &answer.join(" "));
            // Plain text: what is measured is the page, not the highlighting.
            asked.snippets = vec![snippet("text", &format!("{} = {}\n", numbers.word(), numbers.word()))];
            proven(
                "large",
                &format!("case-{at}"),
                at + 1,
                asked,
                vec![ran(Verdict::Passed)],
            )
        })
        .collect();
    Publication {
        title: "Large".into(),
        description: "Many questions.".into(),
        version: "1.0.0".into(),
        source_url: None,
        interpreters: vec![PYTHON.into()],
        topics: vec![TopicEdition {
            id: "large".into(),
            topic: topic("Large", Group::Languages, &TAGS),
            questions,
        }],
    }
}

/// Numbers that look random and are the same in every run (Knuth's constants for a 64-bit linear generator).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    /// Returns a made-up word of two to five syllables; low ranks come up far more often than high ones.
    fn word(&mut self) -> String {
        const SYLLABLES: [&str; 16] = [
            "an", "be", "co", "de", "el", "fi", "ga", "ho", "in", "ju", "ka", "lo", "mi", "no", "or", "py",
        ];
        let spread = self.next() % WORDS + 1;
        let mut rank = self.next() % spread + 16;
        let mut word = String::new();
        while rank > 0 {
            word.push_str(SYLLABLES[usize::try_from(rank % 16).unwrap()]);
            rank /= 16;
        }
        word
    }
}
