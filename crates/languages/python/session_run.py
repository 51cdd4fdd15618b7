"""Runs the statements of session.txt as doctest does and prints, for each, a line of JSON with what came out.

The statements run in a child process, which knows what they are and not what the session shows below them. This process
writes down what the child says, and gives it a new word for each statement: a result that was made before its statement's
turn lacks the word. Nothing is compared here: session_check.py, which runs none of the session's code, compares.
"""

import doctest
import json
import os
import signal
import sys


class Recorder(doctest.OutputChecker):
    """Accepts everything; remembers what the last statement gave."""

    # What stands for the message of every statement's exception, so that doctest compares that of any.
    ANY = "any exception"

    def check_output(self, want, got, optionflags):
        self.got = got
        self.raised = want == self.ANY
        return True


class Runner(doctest.DocTestRunner):
    """Gives each statement's result away as soon as it is there."""

    def __init__(self, give):
        self.recorder = Recorder()
        super().__init__(checker=self.recorder, verbose=False)
        self.give = give

    def report_start(self, out, test, example):
        self.recorder.got = ""
        self.recorder.raised = False

    def report_success(self, out, test, example, got):
        self.give(got=self.recorder.got, raised=self.recorder.raised)


def statements(text, names):
    """Returns the session without what it shows; None where it has no form, which session_check.py reports."""
    try:
        test = doctest.DocTestParser().get_doctest(text, names, "session", None, 0)
    except ValueError:
        return None
    test.docstring = None
    for example in test.examples:
        example.want = ""
        example.exc_msg = Recorder.ANY
    return test


def run(test, setup, place, give):
    exec(compile(setup, place, "exec", dont_inherit=True), test.globs)
    Runner(give).run(test, clear_globs=False)
    give(end=True)


def in_child(test, setup, place, words, results):
    """Runs the statements; what they write around `sys.stdout` goes to standard error, as doctest does not look at it."""
    os.dup2(2, 1)
    words = os.fdopen(words, "rb")

    def give(**result):
        word = words.readline().decode().strip()
        os.write(results, json.dumps({"word": word, **result}).encode() + b"\n")

    run(test, setup, place, give)


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
    for name in ("setup.py", "session.txt"):
        with open(os.path.join(here, name), encoding="utf-8") as file:
            texts.append(file.read())
        os.unlink(os.path.join(here, name))
    setup, session = texts
    test = statements(session, {"__name__": "__main__"})
    if test is None:
        return
    arguments = (test, setup, os.path.join(here, "setup.py"))
    if not hasattr(os, "fork"):
        numbers = iter(range(len(test.examples) + 1))
        run(*arguments, lambda **result: write_down({**result, "statement": next(numbers)}))
        return
    their_words, words = os.pipe()
    results, their_results = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(words)
        os.close(results)
        in_child(*arguments, their_words, their_results)
        return
    os.close(their_words)
    os.close(their_results)
    attend(words, results)
    os.close(words)
    end_like(os.waitpid(child, 0)[1])


main()
