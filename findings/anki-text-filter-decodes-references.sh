#!/usr/bin/env bash
# Anki's `text` filter makes markup out of escaped markup.
#
# Versions: anki 26.9.3 (PyPI).
# Guess:    {{text:Field}} takes tags away and leaves character references as they are, so `&lt;b&gt;` is still shown
#           as <b>.
# Seen:     it takes tags away and then decodes references, and what comes out goes into the card as it is. A field
#           that holds the escaped text `&lt;b&gt;bold&lt;/b&gt;` gives a bold word, and a line break becomes nothing
#           at all.
# Why:      a deck that shows code escapes it. A learner or a template that puts `text:` before such a field gets
#           another program on the card, with tags that the browser swallows.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check anki==26.9.3

cat > seen.txt <<'SEEN'
plain  List&lt;String&gt; x<br>y
text   List<String> xy
SEEN

venv/bin/python - > got.txt <<'PY'
from anki.collection import Collection

col = Collection("a.anki2")
kind = col.models.new("Code")
for name in ("Question", "Code"):
    col.models.add_field(kind, col.models.new_field(name))
template = col.models.new_template("Card 1")
template["qfmt"], template["afmt"] = "{{Code}}", "{{text:Code}}"
col.models.add_template(kind, template)
kind["css"] = ""
col.models.add(kind)
note = col.new_note(col.models.by_name("Code"))
note.fields = ["q", "List&lt;String&gt; x<br>y"]
col.add_note(note, 1)
card = note.cards()[0]
print("plain ", card.question().removeprefix("<style></style>"))
print("text  ", card.answer().removeprefix("<style></style>"))
PY
diff -u seen.txt got.txt && echo "as seen: {{text:}} turns &lt; into <"
