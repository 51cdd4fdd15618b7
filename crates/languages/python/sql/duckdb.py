"""Runs an example on DuckDB, in memory, without a way to files, the network or the variables of this program."""

import re
import struct

import deckle_script
import duckdb
from deckle_table import Json

SETTINGS = {
    # The order of rows must not depend on the number of processors.
    "threads": 1,
    "memory_limit": "512MB",
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
AFTER_START = ("SET python_enable_replacements = false", "SET TimeZone = 'UTC'")
# Statements whose rows are the engine's own word for "done".
WITH_ROWS = {"SELECT", "EXPLAIN", "PRAGMA", "CALL", "RELATION", "EXECUTE"}
CHANGES = {"INSERT", "UPDATE", "DELETE", "MERGE_INTO"}


class Connection:
    def __init__(self, database):
        self.database = database

    def execute(self, statement):
        parsed = self.database.extract_statements(statement)
        if not parsed:
            return None
        kind = parsed[0].type.name
        cursor = self.database.execute(parsed[0])
        if cursor is None or not cursor.description or not has_rows(kind, statement):
            return None
        names = [column[0] for column in cursor.description]
        types = [str(column[1]) for column in cursor.description]
        if kind == "SELECT" and any("INTERVAL" in one for one in types):
            return names, self.as_text(statement, types)
        return names, [[value(cell, one) for cell, one in zip(row, types)] for row in cursor.fetchall()]

    def as_text(self, statement, types):
        """Asks again for what the driver would not give back whole, in the engine's own words."""
        columns = [f"c{at}" for at in range(len(types))]
        wanted = [f"CAST({name} AS VARCHAR)" if "INTERVAL" in one else name for name, one in zip(columns, types)]
        query = f"SELECT {', '.join(wanted)} FROM ({statement}\n) AS q({', '.join(columns)})"
        return [[value(cell, one) for cell, one in zip(row, types)] for row in self.database.execute(query).fetchall()]

    def close(self):
        pass


def has_rows(kind, statement):
    return kind in WITH_ROWS or (kind in CHANGES and re.search(r"\breturning\b", statement, re.IGNORECASE) is not None)


def value(cell, kind):
    if cell is None:
        return None
    if kind == "JSON":
        return Json(cell)
    if kind == "FLOAT":
        return shortest(cell)
    return cell


def shortest(number):
    """Returns the shortest decimal form of a number of 32 bits."""
    if number != number or number in (float("inf"), float("-inf")):
        return number
    for digits in range(1, 10):
        near = float(f"{number:.{digits}g}")
        if struct.pack("f", near) == struct.pack("f", number):
            return near
    return number


class Duckdb:
    rename = {}

    def __init__(self):
        self.database = duckdb.connect(":memory:", config=SETTINGS)
        for statement in AFTER_START:
            self.database.execute(statement)

    def connect(self, name):
        return Connection(self.database.cursor() if name else self.database)

    def error(self, error):
        if not isinstance(error, duckdb.Error):
            return None
        # What comes after the first line points at the statement, in words that change with every version.
        first = str(error).split("\n")[0]
        return type(error).__name__, None, re.sub(r"^[A-Z][A-Za-z -]* Error: ", "", first)

    def blockers(self, connection, since):
        return None

    def close(self):
        pass


deckle_script.main(Duckdb)
