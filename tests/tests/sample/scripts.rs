//! A publication in many scripts, as readers of each search for its words.

use super::{PYTHON, proven, question, ran, snippet, topic};
use deckle_content::Level;
use deckle_content::publication::{Publication, TopicEdition, Verdict};
use deckle_content::topic::Group;

/// Ids, questions and answers.
const TEXTS: [(&str, &str, &str); 6] = [
    (
        "chinese",
        "为什么列表不能作为字典的键?",
        "元组不可变，列表可变。这是面试里经常被问到的一个问题，装饰器也是。",
    ),
    (
        "japanese",
        "なぜリストは辞書のキーにできないの?",
        "タプルは不変で、リストは可変です。",
    ),
    ("korean", "리스트를 사전의 키로 쓸 수 있나요?", "아니요: 튜플만 됩니다."),
    ("thai", "ทำไมใช้รายการเป็นคีย์ไม่ได้?", "เพราะรายการเปลี่ยนค่าได้ ชื่อของมันไม่สำคัญ"),
    (
        "turkish",
        "İstanbul neden bu kadar büyük?",
        "Türkçede büyük İ ve küçük ı vardır: ışık.",
    ),
    (
        "french",
        "Où est le café, et pourquoi?",
        "Un café, déjà vu, une Straße, une œuvre.",
    ),
];

/// Makes the publication.
pub(crate) fn scripts() -> Publication {
    let questions = TEXTS.into_iter().zip(1..).map(|((id, asked, answer), number)| {
        let mut own = question(asked, Level::Mid, &["basics"], answer);
        let mut example = snippet("python", "print(1)\n");
        example.stdout = Some("1\n".into());
        own.snippets = vec![example];
        proven("python", id, number, own, vec![ran(Verdict::Passed)])
    });
    Publication {
        title: "Scripts".into(),
        description: "One topic in many scripts.".into(),
        version: "1.0.0".into(),
        source_url: None,
        interpreters: vec![PYTHON.into()],
        topics: vec![TopicEdition {
            id: "python".into(),
            topic: topic("Scripts", Group::Languages, &["basics"]),
            questions: questions.collect(),
        }],
    }
}
