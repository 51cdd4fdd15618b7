#!/usr/bin/env bash
# nbformat.validate gives cells of a notebook new ids instead of refusing it.
#
# Versions: nbformat 5.11.1 (PyPI).
# Guess:    validate() only looks: two cells with one id (forbidden by the format 4.5) raise ValidationError.
# Seen:     it returns None and changes the object that it was given: the second cell gets another id. A warning is
#           all; isvalid() says True. A missing id is given in the same way.
# Why:      a check in CI passes on an invalid file, and a tool that writes the notebook after checking it makes a
#           different diff on each run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check nbformat==5.11.1

cat > seen.txt <<'SEEN'
equal ids   raised nothing, ids were ['a', 'a'], first kept True, second kept False
missing id  raised nothing, ids were ['a', None], first kept True, second kept False
SEEN

venv/bin/python -W ignore - > got.txt <<'PY'
import nbformat
from nbformat.v4 import new_code_cell, new_notebook

for label in ("equal ids", "missing id"):
    notebook = new_notebook(cells=[new_code_cell("1", id="a"), new_code_cell("2", id="b")])
    if label == "equal ids":
        notebook.cells[1]["id"] = "a"
    else:
        del notebook.cells[1]["id"]
    before = [cell.get("id") for cell in notebook.cells]
    try:
        nbformat.validate(notebook)
        raised = "nothing"
    except nbformat.ValidationError:
        raised = "ValidationError"
    kept = [old == cell.get("id") for old, cell in zip(before, notebook.cells)]
    print(f"{label:12}raised {raised}, ids were {before}, first kept {kept[0]}, second kept {kept[1]}")
PY
diff -u seen.txt got.txt && echo "as seen: validate repairs what it was to check"
