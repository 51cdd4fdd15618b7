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


class Interpreter:
    """Runs one statement after another in one namespace, and keeps what they write."""

    def __init__(self, allow_await):
        import __future__
        import ast
        import io

        self.namespace = {"__name__": "__main__", "__builtins__": __builtins__, "__doc__": None}
        self.screen = io.StringIO()
        self.futures = [getattr(__future__, name) for name in __future__.all_feature_names]
        self.flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if allow_await else 0
        self.loop = None

    def set_up(self, source, place):
        exec(compile(source, place, "exec", dont_inherit=True), self.namespace)

    def run(self, source):
        """Returns what was written, and the lines of the traceback if the statement raised."""
        # What is typed at a prompt is written to one screen, whichever stream it went to.
        screen = sys.stdout = sys.stderr = self.screen
        screen.seek(0)
        screen.truncate()
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
        return screen.getvalue(), raised

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


def run(sources, setup, place, allow_await, give):
    interpreter = Interpreter(allow_await)
    streams = sys.stdout, sys.stderr
    interpreter.set_up(setup, place)
    try:
        for source in sources:
            printed, raised = interpreter.run(source)
            sys.stdout, sys.stderr = streams
            give(printed=printed, raised=raised)
    finally:
        sys.stdout, sys.stderr = streams
    interpreter.close()
    give(end=True)


def in_child(arguments, words, results):
    """Runs the statements; what they write around `sys.stdout` goes to standard error."""
    os.dup2(2, 1)
    words = os.fdopen(words, "rb")

    def give(**result):
        word = words.readline().decode().strip()
        os.write(results, json.dumps({"word": word, **result}).encode() + b"\n")

    run(*arguments, give)


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
        run(*arguments, lambda **result: write_down({**result, "statement": next(numbers)}))
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
