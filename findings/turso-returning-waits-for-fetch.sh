#!/usr/bin/env bash
# In Turso an INSERT, UPDATE or DELETE with RETURNING does nothing until a row is fetched.
#
# Versions: pyturso 0.8.3 (PyPI) beside the sqlite3 of the Python that runs this.
# Guess:    execute() carries the statement out; RETURNING only adds rows to read. SQLite makes all changes before the
#           first row.
# Seen:     after execute() alone nothing has changed, in autocommit too; closing the cursor drops the change.
#           Fetching one row makes all of them, also of three rows.
# Why:      programs that ignore what RETURNING gives (a logging wrapper, an ORM that fetches late) write nothing and
#           get no error.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pyturso==0.8.3

cat > seen.txt <<'SEEN'
sqlite3  no row fetched     INSERT [1, 2, 3, 7, 8, 9]  DELETE [3]
sqlite3  one row fetched    INSERT [1, 2, 3, 7, 8, 9]  DELETE [3]
turso    no row fetched     INSERT [1, 2, 3]  DELETE [1, 2, 3]
turso    one row fetched    INSERT [1, 2, 3, 7, 8, 9]  DELETE [3]
SEEN

venv/bin/python - > got.txt <<'PY'
import sqlite3

import turso

for module in (sqlite3, turso):
    for fetch in (0, 1):
        after = []
        for statement in ("INSERT INTO t VALUES (7), (8), (9) RETURNING id", "DELETE FROM t WHERE id < 3 RETURNING id"):
            connection = module.connect(":memory:", isolation_level=None)
            cursor = connection.cursor()
            cursor.execute("CREATE TABLE t (id INTEGER PRIMARY KEY)")
            cursor.execute("INSERT INTO t VALUES (1), (2), (3)")
            cursor.execute(statement)
            if fetch:
                cursor.fetchone()
            cursor.close()
            rows = connection.cursor().execute("SELECT id FROM t ORDER BY id").fetchall()
            after.append(f"{statement.split()[0]} {[row[0] for row in rows]}")
        print(f"{module.__name__:9}{'one row fetched' if fetch else 'no row fetched':19}{'  '.join(after)}")
PY
diff -u seen.txt got.txt && echo "as seen: nothing is inserted before a fetch"
