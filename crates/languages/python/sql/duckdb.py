"""Runs example.sql on an empty DuckDB database in memory, after sample.sql and setup.sql."""

import _deckle_sql as deckle
import duckdb

database = duckdb.connect(
    ":memory:",
    config={
        "threads": 1,
        "memory_limit": "512MB",
        "enable_external_access": "false",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    },
)
database.execute("SET python_enable_replacements = false")
database.execute("SET lock_configuration = true")


def statements(text):
    """Yields each statement with the line that it begins on."""
    start = 0
    for statement in duckdb.extract_statements(text):
        at = text.find(statement.query.strip(), start)
        at = start if at < 0 else at
        yield deckle.line_of(text, at), statement
        start = at + len(statement.query.strip())


def execute(statement):
    cursor = database.execute(statement)
    # Changes return how many rows they changed, under a name that depends on the version.
    if duckdb.ExpectedResultType.QUERY_RESULT not in statement.expected_result_type or cursor.description is None:
        return None
    if len(statement.expected_result_type) > 1 and statement.type != duckdb.StatementType.SELECT:
        if "RETURNING" not in statement.query.upper():
            return None
    return [column[0] for column in cursor.description], cursor.fetchall()


def error(exception):
    if not isinstance(exception, duckdb.Error):
        return None
    first = str(exception).split("\n", 1)[0]
    return type(exception).__name__, first.split(": ", 1)[-1]


deckle.run(statements, execute, error)
