#!/usr/bin/env bash
# Anki keeps a sort field that looks like a number as a number, and its search looks there.
#
# Versions: anki 26.9.3 (PyPI).
# Guess:    the first field is text, so `007`, `7` and `1e3` are kept and sorted as typed, and a search finds what is
#           there.
# Seen:     the column notes.sfld is declared `integer`, so SQLite turns `007` into 7, `1e3` into 1000 and
#           `12345678901234567890` into a rounded floating point number. A search without a field's name reads that
#           column too: `1000` finds the note `1e3`, in which there is no 1000. Numbers stand before text when notes
#           are sorted.
# Why:      cards that ask about a literal are sorted by its value, found by what they do not say, and whoever writes
#           sfld as text writes another value than Anki does.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check anki==26.9.3

cat > seen.txt <<'SEEN'
007                   -> 7
7                     -> 7
1e3                   -> 1000
0x10                  -> '0x10'
1_0                   -> '1_0'
12345678901234567890  -> 1.2345678901234567e+19
search 1000           -> ['1e3']
sorted                -> ['007', '7', '1e3', '12345678901234567890', '0x10', '1_0']
SEEN

venv/bin/python - > got.txt <<'PY'
from anki.collection import Collection

col = Collection("a.anki2")
kind = col.models.new("Literal")
for name in ("First", "Second"):
    col.models.add_field(kind, col.models.new_field(name))
template = col.models.new_template("Card 1")
template["qfmt"], template["afmt"] = "{{First}}", "{{Second}}"
col.models.add_template(kind, template)
col.models.add(kind)
for text in ("007", "7", "1e3", "0x10", "1_0", "12345678901234567890"):
    note = col.new_note(col.models.by_name("Literal"))
    note.fields = [text, "x"]
    col.add_note(note, 1)
    print(f"{text:22}-> {col.db.scalar('select sfld from notes where id=?', note.id)!r}")
for search in ("1000",):
    found = [col.get_note(nid).fields[0] for nid in col.find_notes(f'"{search}"', order="n.id asc")]
    print(f"{'search ' + search:22}-> {found}")
found = [col.get_note(nid).fields[0] for nid in col.find_notes("", order="n.sfld asc, n.id asc")]
print(f"{'sorted':22}-> {found}")
PY
diff -u seen.txt got.txt && echo "as seen: 1e3 is kept as 1000"
