#!/usr/bin/env bash
# A typed answer of several lines is right in Anki when the lines are typed as words of one line, and wrong when they
# are typed as lines of <pre>.
#
# Versions: anki 26.9.3 (PyPI).
# Guess:    {{type:Output}} compares what is typed with the field's text, line breaks included; case counts, runs of
#           blanks do not.
# Seen:     a line break or <br> in the expected text equals one blank, so `1 2` is right for a program that prints 1
#           and 2 on two lines. Two blanks are not equal to one, so the same output with an indented line cannot be
#           matched by typing it once per line. `<b>` typed matches `&lt;b&gt;`.
# Why:      "what does this print?" cards with typing cannot tell `print(1, 2)` from two prints.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check anki==26.9.3

cat > seen.txt <<'SEEN'
right  expected '1<br>2'                typed '1 2'
right  expected '<pre>1\n2</pre>'       typed '1 2'
wrong  expected '<pre>a\n  b</pre>'     typed 'a b'
right  expected '<pre>a\n  b</pre>'     typed 'a   b'
wrong  expected 'True'                  typed 'true'
right  expected '&lt;b&gt;'             typed '<b>'
SEEN

venv/bin/python - > got.txt <<'PY'
from anki.collection import Collection

col = Collection("a.anki2")
for expected, typed in (
    ("1<br>2", "1 2"),
    ("<pre>1\n2</pre>", "1 2"),
    ("<pre>a\n  b</pre>", "a b"),
    ("<pre>a\n  b</pre>", "a   b"),
    ("True", "true"),
    ("&lt;b&gt;", "<b>"),
):
    html = col.compare_answer(expected=expected, provided=typed, combining=True)
    verdict = "wrong" if "typeBad" in html or "typeMissed" in html else "right"
    print(f"{verdict}  expected {expected!r:24}typed {typed!r}")
PY
diff -u seen.txt got.txt && echo "as seen: a line break equals a blank"
