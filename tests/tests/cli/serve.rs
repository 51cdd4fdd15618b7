//! `deckle serve` as a server: whom it answers, with what, and how it ends. What its pages do is tried in a browser, by
//! `tests/browser/serve.test.mjs`.

use deckle_tests::{Collection, deckle, python};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A server that ends with the test.
struct Serving {
    child: Child,
    port: u16,
}

impl Serving {
    /// Starts a server on any free port and waits for its first build.
    fn start(collection: &Collection) -> Self {
        let mut child = command(collection, &["--port", "0"])
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        let port = first.split(['/', ':']).find_map(|part| part.parse().ok());
        let port = port.unwrap_or_else(|| panic!("no port in {first:?}"));
        // Somebody must read what it says.
        std::thread::spawn(move || lines.for_each(drop));
        let serving = Serving { child, port };
        while serving.get("/").starts_with("HTTP/1.1 503") {
            std::thread::sleep(Duration::from_millis(50));
        }
        serving
    }

    /// Sends a request line with a good host and returns the whole response.
    fn get(&self, path: &str) -> String {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n", self.port))
    }

    /// Listens as a page does. The first event comes at once.
    fn events(&self) -> Events {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        write!(
            stream,
            "GET /__deckle/events HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n",
            self.port
        )
        .unwrap();
        Events(BufReader::new(stream).lines())
    }

    /// Sends the head of a request, to which it adds the end, and returns the whole response.
    fn send(&self, head: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        // A test that waits for the end of an answer that has none must fail, not wait.
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        write!(stream, "{head}Connection: close\r\n\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// A page's connection to the server, which tells it of every build.
struct Events(std::io::Lines<BufReader<TcpStream>>);

impl Events {
    /// Waits for the next event about the build and returns its name.
    fn next_build(&mut self) -> String {
        let mut is_build = false;
        for line in &mut self.0 {
            let line = line.unwrap();
            match line.strip_prefix("data: ") {
                Some(name) if is_build => return name.to_owned(),
                _ => is_build = line == "event: build",
            }
        }
        panic!("the server ended the connection")
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command(collection: &Collection, arguments: &[&str]) -> Command {
    let mut command = deckle();
    command
        .arg("serve")
        .args(arguments)
        .current_dir(collection.root())
        .env("DECKLE_PYTHON", python())
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    command
}

/// Returns the status and a header of a response.
fn header<'a>(response: &'a str, name: &str) -> (&'a str, Option<&'a str>) {
    let status = response.split(' ').nth(1).unwrap_or_default();
    let head = response.split("\r\n\r\n").next().unwrap_or_default();
    let value = head.lines().find_map(|line| {
        let (key, value) = line.split_once(": ")?;
        key.eq_ignore_ascii_case(name).then_some(value)
    });
    (status, value)
}

#[test]
fn every_kind_of_file_says_what_it_is() {
    let collection = Collection::new(&["one"]);
    let serving = Serving::start(&collection);
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/index.html?x=1", "text/html; charset=utf-8"),
        ("/py/one.html", "text/html; charset=utf-8"),
        ("/assets/site.css", "text/css; charset=utf-8"),
        ("/assets/site.js", "text/javascript; charset=utf-8"),
        ("/py/search.js", "text/javascript; charset=utf-8"),
        ("/assets/icon.svg", "image/svg+xml"),
        ("/__deckle/live.js", "text/javascript; charset=utf-8"),
        ("/__deckle/live.css", "text/css; charset=utf-8"),
    ] {
        let response = serving.get(path);
        assert_eq!(header(&response, "Content-Type"), ("200", Some(kind)), "{path}");
        for (name, value) in [
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Content-Security-Policy", "frame-ancestors 'none'"),
        ] {
            assert_eq!(header(&response, name).1, Some(value), "{path}");
        }
    }
}

/// Open pages load again for another page, and for nothing else that a change of the content may bring.
#[test]
fn the_build_is_named_by_the_bytes_of_its_pages() {
    let collection = Collection::new(&["one"]);
    let serving = Serving::start(&collection);
    let mut events = serving.events();
    let first = events.next_build();
    // How long an example may take is shown to nobody, but that the files were looked at again is told.
    collection.edit("one", "    stdout: |\n", "    timeout: 9\n    stdout: |\n");
    assert_eq!(events.next_build(), first);
    collection.edit("one", "It prints one word", "It prints a word");
    let mut next = events.next_build();
    while next == first {
        next = events.next_build();
    }
}

#[test]
fn nothing_outside_the_list_is_served() {
    let collection = Collection::new(&["one"]);
    let serving = Serving::start(&collection);
    for path in [
        "/deckle.yaml",
        "/content/py/one.yaml",
        "/../deckle.yaml",
        "/assets/../../deckle.yaml",
        "/%2e%2e/deckle.yaml",
        "/..%2fdeckle.yaml",
        "//etc/passwd",
        "/etc/passwd",
        "/assets/..\\..\\deckle.yaml",
        "/__deckle/",
        "/py/no-such-question.html",
    ] {
        let response = serving.get(path);
        assert_eq!(header(&response, "Server").0, "404", "{path}: {response}");
        assert!(
            !response.contains("title: Trial") && !response.contains("root:"),
            "{path}"
        );
    }
}

#[test]
fn other_names_and_other_methods_are_refused() {
    let collection = Collection::new(&["one"]);
    let serving = Serving::start(&collection);
    for (host, expected) in [
        ("127.0.0.1", "200"),
        ("localhost:1", "200"),
        ("LocalHost", "200"),
        // A name that its owner made to lead to 127.0.0.1.
        ("rebound.example", "403"),
        ("127.0.0.1.rebound.example", "403"),
        ("localhost.rebound.example:80", "403"),
        ("", "403"),
    ] {
        let response = serving.send(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n"));
        assert_eq!(header(&response, "Host").0, expected, "{host}");
        let events = serving.send(&format!("GET /__deckle/events HTTP/1.1\r\nHost: x{host}.example\r\n"));
        assert_eq!(header(&events, "Host").0, "403", "{host}");
    }
    let bare = serving.send("GET / HTTP/1.1\r\n");
    assert_eq!(header(&bare, "Host").0, "403");
    let head = serving.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n");
    assert_eq!(header(&head, "Content-Type"), ("200", Some("text/html; charset=utf-8")));
    assert!(head.ends_with("\r\n\r\n"), "a head has no body: {head}");
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let response = serving.send(&format!(
            "{method} / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n"
        ));
        assert_eq!(header(&response, "Allow"), ("405", Some("GET, HEAD")), "{method}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn it_listens_on_the_loopback_address_alone() {
    let collection = Collection::new(&["one"]);
    let serving = Serving::start(&collection);
    // Other addresses of 127.0.0.0/8 reach what listens on every address of the machine.
    assert!(TcpStream::connect(("127.0.0.2", serving.port)).is_err());
}

#[test]
fn a_port_that_is_taken_is_named_with_the_remedy() {
    let collection = Collection::new(&["one"]);
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let ended = command(&collection, &["--port", &port]).output().unwrap();
    let text = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(2), "{text}");
    assert!(
        text.contains(&format!("port {port}")) && text.contains("another program has it") && text.contains("--port"),
        "{text}"
    );
}

#[cfg(unix)]
#[test]
fn an_interruption_ends_it_cleanly() {
    let collection = Collection::new(&["one"]);
    let mut serving = Serving::start(&collection);
    let interrupted = Command::new("kill")
        .args(["-INT", &serving.child.id().to_string()])
        .status()
        .unwrap();
    assert!(interrupted.success());
    assert_eq!(serving.child.wait().unwrap().code(), Some(0));
    assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, serving.port)).is_err());
}
