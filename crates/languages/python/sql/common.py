"""What the programs of all engines share: reading the statements, printing results, ending in an error.

A result is a heading, a rule, the rows, and their number. Numbers are set to the right; a missing value is NULL; bytes are
X'…'. Statements that return no rows print nothing.
"""

import datetime
import decimal
import json
import os
import sys
import unicodedata
import uuid

HERE = os.path.dirname(os.path.abspath(__file__))


def read(name):
    with open(os.path.join(HERE, name), encoding="utf-8", newline="") as file:
        return file.read()


def width(text):
    return sum(
        0 if unicodedata.combining(c) or unicodedata.category(c) == "Cf" else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def nested(value):
    """Writes a value inside a list or a structure as JSON does."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(str(key), ensure_ascii=False)}: {nested(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(nested(inner) for inner in value) + "]"
    if value is None:
        return "null"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return shown(value)


def shown(value):
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (bytes, bytearray, memoryview)):
        return "X'" + bytes(value).hex().upper() + "'"
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, datetime.datetime):
        if value.tzinfo is None:
            return value.isoformat(" ")
        return value.astimezone(datetime.timezone.utc).replace(tzinfo=None).isoformat(" ") + "+00"
    if isinstance(value, (list, tuple, dict)):
        return nested(value)
    return str(value).replace("\r", "\\r").replace("\n", "\\n")


def is_number(value):
    return isinstance(value, (int, float, decimal.Decimal)) and not isinstance(value, bool)


def table(names, rows):
    cells = [[shown(value) for value in row] for row in rows]
    widths = [max([width(name)] + [width(row[i]) for row in cells]) for i, name in enumerate(names)]
    right = [any(is_number(row[i]) for row in rows) for i in range(len(names))]

    def line(row):
        padded = []
        for cell, wide, to_right in zip(row, widths, right):
            space = " " * (wide - width(cell))
            padded.append(space + cell if to_right else cell + space)
        return " | ".join(padded).rstrip()

    yield line(names)
    yield "-+-".join("-" * wide for wide in widths)
    for row in cells:
        yield line(row)
    yield "(1 row)" if len(rows) == 1 else f"({len(rows)} rows)"


class Printer:
    """Prints results with an empty line between two."""

    def __init__(self):
        self.first = True

    def result(self, names, rows):
        if not self.first:
            print()
        self.first = False
        print("\n".join(table(names, rows)))


def failed(name, line, what, message):
    """Ends the program as the error of a statement."""
    sys.stdout.flush()
    path = os.path.join(HERE, name)
    text = f"{what}: {message}" if message else what
    sys.stderr.write(f'Traceback (most recent call last):\n  File "{path}", line {line}, in <module>\n{text}\n')
    sys.stderr.flush()
    sys.exit(1)


def run(statements, execute, error):
    """Runs the sample, the set-up and the example; `error` turns an exception into class and message, or None."""
    printer = Printer()
    for name in ("sample.sql", "setup.sql", "example.sql"):
        for line, statement in statements(read(name)):
            try:
                result = execute(statement)
            except Exception as exception:
                told = error(exception)
                if told is None:
                    raise
                failed(name, line, *told)
            if result is not None and name == "example.sql":
                printer.result(*result)


def line_of(text, start):
    """Returns the line on which a statement begins: blank lines and comments before it do not count."""
    blank = len(text[start:]) - len(text[start:].lstrip())
    return text.count("\n", 0, start + blank) + 1
