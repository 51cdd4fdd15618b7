"""Runs example.sql on an empty SQLite database in memory, after setup.sql, and prints each result as a text table.

The table never depends on the SQLite version: a heading, a rule, the rows, and their number. Numbers are set to the
right; a missing value is NULL; bytes are X'…'.
"""


def _run():
    import os
    import sqlite3

    here = os.path.dirname(os.path.abspath(__file__))

    def read(name):
        with open(os.path.join(here, name), encoding="utf-8") as file:
            return file.read()

    def statements(text):
        """Yields each statement with the line that it begins on."""
        start = 0
        for at, character in enumerate(text):
            if character == ";" and sqlite3.complete_statement(text[start : at + 1]):
                yield begin(text, start), text[start : at + 1]
                start = at + 1
        if text[start:].strip():
            yield begin(text, start), text[start:]

    def begin(text, start):
        blank = len(text[start:]) - len(text[start:].lstrip())
        return text.count("\n", 0, start + blank) + 1

    def shown(value):
        if value is None:
            return "NULL"
        if isinstance(value, bytes):
            return "X'" + value.hex().upper() + "'"
        return str(value).replace("\r", "\\r").replace("\n", "\\n")

    def table(names, rows):
        cells = [[shown(value) for value in row] for row in rows]
        widths = [max([len(name)] + [len(row[i]) for row in cells]) for i, name in enumerate(names)]
        right = [any(isinstance(row[i], (int, float)) for row in rows) for i in range(len(names))]

        def line(row):
            return " | ".join(
                cell.rjust(width) if to_right else cell.ljust(width) for cell, width, to_right in zip(row, widths, right)
            ).rstrip()

        yield line(names)
        yield "-+-".join("-" * width for width in widths)
        for row in cells:
            yield line(row)
        yield "(1 row)" if len(rows) == 1 else f"({len(rows)} rows)"

    database = sqlite3.connect(":memory:", isolation_level=None)
    database.executescript(read("setup.sql"))
    first = True

    def execute(statement):
        nonlocal first
        cursor = database.execute(statement)
        if cursor.description is None:
            return
        rows = cursor.fetchall()
        if not first:
            print()
        first = False
        print("\n".join(table([column[0] for column in cursor.description], rows)))

    path = os.path.join(here, "example.sql")
    for line, statement in statements(read("example.sql")):
        # Gives the statement's line to the traceback of a statement that fails.
        call = compile("\n" * (line - 1) + "execute(statement)", path, "exec")
        exec(call, {"execute": execute, "statement": statement})


_run()
