"""Prints the rows of every engine in one form: a heading, a rule, the rows, and their number.

Numbers are set to the right; a missing value is NULL; bytes are X'…'; what is nested reads as JSON does. A cell depends on
the value alone, and never on the version of a driver.
"""

import datetime
import decimal
import json
import unicodedata


class Json(str):
    """A JSON text of the engine."""


class Number(str):
    """A number in the engine's own words."""


def width(text):
    """Returns how many columns a text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(columns(character) for character in text)


def columns(character):
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def is_number(value):
    return isinstance(value, (int, float, decimal.Decimal, Number)) and not isinstance(value, bool)


def shown(value):
    if isinstance(value, Json):
        value = canonical(value)
    if isinstance(value, str):
        return value.replace("\r", "\\r").replace("\n", "\\n")
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    if isinstance(value, (bytes, bytearray, memoryview)):
        return "X'" + bytes(value).hex().upper() + "'"
    if isinstance(value, datetime.datetime):
        return timestamp(value)
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(nested, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(key)}: {nested(inner)}" for key, inner in value.items()) + "}"
    return str(value)


def timestamp(value):
    if value.tzinfo is None:
        return value.isoformat(" ")
    return value.astimezone(datetime.timezone.utc).replace(tzinfo=None).isoformat(" ") + "+00"


def nested(value):
    """Shows a value in a list or structure: a text has quotes there."""
    if isinstance(value, str) and not isinstance(value, (Json, Number)):
        return quoted(value)
    if isinstance(value, (datetime.date, datetime.time)):
        return quoted(shown(value))
    return shown(value)


def quoted(value):
    return json.dumps(value if isinstance(value, str) else shown(value), ensure_ascii=False)


class Literal(str):
    """A number of a JSON text, with all its digits."""


def canonical(text):
    """Writes a JSON text in one way: keys in order, one blank after each comma and colon. Keys that occur twice stay."""
    return written(json.loads(text, parse_float=Literal, parse_int=Literal, parse_constant=Literal, object_pairs_hook=Pairs))


class Pairs(list):
    """An object's keys and values."""


def written(value):
    if isinstance(value, Literal):
        return str(value)
    if isinstance(value, Pairs):
        pairs = sorted(value, key=lambda pair: pair[0])
        return "{" + ", ".join(f"{json.dumps(key, ensure_ascii=False)}: {written(inner)}" for key, inner in pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def table(names, rows):
    """Yields the lines of a table."""
    cells = [[shown(value) for value in row] for row in rows]
    names = [shown(name) for name in names]
    widths = [max([width(name)] + [width(row[i]) for row in cells]) for i, name in enumerate(names)]
    right = [any(is_number(row[i]) for row in rows) for i in range(len(names))]

    def line(row):
        padded = []
        for cell, room, to_right in zip(row, widths, right):
            padding = " " * (room - width(cell))
            padded.append(padding + cell if to_right else cell + padding)
        return " | ".join(padded).rstrip()

    yield line(names)
    yield "-+-".join("-" * room for room in widths)
    for row in cells:
        yield line(row)
    yield "(1 row)" if len(rows) == 1 else f"({len(rows)} rows)"
