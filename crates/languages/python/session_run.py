"""Runs the statements of session.txt as the interactive interpreter does; prints a line of JSON for each, with what came out.

The statements run in a child process, which knows what they are and not what the session shows below them. This process
writes down what the child says, and gives it a new word for each statement: a result that was made before its statement's
turn lacks the word. Nothing is compared here: session_check.py, which runs none of the session's code, compares.
"""

import json
import os
import signal
import sys

import _deckle_session as session

# The file name under which the interactive interpreter compiles what is typed.
NAME = "<stdin>"


class Memory:
    """A screen where processes cannot be forked: it shows what goes through `sys.stdout` and `sys.stderr`."""

    def __init__(self):
        import io

        self.stdout = self.stderr = io.StringIO()

    def take(self):
        text = self.stdout.getvalue()
        self.stdout.seek(0)
        self.stdout.truncate()
        return text

    def close(self):
        pass


class Screen:
    """A screen that shows all that is written, by other programs too, in the order in which it is."""

    def __init__(self):
        path = os.path.join(os.environ.get("TMPDIR", "."), "screen")
        self.file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_APPEND, 0o600)
        os.unlink(path)
        self.shown = 0
        self.outside = os.dup(2)
        for number in (1, 2):
            os.dup2(self.file, number)
        self.stdout = open(1, "w", buffering=1, encoding="utf-8", errors="surrogateescape", closefd=False)
        self.stderr = open(2, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False)

    def take(self):
        """Returns what came since it was last asked."""
        self.stdout.flush()
        self.stderr.flush()
        parts = []
        while part := os.pread(self.file, 1 << 20, self.shown):
            self.shown += len(part)
            parts.append(part)
        return b"".join(parts).decode("utf-8", "surrogateescape")

    def close(self):
        """Lets what comes after the last statement be no part of the session."""
        for number in (1, 2):
            os.dup2(self.outside, number)


class Interpreter:
    """Runs one statement after another in one namespace, and keeps what they write."""

    def __init__(self, allow_await, screen):
        import __future__
        import ast

        self.namespace = {"__name__": "__main__", "__builtins__": __builtins__, "__doc__": None}
        self.screen = screen
        self.futures = [getattr(__future__, name) for name in __future__.all_feature_names]
        self.flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if allow_await else 0
        self.loop = None

    def set_up(self, source, place):
        exec(compile(source, place, "exec", dont_inherit=True), self.namespace)

    def run(self, source):
        """Returns what was written, and the lines of the traceback if the statement raised."""
        # What is typed at a prompt is written to one screen, whichever stream it went to.
        sys.stdout, sys.stderr = self.screen.stdout, self.screen.stderr
        raised = None
        try:
            code = compile(source, NAME, "single", self.flags, dont_inherit=True)
            for feature in self.futures:
                # As at the prompt, `from __future__` holds for the statements that follow.
                if code.co_flags & feature.compiler_flag:
                    self.flags |= feature.compiler_flag
            self.execute(code)
        except SystemExit:
            # It ends the session, as at the prompt.
            raise
        except BaseException as error:
            raised = self.report(error)
        return self.screen.take(), raised

    def execute(self, code):
        import inspect

        if not code.co_flags & inspect.CO_COROUTINE:
            exec(code, self.namespace)
            return
        import asyncio
        import types

        if self.loop is None:
            self.loop = asyncio.new_event_loop()
            asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(types.FunctionType(code, self.namespace)())

    def report(self, error):
        """Returns the lines that the prompt shows; a hook of the session's own writes them itself."""
        import traceback

        if sys.excepthook is not sys.__excepthook__:
            sys.excepthook(type(error), error, error.__traceback__)
            return None
        place = error.__traceback__
        while place is not None and place.tb_frame.f_code.co_filename != NAME:
            place = place.tb_next
        text = "".join(traceback.TracebackException(type(error), error, place).format())
        return text.removesuffix("\n").split("\n")

    def close(self):
        if self.loop is not None:
            self.loop.close()


def run(sources, setup, place, allow_await, screen, give):
    interpreter = Interpreter(allow_await, screen)
    streams = sys.stdout, sys.stderr
    interpreter.set_up(setup, place)
    try:
        for source in sources:
            printed, raised = interpreter.run(source)
            sys.stdout, sys.stderr = streams
            give(printed=printed, raised=raised)
    finally:
        sys.stdout, sys.stderr = streams
        screen.close()
    interpreter.close()
    give(end=True)


def in_child(arguments, words, results):
    """Runs the statements; what they write does not reach the records on standard output."""
    screen = Screen()
    words = os.fdopen(words, "rb")

    def give(**result):
        word = words.readline().decode().strip()
        os.write(results, json.dumps({"word": word, **result}).encode() + b"\n")

    run(*arguments, screen, give)


def write_down(result):
    sys.stdout.write(json.dumps(result) + "\n")
    sys.stdout.flush()


def attend(words, results):
    """Writes down what the child says in its turn."""
    number = 0
    with os.fdopen(results, "rb") as results:
        while True:
            word = os.urandom(16).hex()
            try:
                os.write(words, word.encode() + b"\n")
            except BrokenPipeError:
                return
            try:
                result = json.loads(results.readline())
                if result.pop("word") != word:
                    return
            except (ValueError, AttributeError, TypeError, KeyError):
                return
            write_down({**result, "statement": number})
            if result.get("end"):
                return
            number += 1


def end_like(status):
    """Ends this process as the child ended."""
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number != signal.SIGKILL:
            signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
    if os.WEXITSTATUS(status):
        sys.exit(os.WEXITSTATUS(status))


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    texts = []
    for name in ("setup.py", "session.txt", "options.json"):
        with open(os.path.join(here, name), encoding="utf-8", newline="") as file:
            texts.append(file.read())
        os.unlink(os.path.join(here, name))
    os.unlink(session.__file__)
    setup, text, options = texts
    try:
        sources = [statement.source for statement in session.statements(text)]
    except ValueError:
        return  # It has no form, which session_check.py reports.
    arguments = (sources, setup, os.path.join(here, "setup.py"), json.loads(options)["await"])
    if not hasattr(os, "fork"):
        numbers = iter(range(len(sources) + 1))
        run(*arguments, Memory(), lambda **result: write_down({**result, "statement": next(numbers)}))
        return
    their_words, words = os.pipe()
    results, their_results = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(words)
        os.close(results)
        in_child(arguments, their_words, their_results)
        return
    os.close(their_words)
    os.close(their_results)
    attend(words, results)
    os.close(words)
    end_like(os.waitpid(child, 0)[1])


main()
