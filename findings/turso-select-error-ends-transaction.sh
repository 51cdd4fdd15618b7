#!/usr/bin/env bash
# In Turso a SELECT that fails takes the transaction's inserts with it.
#
# Versions: pyturso 0.8.3 (PyPI) beside the sqlite3 of the Python that runs this.
# Guess:    "compatible with SQLite": a query that fails while it runs (integer overflow, malformed JSON) changes
#           nothing, and the open transaction goes on, as in SQLite.
# Seen:     the whole transaction is rolled back and closed: rows inserted before are gone, and the next statement
#           runs outside a transaction. A query that fails while it is compiled (no such column) and a failed INSERT
#           leave it alone, as in SQLite.
# Why:      an example that shows an error and then goes on prints no rows; a program that logs failed reports and
#           commits loses data.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pyturso==0.8.3

cat > seen.txt <<'SEEN'
sqlite3  SELECT sum(n) FROM big     rows left 3  in a transaction True
sqlite3  SELECT json('{')           rows left 3  in a transaction True
sqlite3  SELECT nothing             rows left 3  in a transaction True
sqlite3  INSERT INTO t VALUES (1)   rows left 3  in a transaction True
turso    SELECT sum(n) FROM big     rows left 0  in a transaction False
turso    SELECT json('{')           rows left 0  in a transaction False
turso    SELECT nothing             rows left 3  in a transaction True
turso    INSERT INTO t VALUES (1)   rows left 3  in a transaction True
SEEN

venv/bin/python - > got.txt <<'PY'
import sqlite3

import turso

for module in (sqlite3, turso):
    for statement in ("SELECT sum(n) FROM big", "SELECT json('{')", "SELECT nothing", "INSERT INTO t VALUES (1)"):
        connection = module.connect(":memory:", isolation_level=None)
        cursor = connection.cursor()
        cursor.execute("CREATE TABLE t (id INTEGER PRIMARY KEY)")
        cursor.execute("CREATE TABLE big (n INTEGER)")
        cursor.execute("INSERT INTO big VALUES (9223372036854775807), (1)")
        cursor.execute("BEGIN")
        cursor.execute("INSERT INTO t VALUES (1), (2), (3)")
        try:
            cursor.execute(statement)
            cursor.fetchall()
            raise SystemExit(f"{statement} did not fail")
        except module.Error:
            pass
        left = connection.cursor().execute("SELECT count(*) FROM t").fetchone()[0]
        print(f"{module.__name__:9}{statement:27}rows left {left}  in a transaction {connection.in_transaction}")
PY
diff -u seen.txt got.txt && echo "as seen: a failed SELECT rolls back"
