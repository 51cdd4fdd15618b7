#!/usr/bin/env bash
# In Pyodide under Node a connection to a port where nobody listens succeeds.
#
# Versions: pyodide 314.0.7 (npm; CPython 3.14.2), Node 20 or newer.
# Guess:    WebAssembly has no sockets, so socket.create_connection raises OSError at once, as subprocess and fork do.
# Seen:     create_connection returns a connected socket for 127.0.0.1:1, where CPython raises ConnectionRefusedError;
#           sending then times out. threading.Thread.start, subprocess.run and os.fork fail as expected.
# Why:      "is the server up?" examples print that it is.
set -euo pipefail
command -v npm > /dev/null || { echo "needs npm"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts pyodide@314.0.7

cat > example.py <<'PY'
import os, socket, subprocess, threading

def attempt(label, call):
    try:
        call()
        print(label, "done")
    except Exception as error:
        print(label, type(error).__name__)

attempt("connect", lambda: socket.create_connection(("127.0.0.1", 1), timeout=1))
PY
cat > more.py <<'PY'
attempt("thread", lambda: threading.Thread(target=print).start())
attempt("run", lambda: subprocess.run(["true"]))
attempt("fork", os.fork)
PY
cat > seen.txt <<'SEEN'
CPython
connect ConnectionRefusedError
Pyodide
connect done
thread RuntimeError
run OSError
fork OSError
SEEN

cat > run.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

const python = await loadPyodide({ stdout: (line) => console.log(line), stderr: () => {} });
python.runPython(readFileSync('example.py', 'utf8') + readFileSync('more.py', 'utf8'));
process.exit(0);
JS
{ echo CPython; python3 example.py; echo Pyodide; node run.mjs; } > got.txt
diff -u seen.txt got.txt && echo "as seen: connected to nobody"
