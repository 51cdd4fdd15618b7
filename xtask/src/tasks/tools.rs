//! The programs that the tests look through, and the servers that they ask: a browser, readers of PDF files, the Java that a
//! checker of ebooks runs on, databases.
//!
//! They are conveniences: without one, the tests that need it say that they were not run. So nothing here fails.

use crate::process;
use std::env;
use std::path::Path;
use std::process::{Command, ExitCode};

/// Where a browser of Chromium's kind may be.
const CHROMIUM: [&str; 3] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
];

/// Programs, and the Debian or Ubuntu packages that hold them.
const READERS: [(&str, &str); 3] = [
    ("pdftotext", "poppler-utils"),
    ("qpdf", "qpdf"),
    ("javac", "default-jdk-headless"),
];

/// Database servers: folders where their programs are, and the packages that hold them. The packages are those that start no
/// server by themselves, where there are such.
const SERVERS: [(&str, &[&str]); 2] = [
    ("/usr/lib/postgresql", &["postgresql"]),
    ("/usr/sbin/mariadbd", &["mariadb-server-core", "mariadb-client-core"]),
];

/// Finds a browser: `DECKLE_CHROMIUM`, else one in its usual place.
pub(crate) fn chromium() -> Option<String> {
    env::var("DECKLE_CHROMIUM").ok().or_else(|| {
        let found = CHROMIUM.into_iter().find(|path| Path::new(path).exists());
        found.map(str::to_owned)
    })
}

/// Installs what is missing, and says what could not be.
pub(crate) fn run() -> ExitCode {
    let mut packages: Vec<&str> = READERS
        .into_iter()
        .filter(|(program, _)| !is_on_path(program))
        .map(|(_, package)| package)
        .collect();
    if chromium().is_none() {
        packages.push("chromium");
    }
    let missing = SERVERS.into_iter().filter(|(place, _)| !Path::new(place).exists());
    packages.extend(missing.flat_map(|(_, names)| names));
    if packages.is_empty() {
        eprintln!("    the browser, the readers of PDF files, Java and the database servers are there");
    } else if !install(&packages) {
        eprintln!(
            "warning: could not install {}; the tests that need them will say that they were not run",
            packages.join(", ")
        );
    }
    ExitCode::SUCCESS
}

/// Installs packages through apt, as root or with `sudo`; tells whether that went well.
fn install(packages: &[&str]) -> bool {
    if !is_on_path("apt-get") {
        return false;
    }
    let apt = |arguments: &[&str]| {
        let mut command = if is_root() {
            Command::new("apt-get")
        } else {
            // `--non-interactive`: on a person's own machine nothing waits for a password that nobody expects.
            let mut sudo = Command::new("sudo");
            sudo.args(["--non-interactive", "--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
            sudo
        };
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    let mut get = apt(&["install", "-q", "-y", "--no-install-recommends"]);
    get.args(packages);
    let went_well = |title: &str, command: &mut Command| matches!(process::status(title, command), Ok(0));
    went_well("list packages", &mut apt(&["update", "-q"])) && went_well("install packages", &mut get)
}

fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_some_and(|id| id == "0")
}

fn is_on_path(program: &str) -> bool {
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}
