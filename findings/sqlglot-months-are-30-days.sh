#!/usr/bin/env bash
# sqlglot translates DuckDB's date_diff('month', …) to SQLite as days divided by 30.
#
# Versions: sqlglot 30.30.0 and duckdb 2.0.1 (PyPI), the sqlite3 of the Python that runs this.
# Guess:    there is no date_diff in SQLite, so it is refused as unsupported, or written with years and months of
#           strftime.
# Seen:     it becomes CAST((JULIANDAY(b) - JULIANDAY(a)) / 30.0 AS INTEGER), also with unsupported_level RAISE. From
#           31 January to 1 February is one month in DuckDB and 0; a year is 12 and 12, ten years are 120 and 121.
#           Subtracting two dates becomes subtracting their years: DATE '2024-03-01' - DATE '2024-02-28' is 2 and 0.
# Why:      both run without an error, and most test dates hide it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sqlglot==30.30.0 duckdb==2.0.1

cat > seen.txt <<'SEEN'
SELECT date_diff('month', DATE '2024-01-31', DATE '2024-02-01')   duckdb 1    sqlite 0
SELECT date_diff('month', DATE '2023-01-01', DATE '2024-01-01')   duckdb 12   sqlite 12
SELECT date_diff('month', DATE '2014-01-01', DATE '2024-01-01')   duckdb 120  sqlite 121
SELECT DATE '2024-03-01' - DATE '2024-02-28'                      duckdb 2    sqlite 0
SEEN

venv/bin/python - > got.txt <<'PY'
import sqlite3

import duckdb
import sqlglot

for statement in (
    "SELECT date_diff('month', DATE '2024-01-31', DATE '2024-02-01')",
    "SELECT date_diff('month', DATE '2023-01-01', DATE '2024-01-01')",
    "SELECT date_diff('month', DATE '2014-01-01', DATE '2024-01-01')",
    "SELECT DATE '2024-03-01' - DATE '2024-02-28'",
):
    written = sqlglot.transpile(statement, read="duckdb", write="sqlite", unsupported_level=sqlglot.ErrorLevel.RAISE)[0]
    before = duckdb.execute(statement).fetchone()[0]
    after = sqlite3.connect(":memory:").execute(written).fetchone()[0]
    print(f"{statement:66}duckdb {before:<5}sqlite {after}")
PY
diff -u seen.txt got.txt && echo "as seen: a month is 30 days"
