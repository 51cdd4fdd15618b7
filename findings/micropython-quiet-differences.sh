#!/usr/bin/env bash
# MicroPython's sorted is not stable, True is no int, and pow(3, -1, 7) is 0.
#
# Versions: @micropython/micropython-webassembly-pyscript 1.27.0 (npm), Node 18 or newer.
# Guess:    it leaves modules and methods out, and what is there gives CPython's results.
# Seen:     without any error: sorted with a key turns equal elements round, isinstance(True, int) is False, pow(3,
#           -1, 7) is 0 instead of 5, a dict literal is not in the order that it was written in, '%.1f' % 1.25 is 1.3
#           (CPython 1.2), round(2.675, 2) is 2.68, str(KeyError('a')) has no quotes.
# Why:      it is what small "run this example" buttons load instead of Pyodide; examples about just these points
#           teach the contrary there.
set -euo pipefail
command -v npm > /dev/null || { echo "needs npm"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @micropython/micropython-webassembly-pyscript@1.27.0

cat > example.py <<'PY'
pairs = [(1, "b"), (0, "x"), (1, "a"), (0, "y"), (1, "c"), (0, "z"), (1, "d")]
print("stable", sorted(pairs, key=lambda pair: pair[0]) == [pair for n in (0, 1) for pair in pairs if pair[0] == n])
print("True is an int", isinstance(True, int))
print("inverse of 3 modulo 7", pow(3, -1, 7))
print("in the order written", list({"b": 1, "a": 2, "c": 3, "z": 4, "q": 5, "m": 6}) == list("baczqm"))
print("1.25 and 2.675", "%.1f" % 1.25, round(2.675, 2))
print("KeyError", str(KeyError("a")))
PY
cat > seen.txt <<'SEEN'
CPython
stable True
True is an int True
inverse of 3 modulo 7 5
in the order written True
1.25 and 2.675 1.2 2.67
KeyError 'a'
MicroPython
stable False
True is an int False
inverse of 3 modulo 7 0
in the order written False
1.25 and 2.675 1.3 2.68
KeyError a
SEEN

cat > run.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { loadMicroPython } from '@micropython/micropython-webassembly-pyscript/micropython.mjs';

const python = await loadMicroPython({ stdout: (line) => console.log(line), linebuffer: true });
python.runPython(readFileSync('example.py', 'utf8'));
JS
{ echo CPython; python3 example.py; echo MicroPython; node run.mjs; } > got.txt
diff -u seen.txt got.txt && echo "as seen: six results differ in silence"
