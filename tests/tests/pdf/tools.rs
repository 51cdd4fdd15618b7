//! Programs that read PDF files.

use std::io::ErrorKind;
use std::process::{Command, Output};
use tempfile::NamedTempFile;

/// What a program printed, or `None` if it is not installed: then the test was not run, and says so.
pub(crate) fn run(program: &str, arguments: &[&str], pdf: &[u8]) -> Option<Vec<u8>> {
    start(program, arguments, pdf).map(|output| output.stdout)
}

fn start(program: &str, arguments: &[&str], pdf: &[u8]) -> Option<Output> {
    let file = NamedTempFile::new().unwrap();
    std::fs::write(file.path(), pdf).unwrap();
    let path = file.path().to_str().unwrap();
    let arguments = arguments
        .iter()
        .map(|argument| if *argument == "FILE" { path } else { argument });
    match Command::new(program).args(arguments).output() {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{program}: {said}");
            Some(output)
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            deckle_tests::not_run(&format!(
                "`{program}` is not installed; `apt-get install poppler-utils qpdf` brings it"
            ));
            None
        }
        Err(error) => panic!("{program}: {error}"),
    }
}

/// What a program complained of, on standard error; `None` if it is not installed.
pub(crate) fn complaints(program: &str, arguments: &[&str], pdf: &[u8]) -> Option<String> {
    start(program, arguments, pdf).map(|output| String::from_utf8_lossy(&output.stderr).into_owned())
}

/// What a program printed, as text.
pub(crate) fn text(program: &str, arguments: &[&str], pdf: &[u8]) -> Option<String> {
    run(program, arguments, pdf).map(|bytes| String::from_utf8(bytes).unwrap())
}
