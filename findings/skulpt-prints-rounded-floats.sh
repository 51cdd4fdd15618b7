#!/usr/bin/env bash
# Skulpt, in its Python 3 mode, prints 0.3 for 0.1 + 0.2 and says that it is not equal to 0.3.
#
# Versions: skulpt 1.2.0 (npm), Node 18 or newer.
# Guess:    repr of a float is the shortest text that gives the same float back (Python 3.1 and newer, and what
#           JavaScript does by itself).
# Seen:     16 digits at most: 0.1 + 0.2 prints 0.3, 1.1 * 1.1 prints 1.21, math.sqrt(2) prints 1.414213562373095,
#           while 1 / 3 prints as in CPython. float(repr(x)) is then another number.
# Why:      the first lesson on floating point shows the contrary of what it says, in the interpreter that many course
#           books embed.
set -euo pipefail
command -v npm > /dev/null || { echo "needs npm"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts skulpt@1.2.0

cat > example.py <<'PY'
import math
print(0.1 + 0.2, 0.1 + 0.2 == 0.3)
print(1.1 * 1.1, math.sqrt(2))
print(1 / 3)
print(float(repr(0.1 + 0.2)) == 0.1 + 0.2)
PY
cat > seen.txt <<'SEEN'
CPython
0.30000000000000004 False
1.2100000000000002 1.4142135623730951
0.3333333333333333
True
Skulpt
0.3 False
1.21 1.414213562373095
0.3333333333333333
False
SEEN

cat > run.cjs <<'JS'
const { readFileSync } = require('node:fs');
const Sk = require('skulpt');

Sk.configure({ output: (text) => process.stdout.write(text), read: (name) => Sk.builtinFiles.files[name], __future__: Sk.python3 });
Sk.importMainWithBody('example', false, readFileSync('example.py', 'utf8'), false);
JS
{ echo CPython; python3 example.py; echo Skulpt; node run.cjs; } > got.txt
diff -u seen.txt got.txt && echo "as seen: 0.3 is not 0.3"
