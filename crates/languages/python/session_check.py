"""Compares seen.txt, which session_run.py printed, with session.txt by doctest's own rules; prints JSON."""

import doctest
import json
import os

here = os.path.dirname(os.path.abspath(__file__))


def read(name):
    with open(os.path.join(here, name), encoding="utf-8", newline="") as file:
        return file.read()


def records(text):
    """Yields what the statements gave, in order; stops at the first line that is no record of ours."""
    for number, line in enumerate(text.splitlines()):
        try:
            record = json.loads(line)
        except ValueError:
            return
        if not isinstance(record, dict) or record.get("statement") != number:
            return
        if record.get("end") is not True and not isinstance(record.get("got"), str):
            return
        yield record


def without_detail(message):
    """Returns an exception's type without module and message, which IGNORE_EXCEPTION_DETAIL leaves out."""
    first = message.strip().split("\n", 1)[0]
    return first.split(":", 1)[0].rsplit(".", 1)[-1]


def flags_of(example):
    flags = 0
    for option, on in example.options.items():
        flags = flags | option if on else flags & ~option
    return flags


def holds(example, record):
    checker = doctest.OutputChecker()
    flags = flags_of(example)
    if not record.get("raised"):
        return checker.check_output(example.want, record["got"], flags)
    if example.exc_msg is None:
        return False
    if checker.check_output(example.exc_msg, record["got"], flags):
        return True
    return bool(flags & doctest.IGNORE_EXCEPTION_DETAIL) and without_detail(example.exc_msg) == without_detail(record["got"])


def as_shown(record):
    """Returns what a session shows below a statement that gave this."""
    got = record["got"]
    if record.get("raised"):
        return "Traceback (most recent call last):\n    ...\n" + got
    lines = [line if line.strip() else "<BLANKLINE>" for line in got.split("\n")[:-1]]
    return "".join(line + "\n" for line in lines) + got.rpartition("\n")[2]


def difference(example, record):
    return {
        "line": example.lineno + 1,
        "source": example.source,
        "expected": example.want,
        "seen": record["got"],
        # For whoever writes it into the session: which lines go, what comes, and whether the author marked what varies.
        "lines": example.want.count("\n"),
        "indent": example.indent,
        "shown": as_shown(record),
        "varies": bool(flags_of(example) & doctest.ELLIPSIS),
    }


def main():
    try:
        examples = doctest.DocTestParser().get_examples(read("session.txt"), "session")
    except ValueError as error:
        return {"error": str(error)}
    if not examples:
        return {"error": "there is no `>>>` statement"}
    seen = list(records(read("seen.txt")))
    complete = bool(seen) and seen[-1].get("end") is True
    if complete:
        seen.pop()
    # A skipped statement has no record.
    run = [example for example in examples if not flags_of(example) & doctest.SKIP]
    differing = [difference(example, record) for example, record in zip(run, seen) if not holds(example, record)]
    cut = None
    if not complete or len(seen) != len(run):
        at = min(len(seen), len(run) - 1)
        cut = run[at].lineno + 1 if run else 1
    return {"differing": differing, "cut": cut}


print(json.dumps(main()))
