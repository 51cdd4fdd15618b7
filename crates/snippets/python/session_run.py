"""Runs the statements of session.txt as doctest does and prints, for each, a line of JSON with what came out.

Nothing is compared here: the session shares this process and could say anything about itself. session_check.py, which
runs none of its code, compares.
"""

import doctest
import json
import os
import sys


class Recorder(doctest.OutputChecker):
    """Accepts everything; remembers what the last statement gave."""

    def check_output(self, want, got, optionflags):
        self.got = got
        self.raised = want is self.example.exc_msg and want is not None
        return True


class Runner(doctest.DocTestRunner):
    """Writes each statement's result as soon as it is there."""

    def __init__(self, write):
        self.recorder = Recorder()
        super().__init__(checker=self.recorder, verbose=False)
        self.write = write
        self.number = 0

    def report_start(self, out, test, example):
        self.recorder.example = example
        self.recorder.got = ""
        self.recorder.raised = False

    def put(self, **result):
        self.write(json.dumps({"statement": self.number, **result}) + "\n")
        self.number += 1

    def report_success(self, out, test, example, got):
        self.put(got=self.recorder.got, raised=self.recorder.raised)

    def report_failure(self, out, test, example, got):
        # Only an exception whose message does not count can come here: IGNORE_EXCEPTION_DETAIL calls the checker twice.
        self.put(got=self.recorder.got, raised=self.recorder.raised)

    def report_unexpected_exception(self, out, test, example, exc_info):
        import traceback

        lines = traceback.format_exception_only(*exc_info[:2])
        self.put(got="".join(lines), unexpected=True)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "setup.py"), encoding="utf-8") as file:
        setup = file.read()
    with open(os.path.join(here, "session.txt"), encoding="utf-8") as file:
        session = file.read()
    names = {"__name__": "__main__"}
    exec(compile(setup, os.path.join(here, "setup.py"), "exec", dont_inherit=True), names)
    try:
        test = doctest.DocTestParser().get_doctest(session, names, "session", None, 0)
    except ValueError:
        return  # session_check.py says what is wrong.
    out = sys.stdout

    def write(line):
        out.write(line)
        out.flush()

    runner = Runner(write)
    runner.run(test, clear_globs=False)
    runner.put(end=True)


main()
