//! An edition whose every text tries to become markup, script or an unwanted link of the page.

use super::{proven, question, ran, snippet, topic};
use deckle_content::Level;
use deckle_content::edition::{Edition, Proof, ProvenQuestion, TopicEdition, Verdict};
use deckle_content::topic::Group;

/// What contributed text may hold. Each sets `globalThis.owned`, loads something, or leads elsewhere, if it has its way.
const PAYLOADS: [&str; 20] = [
    "<script>globalThis.owned = 1</script>",
    "</script><script>globalThis.owned = 2</script>",
    "<img src=x onerror=\"globalThis.owned = 3\">",
    "<svg onload=globalThis.owned=4>",
    "\"><svg/onload=globalThis.owned=5>",
    "' onmouseover='globalThis.owned=6' x='",
    "[link](javascript:globalThis.owned=7)",
    "[link](JaVaScRiPt&colon;globalThis.owned=8)",
    "[link](data:text/html,<script>globalThis.owned=9</script>)",
    "![picture](https://elsewhere.example/pixel.png)",
    "<https://elsewhere.example/\" onclick=\"globalThis.owned=10>",
    "<iframe srcdoc=\"<script>parent.owned=11</script>\"></iframe>",
    "<style>@import url(https://elsewhere.example/x.css);</style>",
    "<base href=\"https://elsewhere.example/\">",
    "<meta http-equiv=\"refresh\" content=\"0; url=https://elsewhere.example/\">",
    "</code></pre></template></article><script>globalThis.owned = 12</script>",
    "{{ 7 * 7 }} {% include \"base.html\" %} {# gone #}",
    "--><script>globalThis.owned = 13</script><!--",
    "\u{2028}*/globalThis.owned=14//\u{2029}",
    "<a id=list name=deckle href=//elsewhere.example>clobber</a>",
];

/// Makes the edition: one question for each payload, with the payload in every text field.
pub(crate) fn hostile() -> Edition {
    let all = PAYLOADS.join(" ");
    let mut own = topic(&all, Group::Languages, &["basics"]);
    own.description.clone_from(&all);
    own.tags.insert("basics".into(), all.clone());
    let questions = PAYLOADS
        .iter()
        .enumerate()
        .map(|(at, payload)| hostile_question(at, payload))
        .collect();
    Edition {
        title: all.clone(),
        description: all,
        version: PAYLOADS[4].into(),
        source_url: Some("javascript:globalThis.owned=15".into()),
        interpreters: vec![PAYLOADS[2].into()],
        topics: vec![TopicEdition {
            id: "python".into(),
            topic: own,
            questions,
        }],
    }
}

fn hostile_question(at: usize, payload: &str) -> ProvenQuestion {
    let mut asked = question(
        payload,
        Level::Mid,
        &["basics", payload],
        &format!("{payload}\n\n```{payload}\n{payload}\n```\n"),
    );
    asked.references = vec!["https://elsewhere.example/\"><script>globalThis.owned=16</script>".into()];
    let mut shown = snippet("python", payload);
    shown.title = Some(payload.into());
    shown.stdout = Some(payload.into());
    shown.raises = Some(payload.into());
    shown.requires = vec![payload.into()];
    shown.python = Some(payload.into());
    let mut other = snippet(payload, payload);
    other.not_run = Some(payload.into());
    asked.snippets = vec![shown, other];
    let failed = Verdict::Failed { reason: payload.into() };
    let proofs = vec![ran(failed), Proof::not_run(payload, Some(payload.into()))];
    proven("python", &format!("payload-{at}"), at + 1, asked, proofs)
}
