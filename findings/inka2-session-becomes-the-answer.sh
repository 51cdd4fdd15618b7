#!/usr/bin/env bash
# inka2 takes a Python session in a question for the answer, and a numbered line of code for a new question.
#
# Versions: inka2 3.2.2 (PyPI).
# Guess:    cards are found after Markdown is parsed, or at least outside fences: `>>> 1 + 1` in a fence is code, and
#           `> text` after it the answer.
# Seen:     cards are cut out by regular expressions that know no fences. Lines that begin with > are the answer, so
#           the question ends in an open fence, the back is `>> 1 + 1`, and the real answer is lost. A line `1. x` in
#           a fence begins a question: the text before it is dropped. No warning.
# Why:      "what does this session print?" is the commonest card about Python.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check inka2==3.2.2

cat > seen.txt <<'SEEN'
session   front 'What does this print?\n\n```pycon'
session   back  '>> 1 + 1'
numbered  front 'a\n```'
numbered  back  'A list'
SEEN

venv/bin/python - > got.txt <<'PY'
from inka2.models.config import Config
from inka2.models.parser import Parser

for label, card in (
    ("session", "1. What does this print?\n\n```pycon\n>>> 1 + 1\n```\n\n> The number 2\n"),
    ("numbered", "1. What does this Markdown show?\n\n```markdown\n1. a\n```\n\n> A list\n"),
):
    with open("cards.md", "w") as file:
        file.write(f"---\nDeck: Deck\n\n{card}\n---\n")
    for note in Parser(Config("config.ini"), "cards.md", "").collect_notes():
        print(f"{label:10}front {note.raw_front_md!r}")
        print(f"{label:10}back  {note.raw_back_md!r}")
PY
diff -u seen.txt got.txt && echo "as seen: the session is the answer"
