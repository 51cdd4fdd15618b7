//! Answers one request.

use super::{EVENTS, SCRIPT, STYLE, Shared, event};
use deckle_export_site::{LIVE_SCRIPT, LIVE_STYLE};
use tiny_http::{Header, Method, Request, Response, StatusCode};

/// What is sent back.
struct Answer {
    status: u16,
    kind: &'static str,
    body: Vec<u8>,
}

impl Shared {
    pub(super) fn answer(&self, request: Request) {
        if !is_local(&request) {
            return reply(request, Answer::text(403, "this server answers to 127.0.0.1 only\n"));
        }
        if !matches!(request.method(), Method::Get | Method::Head) {
            return reply(request, Answer::text(405, "only GET and HEAD\n"));
        }
        let path = request.url().split(['?', '#']).next().unwrap_or_default();
        let mut path = path.trim_start_matches('/').to_owned();
        if path.is_empty() || path.ends_with('/') {
            path.push_str("index.html");
        }
        if path == EVENTS && *request.method() == Method::Get {
            return self.listeners.listen(request, || self.read(event::state));
        }
        reply(request, self.find(&path));
    }

    fn find(&self, path: &str) -> Answer {
        let own = match path {
            SCRIPT => Some(LIVE_SCRIPT.as_bytes().to_vec()),
            STYLE => Some(LIVE_STYLE.as_bytes().to_vec()),
            _ => self.read(|page| page.files.get(path).cloned()),
        };
        match own {
            Some(body) => Answer {
                status: 200,
                kind: kind(path),
                body,
            },
            None if kind(path) == HTML => self.no_page(),
            None => Answer::text(404, "there is no such file\n"),
        }
    }

    /// Answers for a page that is not there, or not yet. It listens like any other, so it comes once there is one.
    fn no_page(&self) -> Answer {
        let build = self.read(|page| page.build.clone());
        let (status, title, text) = if build.is_empty() {
            (503, "Building", "The page comes as soon as the examples have run.")
        } else {
            (
                404,
                "There is no such page",
                "The last build has none of this name. A question that is broken has no page until it is mended.",
            )
        };
        let body = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n\
             <script src=\"/{SCRIPT}?{build}\" defer></script>\n</head>\n<body>\n<main class=\"live-page\">\n\
             <h1>{title}</h1>\n<p>{text}</p>\n<p><a href=\"/\">To the start</a></p>\n</main>\n</body>\n</html>\n"
        );
        Answer {
            status,
            kind: HTML,
            body: body.into_bytes(),
        }
    }
}

/// Tells whether a request names this machine: a page of another site must not read this one through a name that its
/// owner made to lead to 127.0.0.1.
fn is_local(request: &Request) -> bool {
    let host = request.headers().iter().find(|header| header.field.equiv("Host"));
    let host = host.map(|header| header.value.as_str()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    ["127.0.0.1", "localhost"]
        .iter()
        .any(|own| name.eq_ignore_ascii_case(own))
}

impl Answer {
    fn text(status: u16, body: &str) -> Self {
        Answer {
            status,
            kind: "text/plain; charset=utf-8",
            body: body.into(),
        }
    }
}

/// What each answer says besides its kind: nothing is kept, nothing is guessed, and no other site may use it.
const HEADERS: [(&str, &str); 4] = [
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    // The rest of the policy stands in each page; this part of it counts in a header only.
    ("Content-Security-Policy", "frame-ancestors 'none'"),
];

fn reply(request: Request, answer: Answer) {
    let mut response = Response::from_data(answer.body)
        .with_status_code(StatusCode(answer.status))
        .with_header(header("Content-Type", answer.kind));
    for (name, value) in HEADERS {
        response.add_header(header(name, value));
    }
    if answer.status == 405 {
        response.add_header(header("Allow", "GET, HEAD"));
    }
    // The page may be gone by now; that is its right.
    let _ = request.respond(response);
}

#[allow(clippy::expect_used, reason = "names and values are constants of this file")]
fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("a constant header is sound")
}

const HTML: &str = "text/html; charset=utf-8";

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}
