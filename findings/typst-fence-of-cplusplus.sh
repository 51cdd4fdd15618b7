#!/usr/bin/env bash
# In Typst a fence marked c++ is a fence marked c whose program begins with a line `++`.
#
# Versions: typst 0.15.2 (PyPI).
# Guess:    the word behind the three backquotes is the language, as in Markdown: `c++`, `c#`, `f#`.
# Seen:     the language is an identifier and ends at the first other character. `c++` is C, and "++" is the first
#           line of code; `c#` shows a line "#". No warning, in PDF and in HTML. `objective-c` is one identifier,
#           `.py` is none.
# Why:      whoever turns Markdown into Typst by copying fences prints a program that the source does not hold; the
#           function raw(lang: "c++", block: true, …) is safe.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check typst==0.15.2 pypdf==7.1.1

cat > seen.txt <<'SEEN'
```c++          language c            text '++\nint x;'
```c#           language c            text '#\nint x;'
```f#           language f            text '#\nint x;'
```.net         language None         text '.net\nint x;'
```objective-c  language objective-c  text 'int x;'
raw(c++)        language c++          text 'int x;'
in the PDF      ['++', 'int x;']
SEEN

venv/bin/python - > got.txt <<'PY'
import json

import pypdf
import typst

for word in ("c++", "c#", "f#", ".net", "objective-c"):
    with open("page.typ", "w") as file:
        file.write(f"```{word}\nint x;\n```\n")
    found = json.loads(typst.query("page.typ", "raw"))[0]
    print(f"{'```' + word:16}language {found.get('lang')!s:13}text {found['text']!r}")
with open("page.typ", "w") as file:
    file.write('#raw(lang: "c++", block: true, "int x;")')
found = json.loads(typst.query("page.typ", "raw"))[0]
print(f"{'raw(c++)':16}language {found.get('lang')!s:13}text {found['text']!r}")
with open("page.typ", "w") as file:
    file.write("```c++\nint x;\n```\n")
typst.compile("page.typ", output="page.pdf")
print("in the PDF     ", pypdf.PdfReader("page.pdf").pages[0].extract_text().split("\n"))
PY
diff -u seen.txt got.txt && echo "as seen: ++ is code"
