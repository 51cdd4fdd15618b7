//! A publication in Arabic, whose script runs from right to left, about code that does not.

use super::{PYTHON, proven, question, ran, snippet, topic};
use deckle_content::Level;
use deckle_content::publication::{Proof, Publication, TopicEdition, Verdict};
use deckle_content::topic::Group;

/// Makes the publication: one topic, two questions that point at each other.
pub(crate) fn foreign() -> Publication {
    let mut own = topic("بايثون", Group::Languages, &["basics"]);
    own.text_language = "ar".into();
    own.description = "أسئلة عن *بايثون* (3.13).".into();
    let mut first = question(
        "ما هي القائمة (list)؟",
        Level::Junior,
        &["basics"],
        "قائمة مرتبة من العناصر: `list`.\n\n- واحد\n- اثنان\n\n> اقتباس\n\n| الاسم | القيمة |\n|---|---|\n| `x` | 1 |\n",
    );
    first.related = vec!["second".into()];
    let mut printed = snippet("python", "print('واحد', 'اثنان')  # تعليق\n");
    printed.title = Some("مثال: `print`.".into());
    printed.stdout = Some("واحد اثنان\n".into());
    first.snippets = vec![printed];
    let mut second = question("ما هو القاموس؟", Level::Mid, &["basics"], "يربط المفاتيح بالقيم.\n");
    second.related = vec!["first".into()];
    let mut other = snippet("toml", "a = 1\n");
    other.not_run = Some("لا يشغله بايثون (TOML).".into());
    second.snippets = vec![other];
    let unproven = Proof::not_run("لا يشغله بايثون (TOML).", Some("parsed as TOML".into()));
    Publication {
        title: "Foreign".into(),
        description: "One topic in Arabic.".into(),
        version: "1.0.0".into(),
        source_url: None,
        interpreters: vec![PYTHON.into()],
        topics: vec![TopicEdition {
            id: "python".into(),
            topic: own,
            questions: vec![
                proven("python", "first", 1, first, vec![ran(Verdict::Passed)]),
                proven("python", "second", 2, second, vec![unproven]),
            ],
        }],
    }
}
