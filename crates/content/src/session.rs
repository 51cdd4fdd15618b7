//! `>>>` sessions as readers see them.
//!
//! Pure. What only the check needs to know is left out: directives such as `# doctest: +ELLIPSIS`, the word `<BLANKLINE>`,
//! and the marks around samples of what varies.

use crate::pattern;

/// Returns a session's text without what is meant for the check alone.
///
/// ```
/// let session = ">>> print(id(x))  # doctest: +ELLIPSIS\n14...\n>>> print()\n<BLANKLINE>\n";
/// assert_eq!(deckle_content::session::shown(session), ">>> print(id(x))\n14...\n>>> print()\n\n");
/// ```
pub fn shown(session: &str) -> String {
    let mut out = String::with_capacity(session.len());
    let mut asking = false;
    for line in session.split_inclusive('\n') {
        let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
        let inner = line.trim_start();
        asking = inner.starts_with(">>>") || asking && inner.starts_with("...");
        if asking {
            out.push_str(without_directive(line));
        } else if inner.trim_end() != "<BLANKLINE>" {
            out.push_str(&pattern::sample(line));
        }
        out.push_str(end);
    }
    out
}

/// Drops a comment that is a directive for doctest.
fn without_directive(line: &str) -> &str {
    let Some((before, directive)) = line.rsplit_once('#') else {
        return line;
    };
    if directive.trim_start().starts_with("doctest:") {
        before.trim_end()
    } else {
        line
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn only_what_is_for_the_check_goes() {
        for (session, expected) in [
            (">>> 1  # one\n1\n", ">>> 1  # one\n1\n"),
            (">>> f()  # doctest: +ELLIPSIS\n...\n", ">>> f()\n...\n"),
            (
                ">>> if x:\n...     y()  #doctest:+ELLIPSIS\n...\na\n",
                ">>> if x:\n...     y()\n...\na\n",
            ),
            ("  >>> p()\n  <BLANKLINE>\n  b", "  >>> p()\n\n  b"),
            (">>> t()\ntook <~0.1~> s\n", ">>> t()\ntook 0.1 s\n"),
            (">>> a = '<~x~>'\n>>> a\n'<~x~>'\n", ">>> a = '<~x~>'\n>>> a\n'x'\n"),
        ] {
            assert_eq!(shown(session), expected);
        }
    }
}
