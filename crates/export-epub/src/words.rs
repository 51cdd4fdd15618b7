//! Every word of the book that no contributor wrote. Templates see [`WORDS`] as `words`.

use deckle_content::publication::{Counts, Verdict};
use deckle_export::Date;
use serde::Serialize;

/// The language of these words (BCP 47).
pub(crate) const LANGUAGE: &str = "en";

/// Labels and headings.
#[derive(Debug, Serialize)]
pub(crate) struct Words {
    pub(crate) contents: &'static str,
    pub(crate) title_page: &'static str,
    pub(crate) tags: &'static str,
    pub(crate) proven: &'static str,
    landmarks: &'static str,
    start: &'static str,
    output: &'static str,
    output_unchecked: &'static str,
    error_output: &'static str,
    error_output_unchecked: &'static str,
    raises: &'static str,
    raises_unchecked: &'static str,
    not_sandboxed: &'static str,
    read_next: &'static str,
    sources: &'static str,
    about_tags: &'static str,
    about_unproven: &'static str,
    licence: &'static str,
    source: &'static str,
}

/// Labels and headings.
pub(crate) const WORDS: Words = Words {
    contents: "Contents",
    title_page: "Title page",
    tags: "Tags",
    proven: "What was proven",
    landmarks: "Parts of this book",
    start: "First question",
    output: "Output",
    output_unchecked: "Output, not checked",
    error_output: "Standard error",
    error_output_unchecked: "Standard error, not checked",
    raises: "Raises",
    raises_unchecked: "Raises, not checked",
    not_sandboxed: "It was not sandboxed when it was run.",
    read_next: "Read next",
    sources: "Sources",
    about_tags: "The numbers lead to the questions.",
    about_unproven: "A mark below the code says so and why. By the number of the question:",
    licence: "Licence",
    source: "Source",
};

/// Names who wrote the content, for the shelves of readers.
pub(crate) fn authors(collection: &str) -> String {
    format!("The contributors of {collection}")
}

/// Says how the book can be read in other ways than by looking at it, for the catalogues of libraries, and what stands
/// behind that: `tests/tests/epub` lets both programs read samples.
pub(crate) fn accessibility(images: bool, described: bool) -> String {
    let images = match (images, described) {
        (false, _) => "",
        (true, true) => ", and each image has words",
        (true, false) => ", but an image has no words",
    };
    format!(
        "Headings, contents and links give the structure of this book; code and output are text{images}. Colours follow \
         the reader's own, and nothing is told by colour alone. EPUBCheck and Ace find no error and no serious barrier in \
         sample books that the same program makes; nobody has evaluated this one."
    )
}

/// Names a part of a topic by its questions.
pub(crate) fn part(topic: &str, first: usize, last: usize) -> String {
    if first == last {
        format!("{topic}: question {first}")
    } else {
        format!("{topic}: questions {first} to {last}")
    }
}

/// Names a question by its number where it stands alone.
pub(crate) fn place(topic: Option<&String>, number: usize) -> String {
    match topic {
        Some(topic) => format!("{topic} {number}"),
        None => number.to_string(),
    }
}

/// Stands in for an image that the book cannot show.
pub(crate) fn image(alt: &str) -> String {
    format!("[Image: {alt}]")
}

/// Names an example that has no title.
pub(crate) fn example(number: usize) -> String {
    format!("Example {number}")
}

/// Says under which interpreters an example ran, where those are not all.
pub(crate) fn ran_under(interpreters: &[String]) -> String {
    format!("Ran under {}.", and(interpreters))
}

/// Says how an example stands that nothing proved.
pub(crate) fn mark(verdict: Option<&Verdict>) -> String {
    match verdict {
        Some(Verdict::Failed { .. }) => "Failed when it was run".to_owned(),
        Some(Verdict::TimedOut) => "Did not finish".to_owned(),
        Some(Verdict::NotRun { checked: Some(how), .. }) => format!("Not run, only {how}"),
        Some(Verdict::NotRun { checked: None, .. } | Verdict::Passed) | None => "Not run".to_owned(),
    }
}

/// Counts the questions, by level if there are several.
pub(crate) fn questions(count: usize, levels: &[(&'static str, usize)]) -> String {
    let all = plural(count, "question");
    match levels {
        [(level, _)] => format!("{all}, {level}"),
        levels => {
            let each: Vec<String> = levels.iter().map(|(level, count)| format!("{count} {level}")).collect();
            format!("{all}: {}", each.join(", "))
        }
    }
}

/// Counts the questions.
pub(crate) fn question_count(count: usize) -> String {
    plural(count, "question")
}

/// Says in a few words how many examples are proven; empty if there are none.
pub(crate) fn share(counts: &Counts) -> String {
    match (counts.total(), counts.passed) {
        (0, _) => String::new(),
        (total, passed) if total == passed => format!("{} proven", plural(total, "example")),
        (total, passed) => format!("{passed} of {} proven", plural(total, "example")),
    }
}

/// Says in a line how many examples are proven, and by what.
pub(crate) fn proven(counts: &Counts, interpreters: &[String]) -> String {
    let total = counts.total();
    match (total, counts.passed) {
        (0, _) => "There are no examples.".to_owned(),
        (_, 0) => format!("No example was proven; there {}.", are(total)),
        (total, passed) => {
            let share = if total == passed {
                match total {
                    1 => "The one example".to_owned(),
                    total => format!("All {total} examples"),
                }
            } else {
                format!("{passed} of {}", plural(total, "example"))
            };
            let by = if interpreters.is_empty() {
                String::new()
            } else {
                format!(" under {}", and(interpreters))
            };
            format!(
                "{share} ran{by} before this book was made, and printed or raised exactly what stands below the code."
            )
        }
    }
}

/// Says whether the examples were kept from the machine that ran them.
pub(crate) fn held(counts: &Counts, sandboxed: bool) -> &'static str {
    let ran = counts.total() - counts.not_run;
    match (ran, sandboxed) {
        (0, _) => "",
        (_, true) => "A sandbox held each of them.",
        (_, false) => "Not all of them were sandboxed.",
    }
}

/// Says what became of the examples that are not proven.
pub(crate) fn others(counts: &Counts) -> String {
    let broken = counts.failed + counts.timed_out;
    let mut parts = Vec::new();
    if broken > 0 {
        parts.push(format!(
            "{} did not keep what the text promises.",
            plural(broken, "example")
        ));
    }
    if counts.not_run > 0 {
        let was = if counts.not_run == 1 { "was" } else { "were" };
        parts.push(format!(
            "{} {was} not run: that is no proof.",
            plural(counts.not_run, "example")
        ));
    }
    parts.join(" ")
}

/// Names the version of the content, and its day.
pub(crate) fn version(version: &str, date: Option<Date>) -> String {
    match date {
        Some(date) => format!("Version {version} of {date}"),
        None => format!("Version {version}"),
    }
}

fn plural(count: usize, word: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {word}{s}")
}

fn are(count: usize) -> String {
    match count {
        1 => "is one".to_owned(),
        count => format!("are {count}"),
    }
}

fn and(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
