#!/usr/bin/env bash
# Anki's text export without HTML puts a program on one line, and importing the file again makes that the note.
#
# Versions: anki 26.9.3 (PyPI).
# Guess:    "plain text" means text as it is shown: a line break, in <pre> or as <br>, stays a line break (the format
#           has quoted cells).
# Seen:     each line break becomes one blank, in <pre> too. With the guid column that the export writes, the import
#           then updates the notes: the program stands on one line in the collection from then on. `<b>` that was
#           shown as text survives, since the import escapes it again.
# Why:      a round trip through a spreadsheet is a common way to edit many cards, and it ends every Python example.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check anki==26.9.3

cat > seen.txt <<'SEEN'
exported  'if x:     y = 1 z = 2'
import    {'updated': 1}
now       'if x:     y = 1 z = 2'
SEEN

venv/bin/python - > got.txt <<'PY'
import time
from anki.collection import Collection, ImportCsvRequest

col = Collection("a.anki2")
note = col.new_note(col.models.by_name("Basic"))
note.fields = ["q", "<pre>if x:\n    y = 1\nz = 2</pre>"]
col.add_note(note, 1)
col.export_note_csv(out_path="notes.txt", limit=None, with_html=False, with_tags=True, with_deck=True, with_notetype=True, with_guid=True)
rows = [line.rstrip("\n").split("\t") for line in open("notes.txt") if not line.startswith("#")]
print("exported ", repr(rows[0][4]))
time.sleep(1.1)
log = col.import_csv(ImportCsvRequest(path="notes.txt", metadata=col.get_csv_metadata("notes.txt", None))).log
print("import   ", {kind: len(getattr(log, kind)) for kind in ("new", "updated", "duplicate") if len(getattr(log, kind))})
print("now      ", repr(col.get_note(note.id).fields[1]))
PY
diff -u seen.txt got.txt && echo "as seen: three lines became one"
