#!/usr/bin/env bash
# ruamel.yaml with indent 4 writes a program that begins with an indented line as another program.
#
# Versions: ruamel.yaml 0.19.1 (PyPI).
# Guess:    a LiteralScalarString comes back equal after dump and load, whatever the text and the indentation
#           settings.
# Seen:     a text whose first line begins with a blank or is empty needs an indentation indicator. ruamel.yaml writes
#           `|2` and indents the text by `map_indent`: with 2 all is well, with 4 each line comes back with two more
#           blanks. Nothing warns; the library's own loader reads the wrong text.
# Why:      `code: |` blocks are what such a file is made of, 4 is a common setting, and a formatter that touches
#           every file changes just the few examples that begin with a blank line or with the middle of a function.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check ruamel.yaml==0.19.1

cat > seen.txt <<'SEEN'
indent 2  'x = 1\ny = 2\n'       equal
indent 2  '    return x\nf()\n'  equal
indent 2  '\nx = 1\n'            equal
indent 4  'x = 1\ny = 2\n'       equal
indent 4  '    return x\nf()\n'  '      return x\n  f()\n'
indent 4  '\nx = 1\n'            '\n  x = 1\n'
SEEN

venv/bin/python - > got.txt <<'PY'
import io

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

for indent in (2, 4):
    for code in ("x = 1\ny = 2\n", "    return x\nf()\n", "\nx = 1\n"):
        yaml = YAML()
        yaml.map_indent = indent
        file = io.StringIO()
        yaml.dump({"snippet": {"code": LiteralScalarString(code)}}, file)
        back = YAML(typ="safe").load(file.getvalue())["snippet"]["code"]
        print(f"indent {indent}  {code!r:23}{'equal' if back == code else repr(back)}")
PY
diff -u seen.txt got.txt && echo "as seen: two blanks more with indent 4"
