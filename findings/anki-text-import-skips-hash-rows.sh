#!/usr/bin/env bash
# A row of a text file that begins with # vanishes from Anki's import, and no count says so.
#
# Versions: anki 26.9.3 (PyPI).
# Guess:    `#` lines are headers at the top of the file; a later row `#include <stdio.h>` is a note like any other.
# Seen:     every row whose first character is an unquoted # is a comment, wherever it stands. The import reports two
#           new notes for three rows and nothing under any other heading. In quotes, or not in the first column, the
#           same text arrives.
# Why:      questions about C, shell, Python comments or CSS colours begin with #. An exporter of text for Anki has to
#           quote such cells even where CSV needs no quotes, as Anki's own export does.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check anki==26.9.3

cat > seen.txt <<'SEEN'
unquoted {'new': 2} ['first', 'last']
quoted   {'new': 3} ['#include &lt;stdio.h&gt;', 'first', 'last']
SEEN

venv/bin/python - > got.txt <<'PY'
from anki.collection import Collection, ImportCsvRequest

kinds = ("new", "updated", "duplicate", "conflicting", "first_field_match", "missing_notetype", "missing_deck", "empty_first_field")
for label, cell in (("unquoted", "#include <stdio.h>"), ("quoted", '"#include <stdio.h>"')):
    col = Collection(f"{label}.anki2")
    with open("notes.txt", "w") as file:
        file.write(f"#separator:tab\n#html:false\n#notetype:Basic\nfirst\t1\n{cell}\t2\nlast\t3\n")
    log = col.import_csv(ImportCsvRequest(path="notes.txt", metadata=col.get_csv_metadata("notes.txt", None))).log
    counts = {kind: len(getattr(log, kind)) for kind in kinds if len(getattr(log, kind))}
    print(f"{label:8}", counts, sorted(col.get_note(nid).fields[0] for nid in col.find_notes("deck:*")))
PY
diff -u seen.txt got.txt && echo "as seen: the row is gone and not counted"
