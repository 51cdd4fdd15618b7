"""Reads a `>>>` session: its statements, and what it shows below each.

A line that begins with `>>>` begins a statement, lines that begin with `...` right below go on with it, and everything
up to the next `>>>` is what Python said. Nothing is prose and nothing is forgiven: what a reader sees is what is compared.
"""

import re

PROMPT = re.compile(r"^( *)>>>( |$)")
DIRECTIVE = re.compile(r"#\s*doctest:\s*([^\n'\"]*)$")

# What one may say of a statement. The other flags of doctest keep something from being run or compared.
KNOWN = {"+ELLIPSIS", "-ELLIPSIS"}
REFUSED = {
    "SKIP": "keeps the statement from being run",
    "IGNORE_EXCEPTION_DETAIL": "keeps the exception's message from being compared",
    "NORMALIZE_WHITESPACE": "keeps line ends and spaces from being compared",
    "DONT_ACCEPT_BLANKLINE": "is not needed: blank lines are written as they are",
    "DONT_ACCEPT_TRUE_FOR_1": "is not needed: `True` is never taken for `1`",
}


class Statement:
    """A statement, its first line in the session counted from 1, and the lines shown below it without their indentation."""

    def __init__(self, line, indent):
        self.line = line
        self.indent = indent
        self.source_lines = []
        self.shown = []
        self.ellipsis = False

    @property
    def source(self):
        return "".join(line + "\n" for line in self.source_lines)


def statements(text):
    """Returns the statements; raises ValueError with a message that names the line."""
    found = []
    asking = False
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        prompt = PROMPT.match(line)
        if prompt:
            found.append(Statement(number, len(prompt[1])))
            found[-1].source_lines.append(line[prompt.end() :])
            asking = True
            continue
        if not found:
            if line.strip() and ">>>" in text:
                raise ValueError(f"line {number} stands before the first `>>>`: a session begins with a statement")
            continue
        statement = found[-1]
        inner = without_indent(line, statement.indent, number)
        if asking and (inner == "..." or inner.startswith("... ")):
            statement.source_lines.append(inner[4:])
            continue
        if inner.startswith(">>>") or (asking and inner.startswith("...") and inner.strip(".")):
            raise ValueError(f"line {number} needs a space after `{inner[:3]}`")
        asking = False
        statement.shown.append("" if inner == "<BLANKLINE>" else inner)
    if not found:
        raise ValueError("there is no `>>>` statement")
    for statement in found:
        read_directives(statement)
    return found


def without_indent(line, indent, number):
    if not line.strip():
        return line[indent:]
    if line[:indent].strip():
        raise ValueError(f"line {number} is indented less than the `>>>` above it")
    return line[indent:]


def read_directives(statement):
    for line in statement.source_lines:
        directive = DIRECTIVE.search(line)
        for option in (directive[1].replace(",", " ").split() if directive else ()):
            if option in KNOWN:
                statement.ellipsis = option == "+ELLIPSIS"
            elif option.startswith("+"):
                why = REFUSED.get(option[1:], "is no flag that a session may use")
                raise ValueError(f"line {statement.line}: `# doctest: {option}` {why}: nothing would be proven; remove it")
