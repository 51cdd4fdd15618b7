//! A publication whose every text tries to become markup, script or an unwanted link of the page.

use super::{proven, question, ran, snippet, topic};
use deckle_content::Level;
use deckle_content::publication::{Proof, ProvenQuestion, Publication, TopicEdition, Verdict};
use deckle_content::topic::Group;

/// What contributed text may hold. Each sets `globalThis.owned`, loads something, or leads elsewhere, if it has its way.
const PAYLOADS: [&str; 31] = [
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
    "What is \"></h2></header><img src=x onerror=globalThis.owned=17>?",
    "<tag attr=\"a>b\" tabindex=1 autofocus onfocus=globalThis.owned=18>",
    "`</bdi></figcaption><script>globalThis.owned = 19</script>`",
    "</p></figure><details open ontoggle=globalThis.owned=20><summary>x</summary></details>",
    "[link](https://elsewhere.example/'onmouseover='globalThis.owned=21'\"onclick=\"globalThis.owned=21)",
    "python\" data-language=\"x\" onload=\"globalThis.owned=22",
    "<!--<script></ScRiPt ><script>globalThis.owned = 23</script>-->",
    "\u{2028}\");globalThis.owned=24;//\\\");globalThis.owned=24//\u{2029}${globalThis.owned=24}",
    "[a](java\u{1}script:globalThis.owned=25) [b](&#1;javascript:globalThis.owned=25) [c](java&Tab;script:globalThis.owned=25) \
     [d](<java&NewLine;script:globalThis.owned=25>) [e](\u{a0}javascript:globalThis.owned=25) <javascript:globalThis.owned=25>",
    "![x](data:image/svg+xml,%3Csvg/onload=globalThis.owned=26%3E) ![x\" onerror=\"globalThis.owned=26](<data:text/html,<script>owned=26</script>>)",
    "x\" autofocus onfocus=globalThis.owned=27 data-x='`' style=\"background:url(https://elsewhere.example/x)\" accesskey=x",
];

/// Makes the publication: one question for each payload, with the payload in every text field.
pub(crate) fn hostile() -> Publication {
    let all = PAYLOADS.join(" ");
    let mut own = topic(&all, Group::Languages, &["basics"]);
    own.description.clone_from(&all);
    own.tags.insert("basics".into(), all.clone());
    let questions = PAYLOADS
        .iter()
        .enumerate()
        .map(|(at, payload)| hostile_question(at, payload))
        .collect();
    Publication {
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
    asked.references = vec![
        "https://elsewhere.example/\"><script>globalThis.owned=16</script>".into(),
        // No address may hold these two, says the checker of HTML; the schema refuses them long before.
        format!(
            "https://elsewhere.example/{}",
            payload.replace(['\u{2028}', '\u{2029}'], "")
        ),
    ];
    let mut shown = snippet("python", payload);
    shown.title = Some(payload.into());
    shown.stdout = Some(payload.into());
    shown.stderr = Some(payload.into());
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
