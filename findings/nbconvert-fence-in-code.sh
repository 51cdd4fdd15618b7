#!/usr/bin/env bash
# nbconvert's Markdown of a notebook whose code holds three backquotes is broken; jupytext's is right.
#
# Versions: nbconvert 7.17.2, jupytext 1.19.6, markdown-it-py 4.3.0 (PyPI).
# Guess:    a tool that writes fences counts the backquotes in the code, as jupytext, pandoc and prettier do.
# Seen:     the fence has three in any case, so the code ends at the first line of backquotes within it; what follows
#           is shown as text. jupytext writes four.
# Why:      notebooks that build Markdown or docstrings with fences are common where code is taught; the exit status
#           is 0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check nbconvert==7.17.2 jupytext==1.19.6 markdown-it-py==4.3.0

cat > seen.txt <<'SEEN'
nbconvert  blocks ['text = """\n', '"""\nprint(text)\n']
jupytext   blocks ['text = """\n```\nx\n```\n"""\nprint(text)\n']
SEEN

venv/bin/python - > got.txt <<'PY'
import jupytext
from markdown_it import MarkdownIt
from nbconvert import MarkdownExporter
from nbformat.v4 import new_code_cell, new_notebook

notebook = new_notebook(cells=[new_code_cell('text = """\n```\nx\n```\n"""\nprint(text)')])
notebook.metadata["kernelspec"] = {"name": "python3", "language": "python", "display_name": "Python 3"}
for name, text in (("nbconvert", MarkdownExporter().from_notebook_node(notebook)[0]), ("jupytext", jupytext.writes(notebook, "md"))):
    blocks = [token.content for token in MarkdownIt("commonmark").parse(text) if token.type == "fence"]
    print(f"{name:11}blocks {blocks}")
PY
diff -u seen.txt got.txt && echo "as seen: the code ends early"
