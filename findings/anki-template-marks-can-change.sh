#!/usr/bin/env bash
# An Anki template that begins with {{=<% %>=}} has other marks from there on.
#
# Versions: anki 26.9.3 (PyPI).
# Guess:    Anki's templates know one kind of marks, {{ }}, and refuse anything else inside them.
# Seen:     the line that Mustache has for changing its delimiters is understood when it stands at the very start: <%
#           %> are then the marks and {{ }} is text. Any other pair is taken for a field's name and shown as an error
#           on the card.
# Why:      this is the one way to show `{{ x }}` in a template's own text, and a tool that finds a template's fields
#           by looking for {{ }} finds none.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check anki==26.9.3

cat > seen.txt <<'SEEN'
{{=<% %>=}}Jinja writes {{ x }}: <% First %>  =>  Jinja writes {{ x }}: value
Jinja writes <% x %>: {{ First }}             =>  Jinja writes <% x %>: value
{{=[[ ]]=}}[[ First ]]                        =>  error
SEEN

venv/bin/python - > got.txt <<'PY'
from anki.collection import Collection

col = Collection("a.anki2")
for number, front in enumerate((
    "{{=<% %>=}}Jinja writes {{ x }}: <% First %>",
    "Jinja writes <% x %>: {{ First }}",
    "{{=[[ ]]=}}[[ First ]]",
)):
    kind = col.models.new(f"Kind {number}")
    for name in ("First", "Second"):
        col.models.add_field(kind, col.models.new_field(name))
    template = col.models.new_template("Card 1")
    template["qfmt"], template["afmt"] = front, "{{Second}}"
    col.models.add_template(kind, template)
    kind["css"] = ""
    try:
        col.models.add(kind)
        note = col.new_note(col.models.by_name(f"Kind {number}"))
        note.fields = ["value", "x"]
        col.add_note(note, 1)
        shown = note.cards()[0].question().removeprefix("<style></style>")
    except Exception:
        shown = "error"
    print(f"{front:44}  =>  {shown}")
PY
diff -u seen.txt got.txt && echo "as seen: <% %> are marks after {{=<% %>=}}"
