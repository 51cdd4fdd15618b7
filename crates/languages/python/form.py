"""Checks the form of example.txt without running it; prints null, or what is wrong, as JSON."""

import json
import math
import os
import re
import warnings

here = os.path.dirname(os.path.abspath(__file__))


def read(name):
    with open(os.path.join(here, name), encoding="utf-8") as file:
        return file.read()


def python(text):
    import ast

    compile(text, "example", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)


def pycon(text):
    import ast
    import _deckle_session

    for statement in _deckle_session.statements(text):
        try:
            compile(statement.source, "example", "single", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
        except SyntaxError as error:
            error.lineno = statement.line - 1 + (error.lineno or 1)
            # A session may show how Python refuses a statement.
            if not any(line.startswith(type(error).__name__) for line in statement.shown):
                raise


def toml(text):
    try:
        import tomllib
    except ImportError:
        import tomli as tomllib
    tomllib.loads(text)


class Refused(ValueError):
    """What a parser lets pass and the language does not, or not reliably."""

    def __init__(self, message, line):
        super().__init__(message)
        self.msg, self.lineno = message, line


def yaml(text):
    import yaml

    for document in yaml.compose_all(text, Loader=yaml.SafeLoader):
        unique_keys(document)


def unique_keys(document):
    """Refuses a mapping that has a key twice: PyYAML takes the last value, others refuse it (YAML 1.2.2, section 3.2.1.3)."""
    todo, seen = [document], set()
    while todo:
        node = todo.pop()
        # An anchor may stand for a node that holds it.
        if node is None or id(node) in seen or isinstance(node.value, str):
            continue
        seen.add(id(node))
        if node.id == "sequence":
            todo += node.value
            continue
        keys = set()
        for key, value in node.value:
            todo += [key, value]
            if key.id == "scalar" and (key.tag, key.value) in keys:
                raise Refused(f"the key `{key.value}` stands there twice", key.start_mark.line + 1)
            if key.id == "scalar":
                keys.add((key.tag, key.value))


def strict_json(text):
    """Refuses what RFC 8259 calls no number, or says that parsers do not agree on: names that stand there twice."""
    json.loads(text, parse_constant=not_finite, parse_float=finite)
    objects = []
    for found in re.finditer(r'"(?:[^"\\]|\\.)*"|[{}\[\]]', text):
        token = found.group()
        if token in "{[":
            objects.append(set() if token == "{" else None)
        elif token in "}]":
            objects.pop()
        elif objects and objects[-1] is not None and re.compile(r"\s*:").match(text, found.end()):
            name = json.loads(token)
            if name in objects[-1]:
                raise Refused(f"the name `{name}` stands there twice", text.count("\n", 0, found.start()) + 1)
            objects[-1].add(name)


def not_finite(text):
    raise Refused(f"`{text}` is no number of JSON", None)


def finite(text):
    number = float(text)
    if math.isinf(number):
        raise Refused(f"`{text}` is too large a number", None)
    return number


def found(error):
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else getattr(error, "lineno", None)
    message = getattr(error, "problem", None) or getattr(error, "msg", None) or str(error)
    return {"message": f"{message}".splitlines()[0] if f"{message}" else type(error).__name__, "line": line}


checks = {"python": python, "pycon": pycon, "toml": toml, "yaml": yaml, "json": strict_json}
warnings.simplefilter("ignore")
try:
    checks[read("language.txt")](read("example.txt"))
except ImportError as error:
    result = {"missing": str(error)}
except (ValueError, SyntaxError, RecursionError, MemoryError) as error:
    result = found(error)
except Exception as error:
    # PyYAML's errors have no common base in the standard library.
    if not type(error).__module__.startswith("yaml"):
        raise
    result = found(error)
else:
    result = None
print(json.dumps(result))
