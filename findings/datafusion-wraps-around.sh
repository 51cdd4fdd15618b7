#!/usr/bin/env bash
# DataFusion adds past the largest integer without an error, in + and in sum(), and ^ is not a power.
#
# Versions: datafusion 55.0.0 and duckdb 2.0.1 (PyPI).
# Guess:    it calls itself PostgreSQL-like and refuses 1/0, so it refuses an integer overflow (PostgreSQL, DuckDB) or
#           turns to floating point (SQLite).
# Seen:     9223372036854775807 + 1 and a sum of those two are -9223372036854775808; `2 ^ 3` is exclusive or, 1
#           (PostgreSQL and DuckDB: 8).
# Why:      a query moved there answers with a plausible negative total.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check datafusion==55.0.0 duckdb==2.0.1

cat > seen.txt <<'SEEN'
SELECT 9223372036854775807 + 1 AS n   datafusion -9223372036854775808  duckdb error
SELECT sum(x) AS n FROM (VALUES (9223372036854775807), (1)) AS t(x)   datafusion -9223372036854775808  duckdb 9223372036854775808
SELECT 1 / 0 AS n   datafusion error  duckdb inf
SELECT 2 ^ 3 AS n   datafusion 1  duckdb 8.0
SEEN

venv/bin/python - > got.txt <<'PY'
import datafusion
import duckdb

context = datafusion.SessionContext()
for statement in (
    "SELECT 9223372036854775807 + 1 AS n",
    "SELECT sum(x) AS n FROM (VALUES (9223372036854775807), (1)) AS t(x)",
    "SELECT 1 / 0 AS n",
    "SELECT 2 ^ 3 AS n",
):
    try:
        first = context.sql(statement).collect()[0].to_pydict()["n"][0]
    except Exception:
        first = "error"
    try:
        second = duckdb.execute(statement).fetchone()[0]
    except duckdb.Error:
        second = "error"
    print(f"{statement}   datafusion {first}  duckdb {second}")
PY
diff -u seen.txt got.txt && echo "as seen: the sum is negative"
