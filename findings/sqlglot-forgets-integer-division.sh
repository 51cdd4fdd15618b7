#!/usr/bin/env bash
# sqlglot translates SQLite's integer division to DuckDB as a true division, with a guard against zero.
#
# Versions: sqlglot 30.30.0 and duckdb 2.0.1 (PyPI), the sqlite3 of the Python that runs this.
# Guess:    what sqlglot exists for: `7 / 2` is 3 in SQLite and 3.5 in DuckDB, so it writes 7 // 2. (It does add a
#           CAST in the other direction.)
# Seen:     it writes 7 / NULLIF(2, 0): it knows that SQLite gives NULL for a division by zero, and not, without a
#           schema, that both are integers. The result changes from 3 to 3.5, and `-7 / 2` from -3 to -3.5, with no
#           warning at any unsupported_level. DuckDB to SQLite is right.
# Why:      translated examples run, print numbers that look right, and are wrong.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sqlglot==30.30.0 duckdb==2.0.1

cat > seen.txt <<'SEEN'
sqlite to duckdb  SELECT 7 / 2  becomes  SELECT 7 / NULLIF(2, 0)  and  3  becomes  3.5
sqlite to duckdb  SELECT -7 / 2  becomes  SELECT -7 / NULLIF(2, 0)  and  -3  becomes  -3.5
sqlite to duckdb  SELECT CAST(7 AS INT) / 2  becomes  SELECT CAST(7 AS INT) / NULLIF(2, 0)  and  3  becomes  3.5
duckdb to sqlite  SELECT 7 / 2  becomes  SELECT CAST(7 AS REAL) / 2  and  3.5  becomes  3.5
SEEN

venv/bin/python - > got.txt <<'PY'
import sqlite3

import duckdb
import sqlglot

engines = {"sqlite": sqlite3.connect(":memory:"), "duckdb": duckdb.connect()}
for source, target, statement in (
    ("sqlite", "duckdb", "SELECT 7 / 2"),
    ("sqlite", "duckdb", "SELECT -7 / 2"),
    ("sqlite", "duckdb", "SELECT CAST(7 AS INT) / 2"),
    ("duckdb", "sqlite", "SELECT 7 / 2"),
):
    written = sqlglot.transpile(statement, read=source, write=target, unsupported_level=sqlglot.ErrorLevel.RAISE)[0]
    before = engines[source].execute(statement).fetchone()[0]
    after = engines[target].execute(written).fetchone()[0]
    print(f"{source} to {target}  {statement}  becomes  {written}  and  {before}  becomes  {after}")
PY
diff -u seen.txt got.txt && echo "as seen: 3 became 3.5"
