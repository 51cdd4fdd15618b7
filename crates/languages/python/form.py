"""Checks the form of example.txt without running it; prints null, or what is wrong, as JSON."""

import json
import os
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


def yaml(text):
    import yaml

    for document in yaml.parse(text, Loader=yaml.SafeLoader):
        pass


def found(error):
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else getattr(error, "lineno", None)
    message = getattr(error, "problem", None) or getattr(error, "msg", None) or str(error)
    return {"message": f"{message}".splitlines()[0] if f"{message}" else type(error).__name__, "line": line}


checks = {"python": python, "pycon": pycon, "toml": toml, "yaml": yaml, "json": json.loads}
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
