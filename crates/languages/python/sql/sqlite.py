"""Runs example.sql on an empty SQLite database in memory, after sample.sql and setup.sql."""

import sqlite3

import _deckle_sql as deckle


def statements(text):
    """Yields each statement with the line that it begins on."""
    start = 0
    for at, character in enumerate(text):
        if character == ";" and sqlite3.complete_statement(text[start : at + 1]):
            yield deckle.line_of(text, start), text[start : at + 1]
            start = at + 1
    if text[start:].strip():
        yield deckle.line_of(text, start), text[start:]


database = sqlite3.connect(":memory:", isolation_level=None)


def execute(statement):
    cursor = database.execute(statement)
    if cursor.description is None:
        return None
    return [column[0] for column in cursor.description], cursor.fetchall()


def error(exception):
    if not isinstance(exception, sqlite3.Error):
        return None
    code = getattr(exception, "sqlite_errorname", None)
    what = type(exception).__name__
    return (f"{what} {code}" if code else what), str(exception)


deckle.run(statements, execute, error)
