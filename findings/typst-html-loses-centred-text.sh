#!/usr/bin/env bash
# Typst's HTML export leaves out what stands inside align, grid, columns, pad or place, though nothing fails.
#
# Versions: typst 0.15.2 (PyPI).
# Guess:    HTML has no page, so the export drops the layout and keeps the text: `#align(center)[x]` becomes a
#           paragraph.
# Seen:     the element goes with everything in it; a show rule that centres headings removes all of them, and one
#           that sets code to the left removes all code. Only a warning says "align was ignored during HTML export",
#           and typst.compile does not pass warnings on. The same wish as a set rule, `#set align(center)`, keeps the
#           text.
# Why:      a template written for PDF gives a web page with holes and exit status 0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check typst==0.15.2

cat > seen.txt <<'SEEN'
before #align(center)[middle] after               -> before after          warns of align
before #grid(columns: 2)[left][right] after       -> before after          warns of grid
before #columns(2)[text] after                    -> before after          warns of columns
#show heading: it => align(center, it)\n= Title   ->                       warns of align
#set align(center)\nmiddle                        -> middle                warns of nothing
SEEN

venv/bin/python - > got.txt <<'PY'
import re

import typst

for source in (
    "before #align(center)[middle] after",
    "before #grid(columns: 2)[left][right] after",
    "before #columns(2)[text] after",
    "#show heading: it => align(center, it)\n= Title",
    "#set align(center)\nmiddle",
):
    with open("page.typ", "w") as file:
        file.write(source)
    html, warnings = typst.compile_with_warnings("page.typ", format="html")
    body = re.search(r"<body>(.*)</body>", html.decode(), re.S).group(1)
    text = " ".join(re.sub(r"<[^>]+>", " ", body).split())
    ignored = [warning.message.split()[0] for warning in warnings if "was ignored" in warning.message]
    shown = source.replace("\n", "\\n")
    print(f"{shown:50}-> {text:22}warns of {', '.join(ignored) or 'nothing'}")
PY
diff -u seen.txt got.txt && echo "as seen: the text inside align is gone"
