#!/usr/bin/env bash
# In mistune one row with a cell too few or too many turns the whole table into a paragraph.
#
# Versions: mistune 3.4.0, markdown-it-py 4.3.0 (PyPI).
# Guess:    as in GitHub's Markdown, a short row is filled with empty cells and what is too much is dropped.
# Seen:     all rows, the header's too, are shown as text with bars. In a table that is whole, `\|` in a code span
#           keeps its backslash, where GitHub, markdown-it, marked and remark show a bar alone.
# Why:      flash-card tools on mistune (inka2) show a comparison table as one line because of a forgotten bar, with
#           no warning.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check mistune==3.4.0 markdown-it-py==4.3.0

cat > seen.txt <<'SEEN'
mistune        full row       rows 2 code a \| b
markdown-it    full row       rows 2 code a | b
mistune        missing cell   rows 0 code none
markdown-it    missing cell   rows 2 code none
mistune        cell too many  rows 0 code none
markdown-it    cell too many  rows 2 code none
SEEN

venv/bin/python - > got.txt <<'PY'
import re

import mistune
from markdown_it import MarkdownIt

HEAD = "| one | two |\n|---|---|\n"
renderers = {"mistune": mistune.html, "markdown-it": MarkdownIt("commonmark").enable("table").render}
for label, row in (("full row", "| x | `a \\| b` |\n"), ("missing cell", "| x |\n"), ("cell too many", "| x | y | z |\n")):
    for name, render in renderers.items():
        html = render(HEAD + row)
        code = re.search(r"<code>(.*?)</code>", html)
        print(f"{name:15}{label:15}rows {html.count('<tr>')} code {code.group(1) if code else 'none'}")
PY
diff -u seen.txt got.txt && echo "as seen: no table"
