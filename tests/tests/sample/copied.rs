//! A publication whose text is copied: code with blanks and blank lines, code in running text, and words that are divided.

use super::{PYTHON, proven, question, ran, snippet, topic};
use deckle_content::Level;
use deckle_content::publication::{Publication, TopicEdition, Verdict};
use deckle_content::topic::Group;

/// Answers and code.
const TEXTS: [(&str, &str); 3] = [
    (
        "Bytes have `decode`, text has `encode`; a number (`Decimal`) has neither, `int` too. Write `x[0]`, then `y`: \
         both work, as `list`s do.",
        "def total(numbers):\n    result = 0\n    for number in numbers:\n        if number > 0:\n            result += number\n    return result\n\nprint(total([1, -2, 3]))\n",
    ),
    (
        "Internationalization, parameterization, synchronization, implementation, responsibilities, characteristics, \
         compatibility, interoperability, straightforward, understanding, misunderstanding, representation, \
         generalization, specialization, optimization, initialization, configuration, documentation, approximation, \
         communication, differentiation, experimentation, administration and transformation are long words, and so are \
         recommendations, considerations, contradictions, demonstrations, investigations and interpretations.",
        "class Stack:\n    def __init__(self):\n        self.items = []\n\n    def push(self, item):\n        self.items.append(item)\n",
    ),
    (
        "Blanks within a line matter to readers, and those at its beginning to `python`.",
        "table = {\n    'one':   1,\n    'three': 3,\n}\nprint(  table  )\n",
    ),
];

/// Makes the publication.
pub(crate) fn copied() -> Publication {
    let questions = TEXTS.into_iter().zip(1..).map(|((answer, code), number)| {
        let mut own = question(
            &format!("What does text {number} say?"),
            Level::Mid,
            &["basics"],
            answer,
        );
        own.snippets = vec![snippet("python", code)];
        proven(
            "python",
            &format!("text-{number}"),
            number,
            own,
            vec![ran(Verdict::Passed)],
        )
    });
    Publication {
        title: "Copied".into(),
        description: "Texts that readers copy.".into(),
        version: "1.0.0".into(),
        source_url: None,
        interpreters: vec![PYTHON.into()],
        topics: vec![TopicEdition {
            id: "python".into(),
            topic: topic("Copying", Group::Languages, &["basics"]),
            questions: questions.collect(),
        }],
    }
}
