#!/usr/bin/env bash
# Python-Markdown's fenced_code changes tabs and blank lines in a fence, and does not see a fence with a title or in a
# list.
#
# Versions: Markdown 3.11.3 and markdown-anki-decks 1.1.1 (PyPI).
# Guess:    a fence is a fence: its text is kept byte for byte, more words behind the language are ignored, and one in
#           a list item works.
# Seen:     tabs become four blanks and a line of blanks becomes empty, before the fence is looked for. With `python
#           title="a"`, with a longer closing fence or indented by one blank there is no fence: the program becomes a
#           code span in a paragraph and loses its line breaks in a browser. In a list item the same, and the list
#           ends. markdown-anki-decks puts just that on its cards.
# Why:      Markdown that GitHub, VS Code and mkdocs with pymdownx show well gives cards with a program on one line.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check Markdown==3.11.3 markdown-anki-decks==1.1.1 'click<8.2' 'setuptools<81'

cat > seen.txt <<'SEEN'
plain          fence 'if x:\n    y\n\nz\n'
title          no fence
longer close   no fence
one blank      no fence
in a list      no fence
card           <p><code>python title="a"
card           x = 1
card           y = 2</code></p>
SEEN

venv/bin/python - > got.txt <<'PY'
import re

import markdown

for label, text in (
    ("plain", "```python\nif x:\n\ty\n   \nz\n```\n"),
    ("title", '```python title="a"\nx = 1\ny = 2\n```\n'),
    ("longer close", "```python\nx = 1\n````\n"),
    ("one blank", " ```python\n x = 1\n ```\n"),
    ("in a list", "- item\n\n  ```python\n  x = 1\n  ```\n"),
):
    html = markdown.markdown(text, extensions=["fenced_code"])
    fence = re.search(r"<pre><code[^>]*>(.*?)</code></pre>", html, re.S)
    print(f"{label:15}{'fence ' + repr(fence.group(1)) if fence else 'no fence'}")
PY
mkdir cards decks
printf '# Deck\n\n## Question\n\n```python title="a"\nx = 1\ny = 2\n```\n' > cards/deck.md
venv/bin/mdankideck cards decks > /dev/null 2>&1
venv/bin/python - >> got.txt <<'PY'
import sqlite3
import zipfile

zipfile.ZipFile("decks/deck.apkg").extract("collection.anki2")
answer = sqlite3.connect("collection.anki2").execute("SELECT flds FROM notes").fetchone()[0].split("\x1f")[1]
for line in answer.splitlines():
    line = line.replace("<section>", "").replace("</section>", "")
    if line:
        print(f"{'card':15}{line}")
PY
diff -u seen.txt got.txt && echo "as seen: the program is a line of text"
