#!/usr/bin/env bash
# wasmtime for Python takes an integer of any size for an i32, and none for an f64.
#
# Versions: wasmtime 50.0.1 (PyPI).
# Guess:    2**64 for an i64 is an OverflowError (struct, ctypes in numpy, array raise one), and an int is fine for an
#           f64, as everywhere in Python.
# Seen:     integers are cut to their low bits: 2**32 is 0, 2**64 is 0, -2**31-1 is 2147483647. A float is refused for
#           an i32 and an int for an f64, both with TypeError; 1e39 for an f32 is inf.
# Why:      a runner that passes lengths or times to a WebAssembly program gets no error for the value that does not
#           fit, and one for 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check wasmtime==50.0.1

cat > seen.txt <<'SEEN'
i32 4294967295             -> -1
i32 4294967296             -> 0
i32 -2147483649            -> 2147483647
i32 True                   -> 1
i32 1.0                    -> TypeError
i64 18446744073709551616   -> 0
f64 1                      -> TypeError
f64 1.0                    -> 1.0
f32 1e+39                  -> inf
SEEN

venv/bin/python - > got.txt <<'PY'
import wasmtime

KINDS = ("i32", "i64", "f32", "f64")
store = wasmtime.Store()
text = "".join(f'(func (export "{kind}") (param {kind}) (result {kind}) local.get 0)' for kind in KINDS)
exports = wasmtime.Instance(store, wasmtime.Module(store.engine, f"(module {text})"), []).exports(store)
for kind, value in (
    ("i32", 2**32 - 1), ("i32", 2**32), ("i32", -(2**31) - 1), ("i32", True), ("i32", 1.0),
    ("i64", 2**64), ("f64", 1), ("f64", 1.0), ("f32", 1e39),
):
    try:
        back = exports[kind](store, value)
    except Exception as error:
        back = type(error).__name__
    print(f"{kind} {value!s:23}-> {back}")
PY
diff -u seen.txt got.txt && echo "as seen: 2**32 is 0"
