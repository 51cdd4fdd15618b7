"""Runs the statements of an example on an engine, prints their results, and reports the first error.

`statements.json` has the statements of each file with the lines that they begin on, as deckle split them. An engine is an
object with `connect(name)`, which returns a connection with `execute(statement)` → `(names, rows)` or None; with
`error(exception)` → `(class, code, message)`, or None where the trouble is not the statement's; and with `blockers(connection)`
→ the connections that the statement running on it waits for, as the server says.
"""

import json
import os
import sys

import deckle_table

HERE = os.path.dirname(os.path.abspath(__file__))
FILES = ("sample.sql", "setup.sql", "example.sql")
# The exit status where the engine itself fails: nothing is proven then, and nothing refuted.
ENGINE_TROUBLE = 3


class StatementError(Exception):
    """An error of the engine, with the file and line of its statement."""

    def __init__(self, file, line, text):
        super().__init__(text)
        self.file, self.line, self.text = file, line, text


class EngineTrouble(Exception):
    """The engine cannot be asked."""


def error_text(error):
    """Writes an error as `raises` does: `CLASS CODE: message`."""
    kind, code, message = error
    head = f"{kind} {code}" if code else kind
    return f"{head}: {message}" if message else head


class Printer:
    """Writes results to standard output, a blank line between two."""

    def __init__(self, rename):
        self.rename = rename
        self.first = True

    def result(self, result, close=False):
        if result is None:
            return
        if not self.first and not close:
            print()
        self.first = False
        names, rows = result
        self.line("\n".join(deckle_table.table(names, rows)))

    def line(self, text):
        for ours, shown in self.rename.items():
            text = text.replace(ours, shown)
        print(text)


class Script:
    """Runs files of statements on one connection, one after the other."""

    def __init__(self, engine, printer):
        self.engine = engine
        self.printer = printer
        self.connection = None

    def run(self, file, statements):
        for statement in statements:
            try:
                self.connection = self.connection or self.engine.connect("")
                result = self.connection.execute(statement["text"])
            except Exception as error:
                raise failure(self.engine, file, statement, error) from error
            if file == FILES[-1]:
                self.printer.result(result)

    def close(self):
        if self.connection:
            self.connection.close()


def failure(engine, file, statement, error):
    """Tells an error of a statement from trouble with the engine."""
    if isinstance(error, EngineTrouble):
        return error
    known = engine.error(error)
    if known is None:
        return EngineTrouble(f"{type(error).__name__}: {error}")
    return StatementError(file, statement["line"], error_text(known))


def main(make_engine):
    with open(os.path.join(HERE, "statements.json"), encoding="utf-8") as file:
        statements = json.load(file)
    status, engine = 0, None
    try:
        engine = make_engine()
        printer = Printer(engine.rename)
        script = Script(engine, printer)
        for file in FILES:
            listed = statements.get(file, [])
            if isinstance(listed, dict):
                raise StatementError(file, listed["line"], f"ScriptError: {listed['problem']}")
            if any(statement["connection"] for statement in listed):
                import deckle_sessions

                script.close()
                deckle_sessions.run(engine, printer, file, listed)
            else:
                script.run(file, listed)
    except StatementError as error:
        sys.stdout.flush()
        text = error.text
        for ours, shown in engine.rename.items():
            text = text.replace(ours, shown)
        print(f'Traceback (most recent call last):\n  File "{os.path.join(HERE, error.file)}", line {error.line}\n{text}', file=sys.stderr)
        status = 1
    except EngineTrouble as error:
        sys.stdout.flush()
        print(f"the engine failed: {error}", file=sys.stderr)
        status = ENGINE_TROUBLE
    finally:
        if engine:
            engine.close()
    sys.stdout.flush()
    sys.stderr.flush()
    # A connection that still waits for a lock must not keep the process.
    os._exit(status)
