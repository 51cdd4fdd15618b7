"""Compares seen.txt, which session_run.py printed, with what session.txt shows; prints JSON."""

import json
import os
import re

import _deckle_session as session

here = os.path.dirname(os.path.abspath(__file__))

# How a traceback begins, alone or in a group.
HEADER = re.compile(r"^(?:  \+ Exception Group )?Traceback \(most recent call last\):$")
# What stands before a line of a traceback in a group.
MARGIN = re.compile(r"^((?: {2,}\|)?)( +)")
# A place in the output that varies, with a sample.
MARK = re.compile(r"(\\*)<~([^\n]*?)~>")


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
        if record.get("end") is not True and not is_result(record):
            return
        yield record


def is_result(record):
    raised = record.get("raised")
    lines = raised is None or isinstance(raised, list) and all(isinstance(line, str) for line in raised)
    return isinstance(record.get("printed"), str) and lines


def printed_lines(record):
    """Returns the lines on the screen. What ends without a line feed is followed by the next prompt, or the traceback."""
    printed = record["printed"]
    return printed.removesuffix("\n").split("\n") if printed else []


def without_blank_end(lines):
    """Drops blank lines at the end: they part a statement from the next, and nobody sees them."""
    lines = list(lines)
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def holds(statement, record):
    shown = without_blank_end(statement.shown)
    printed = printed_lines(record)
    if record["raised"] is None:
        return same(shown, without_blank_end(printed), statement.ellipsis)
    # A statement that Python refuses has no traceback but a place; both are ways to show it.
    begins = [[]] if HEADER.match(record["raised"][0]) else [[], ["Traceback (most recent call last):"]]
    return any(same_error(shown, printed, begin + record["raised"], statement.ellipsis) for begin in begins)


def same_error(shown, printed, raised, ellipsis):
    """Tells whether what is shown is the output and then the traceback, of which lines of places may be elided."""
    for at in range(len(shown) + 1):
        if same(shown[:at], printed, ellipsis) and same_traceback(shown[at:], raised, ellipsis):
            return True
    return False


def same_traceback(shown, raised, ellipsis):
    """Compares line by line; a line of `...` stands for lines of places, which begin with a space."""
    if not shown:
        return not raised
    if is_elision(shown[0]):
        for taken in range(len(raised) + 1):
            if taken and not is_place(raised[taken - 1]):
                return False
            if same_traceback(shown[1:], raised[taken:], ellipsis):
                return True
        return False
    return bool(raised) and same(shown[:1], raised[:1], ellipsis) and same_traceback(shown[1:], raised[1:], ellipsis)


def is_elision(line):
    return line.lstrip(" |") == "..."


def is_place(line):
    """Tells whether a line of a traceback names a place, shows its code, or points into it."""
    margin = MARGIN.match(line)
    return bool(margin) and (not margin[1] or len(margin[2]) > 1)


def same(shown, seen, ellipsis):
    """Compares lines. What varies is marked: `<~sample~>`, or `...` where the statement says `+ELLIPSIS`."""
    shown, seen = "\n".join(shown), "\n".join(seen)
    parts = between_marks(shown)
    if len(parts) == 1 and parts[0] == seen:
        return True
    if len(parts) > 1 and any(line in seen.split("\n") for line in shown.split("\n") if len(between_marks(line)) > 1):
        return False  # It prints the marks, and readers would not see them.
    pattern = r"[^\n]*?".join(exactly(part, ellipsis) for part in parts)
    return re.fullmatch(pattern, seen, re.DOTALL) is not None


def between_marks(text):
    """Returns the texts between marks; see `pattern.rs` for backslashes before `<~`."""
    parts, at = [""], 0
    while mark := MARK.search(text, at):
        slashes, sample = mark[1], mark[2]
        if not sample:
            parts[-1] += text[at : mark.end()]
            at = mark.end()
            continue
        parts[-1] += text[at : mark.start()] + slashes[: len(slashes) // 2]
        if len(slashes) % 2:
            parts[-1] += "<~"
            at = mark.end(1) + 2
        else:
            parts.append("")
            at = mark.end()
    parts[-1] += text[at:]
    return parts


def escaped(text):
    """Returns what promises exactly this text, marks included."""
    out, at = "", 0
    while mark := MARK.search(text, at):
        if not mark[2]:
            out += text[at : mark.end()]
            at = mark.end()
            continue
        out += text[at : mark.start()] + mark[1] * 2 + "\\<~"
        at = mark.end(1) + 2
    return out + text[at:]


def exactly(text, ellipsis):
    """Returns a pattern for a text without marks."""
    return ".*?".join(map(re.escape, text.split("..."))) if ellipsis else re.escape(text)


def as_shown(record):
    """Returns what a session shows below a statement that gave this: the places of a traceback are elided."""
    lines = printed_lines(record)
    eliding = False
    for line in record["raised"] or ():
        if is_place(line) and record["raised"][0] != line:
            if not eliding:
                margin = MARGIN.match(line)
                lines.append(margin[1] + ("   ..." if margin[1] else "    ..."))
            eliding = True
        else:
            lines.append(line)
            eliding = False
    return "".join(escaped(line) + "\n" for line in lines)


def difference(statement, record):
    shown = statement.shown
    seen = printed_lines(record) + (record["raised"] or [])
    return {
        "line": statement.line,
        "source": statement.source,
        "expected": "".join(line + "\n" for line in shown),
        "seen": "".join(line + "\n" for line in seen),
        # For whoever writes it into the session: which lines go, what comes, and whether the author marked what varies.
        "first": statement.line + len(statement.source_lines),
        "lines": len(without_blank_end(shown)),
        "indent": statement.indent,
        "shown": as_shown(record),
        "varies": statement.ellipsis or any(len(between_marks(line)) > 1 for line in shown),
        "raises": bool(record["raised"]) and bool(without_blank_end(shown)) and not any(map(HEADER.match, shown)),
    }


def main():
    try:
        expected = session.statements(read("session.txt"))
    except ValueError as error:
        return {"error": str(error)}
    seen = list(records(read("seen.txt")))
    complete = bool(seen) and seen[-1].get("end") is True
    if complete:
        seen.pop()
    differing = [difference(one, record) for one, record in zip(expected, seen) if not holds(one, record)]
    cut = None
    if not complete or len(seen) != len(expected):
        cut = expected[min(len(seen), len(expected) - 1)].line
    return {"differing": differing, "cut": cut}


print(json.dumps(main()))
