//! What readers copy and search: the extracted text is what contributors wrote.

use crate::sample::{hostile, nasty, real, small};
use crate::{guide, tools};
use deckle_content::Publication;
use deckle_content::pattern;
use deckle_content::publication::ProvenQuestion;
use deckle_export_pdf::{Mode, Options, Size};
use deckle_markup as markup;

/// Drops white space and the soft hyphens at which words were divided: both depend on where lines end. Makes quotes
/// straight: running text is set with the quotes of its language.
fn squeezed(text: &str) -> String {
    let straight = |c| match c {
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        other => other,
    };
    let kept = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{ad}');
    kept.map(straight).collect()
}

/// Returns the text of each page without its running header and its number.
fn pages(pdf: &[u8]) -> Option<String> {
    let text = tools::text("pdftotext", &["-raw", "-enc", "UTF-8", "FILE", "-"], pdf)?;
    let bodies = text.split('\u{c}').map(|page| {
        let lines: Vec<&str> = page.lines().collect();
        lines
            .get(1..lines.len().saturating_sub(1))
            .unwrap_or_default()
            .join("\n")
    });
    Some(bodies.collect::<Vec<_>>().join("\n"))
}

/// Lists a question's texts as readers see them, one for each paragraph, item, line of code and line of output.
fn texts(proven: &ProvenQuestion) -> Vec<String> {
    let question = &proven.question;
    let mut texts = vec![markup::inlines_to_text(&markup::parse_inline(&question.question))];
    let answer = markup::blocks_to_text(&markup::parse(&question.answer));
    // The guide says `[Picture: …]` where the plain text has the description alone: then word by word.
    let separators: &[char] = if question.answer.contains("![") {
        &['\t', '\n', ' ']
    } else {
        &['\t', '\n']
    };
    texts.extend(answer.split(separators).map(str::to_owned));
    for snippet in &question.snippets {
        texts.extend(snippet.code.lines().map(str::to_owned));
        let output = pattern::sample(snippet.stdout.as_deref().unwrap_or_default());
        texts.extend(output.lines().map(str::to_owned));
        texts.extend(snippet.raises.clone());
        texts.extend(snippet.not_run.clone());
    }
    texts.extend(
        question
            .references
            .iter()
            .map(|url| url.trim_start_matches("https://").trim_end_matches('/').to_owned()),
    );
    texts
}

fn assert_whole(publication: &Publication, options: &Options) {
    let Some(text) = pages(&guide(publication, options).pdf) else {
        return;
    };
    let text = squeezed(&text);
    let missing: Vec<String> = publication
        .questions()
        .flat_map(|question| texts(question).into_iter().map(|text| (question.key.to_string(), text)))
        .filter(|(_, wanted)| !text.contains(&squeezed(wanted)))
        .map(|(key, wanted)| format!("{key}: {wanted}"))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_word_of_the_small_publication_is_there() {
    assert_whole(&small(), &Options::default());
}

#[test]
fn every_word_of_the_real_content_is_there() {
    assert_whole(&real(), &Options::default());
}

#[test]
fn every_word_is_there_in_study_mode_and_large_print() {
    let options = Options {
        mode: Mode::Study,
        size: Size::LargePrint,
        ..Options::default()
    };
    assert_whole(&real(), &options);
}

#[test]
fn every_word_of_what_strains_a_page_is_there() {
    for size in [Size::Regular, Size::Compact, Size::LargePrint] {
        for mode in [Mode::Reading, Mode::Study] {
            let options = Options {
                mode,
                size,
                ..Options::default()
            };
            assert_whole(&nasty(), &options);
        }
    }
}

#[test]
fn hostile_text_stays_text() {
    let pdf = guide(&hostile(), &Options::default()).pdf;
    let Some(text) = pages(&pdf) else { return };
    assert!(squeezed(&text).contains("{{7*7}}{%include"));
    let Some(urls) = tools::text("pdfinfo", &["-url", "FILE"], &pdf) else {
        return;
    };
    // What follows the scheme may say anything.
    let led = urls.lines().filter_map(|line| line.split_once("Annotation"));
    let unsafe_urls: Vec<&str> = led
        .map(|(_, url)| url.trim())
        .filter(|url| {
            !["https://", "http://", "mailto:"]
                .iter()
                .any(|scheme| url.starts_with(scheme))
        })
        .collect();
    assert_eq!(unsafe_urls, Vec::<&str>::new());
    assert!(urls.contains("https://"), "{urls}");
}

#[test]
fn code_keeps_its_quotes() {
    let publication = real();
    let Some(text) = pages(&guide(&publication, &Options::default()).pdf) else {
        return;
    };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let quoted = publication
        .questions()
        .flat_map(|question| &question.question.snippets)
        .flat_map(|snippet| snippet.code.lines())
        .map(str::trim)
        .filter(|line| line.contains(['"', '\'']) && line.len() < 60 && !line.contains("  "));
    let missing: Vec<&str> = quoted.filter(|line| !lines.contains(line)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn indentation_is_kept() {
    let pdf = guide(&real(), &Options::default()).pdf;
    let Some(text) = tools::text("pdftotext", &["-layout", "-enc", "UTF-8", "FILE", "-"], &pdf) else {
        return;
    };
    let publication = real();
    let question = publication
        .questions()
        .find(|question| question.key.id == "gil")
        .unwrap();
    let code = &question.question.snippets[1].code;
    // Layout mode gives every line of a page the same margin.
    let lines: Vec<&str> = text.lines().collect();
    let first = code.lines().next().unwrap();
    let start = lines.iter().position(|line| line.trim() == first).unwrap();
    let margin = lines[start].find(first).unwrap();
    let class = lines[start..]
        .iter()
        .take(30)
        .find(|line| line.trim() == "value = 0")
        .unwrap();
    assert_eq!(class.find("value").unwrap() - margin, 4);
}
