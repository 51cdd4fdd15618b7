//! Ace finds nothing serious in a book. It looks through Chromium, with the rules of axe for books.

use crate::{book, sample, write};
use deckle_tests::not_run;
use serde_json::Value;
use std::path::Path;
use std::process::Command;

#[test]
fn books_can_be_read_by_everyone() {
    let (Some(chromium), Some(_)) = (std::env::var_os("DECKLE_CHROMIUM"), std::env::var_os("DECKLE_ACE")) else {
        not_run("Ace over ebooks: DECKLE_CHROMIUM names no Chromium, or npm could not install Ace (DECKLE_ACE)");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    for (name, publication) in [("small", sample::small()), ("foreign", sample::foreign())] {
        let path = write(folder.path(), name, &book(&publication));
        let out = folder.path().join(name);
        let output = Command::new("node")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("epub/node_modules/@daisy/ace-cli/bin/ace.js"))
            .args(["--silent", "--force", "--outdir"])
            .args([&out, &path])
            .env("PUPPETEER_EXECUTABLE_PATH", &chromium)
            .output()
            .unwrap();
        let report =
            std::fs::read(out.join("report.json")).unwrap_or_else(|error| panic!("{name}: {error}: {output:?}"));
        let report: Value = serde_json::from_slice(&report).unwrap();
        let documents = report["assertions"].as_array().unwrap();
        assert!(
            documents.len() > 4,
            "{name}: Ace looked at {} documents",
            documents.len()
        );
        let serious: Vec<&Value> = documents
            .iter()
            .flat_map(|document| document["assertions"].as_array().unwrap())
            .filter(|found| matches!(found["earl:test"]["earl:impact"].as_str(), Some("serious" | "critical")))
            .collect();
        assert!(serious.is_empty(), "{name}: {serious:#?}");
    }
}
