//! What an example wrote to standard error, as its reader sees it.

use crate::source::Source;

/// Takes the folder of this one run out of what was written: paths begin below it, and lines count in the example's own
/// code. What is no text stays as it is.
pub(crate) fn written(stderr: &[u8], source: Source, folder: &str) -> Vec<u8> {
    let below = format!("{folder}/");
    let Ok(text) = std::str::from_utf8(stderr) else {
        return stderr.to_vec();
    };
    let mut parts = text.split(&below);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(&renumbered(part, source));
    }
    out.into_bytes()
}

/// Takes the lines of the set-up off the number in `main.py", line 5` or `main.py:5`.
fn renumbered(text: &str, source: Source) -> String {
    let after =
        |sign: &str| Some(source.file.len() + text.strip_prefix(source.file)?.strip_prefix(sign).map(|_| sign.len())?);
    let number = after("\", line ").or_else(|| after(":"));
    let Some(start) = number.filter(|_| source.lines_before > 0) else {
        return text.to_owned();
    };
    let digits = text[start..]
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len() - start);
    let line = text[start..start + digits].parse::<usize>().ok();
    match line.and_then(|line| line.checked_sub(source.lines_before)) {
        Some(own @ 1..) => format!("{}{own}{}", &text[..start], &text[start + digits..]),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_lines_are_those_of_the_example() {
        let source = Source {
            file: "main.py",
            lines_before: 2,
        };
        for (stderr, expected) in [
            (
                "/b/main.py:5: UserWarning: x\n  f()\n",
                "main.py:3: UserWarning: x\n  f()\n",
            ),
            (
                "  File \"/b/main.py\", line 3, in f\n",
                "  File \"main.py\", line 1, in f\n",
            ),
            (
                "/b/main.py:2: in the set-up /b/other.py:9 /c/main.py:9\n",
                "main.py:2: in the set-up other.py:9 /c/main.py:9\n",
            ),
            ("/b/main.py", "main.py"),
            ("plain\n", "plain\n"),
        ] {
            let seen = written(stderr.as_bytes(), source, "/b");
            assert_eq!(String::from_utf8_lossy(&seen), expected);
        }
        assert_eq!(written(b"\xff/b/x", source, "/b"), b"\xff/b/x");
    }
}
