"""Tells the driver how the main thread ended, whatever tracebacks were printed before, inside a message, or by exit handlers.

A report stands in standard error, where it happened, behind a word that the driver made for this one run: the driver takes
reports out again. CPython itself announces the exception that ends a script, by an event that comes from no Python frame.
Nothing that an example prints is a report, since it does not know the word. It is nowhere in the environment, on the disk or
among the descriptors; an example would have to search its own interpreter's memory for it.
"""

import _thread
import atexit
import os
import sys

# The variable that names the word's place in a fresh process: a descriptor, or a file.
PLACE = "DECKLE_REPORT"
# How many of the example's own frames are told, from either end.
FRAMES = 30


def install(
    getpid=os.getpid,
    write=os.write,
    getframe=sys._getframe,
    ident=_thread.get_ident,
    screen=sys.stderr,
    hook=sys.__excepthook__,
    modules=sys.modules,
):
    """Watches for the end, and returns a function that starts to report it with a word."""
    state = {}

    def send(*items):
        text = b"".join(b"%s %d\n%s\n" % (key, len(data), data) for key, data in items)
        report = b"\0%s %d\n%s" % (state["word"], len(text), text)
        while report:
            report = report[write(2, report) :]

    def is_main():
        return getpid() == state["pid"] and ident() == state["thread"]

    def audit(event, arguments):
        if event != "sys.excepthook" or not state or getframe().f_back is not None:
            return
        try:
            if not is_main() or "raised" in state:
                return
            state["raised"] = True
            printer, kind, value, place = arguments
            marks = [b"default"] if printer is hook else []
            marks += [b"screen"] if sys.stderr is screen else []
            screen.flush()
            send(*describe(kind, value, place), *((mark, b"") for mark in marks))
            soon(over)
        except BaseException:
            return  # Without a report nothing is proven.

    def over():
        try:
            screen.flush()
            send((b"over", b""))
        except BaseException:
            return

    def last():
        # CPython deletes this name when a script has run to its end, and not when it ended by SystemExit.
        try:
            if state and is_main() and "raised" not in state and "__file__" in modules["__main__"].__dict__:
                send((b"exit", b""))
        except BaseException:
            return

    def arm(word):
        state.update(word=word, pid=getpid(), thread=ident())

    sys.addaudithook(audit)
    atexit.register(last)
    return arm


def soon(function):
    """Lets a function be the first of all that run at the end, before other threads are waited for."""
    try:
        sys.modules["threading"]._register_atexit(function)
    except Exception:
        atexit.register(function)


def describe(kind, value, place):
    """Yields what is known of an exception without running the example's code."""
    yield b"class", text_of(class_name(kind))
    if isinstance(value, SyntaxError) and isinstance(value.msg, str):
        yield b"text", text_of(value.msg)
    elif is_plain(value):
        yield b"text", text_of(str(value))
    if isinstance(value, BaseException):
        notes = value.__dict__.get("__notes__")
        for note in notes if type(notes) is list else ():
            if type(note) is str:
                yield b"note", text_of(note)
    yield from frames(place)
    if isinstance(value, SyntaxError) and type(value.filename) is str and type(value.lineno) is int:
        yield b"frame", text_of(f"{value.lineno} <module>\n{value.filename}")
        if place is None:
            yield b"refused", b""


def frames(place):
    found = []
    while place is not None:
        code = place.tb_frame.f_code
        found.append((place.tb_lineno, code.co_name, code.co_filename))
        place = place.tb_next
    for line, name, file in found if len(found) <= 2 * FRAMES else found[:FRAMES] + found[-FRAMES:]:
        yield b"frame", text_of(f"{line} {name}\n{file}")


def class_name(kind):
    """Returns the name that a traceback shows."""
    name = kind.__qualname__ if sys.version_info >= (3, 11) else kind.__name__
    module = kind.__module__
    if module in ("builtins", "__main__"):
        return name
    return f"{module}.{name}" if type(module) is str else f"<unknown>.{name}"


def is_plain(value):
    """Tells whether `str(value)` runs none of the example's code."""
    for one in type(value).__mro__:
        if "__str__" in one.__dict__:
            written_in_c = type(one.__dict__["__str__"]) is type(BaseException.__dict__["__str__"])
            return written_in_c and all(type(part) in (str, int, float, bytes, bool, type(None)) for part in parts(value))
    return False


def parts(value):
    return (value.args[:1] if isinstance(value, GROUP) else value.args) if isinstance(value, BaseException) else (None,)


GROUP = getattr(sys.modules["builtins"], "BaseExceptionGroup", ())


def text_of(text):
    return text.encode("utf-8", "backslashreplace")


def pass_on(word, here):
    """Leaves the word to the interpreter that takes this process's place."""
    ours, theirs = os.pipe()
    os.write(theirs, word)
    os.close(theirs)
    os.set_inheritable(ours, True)
    os.environ["PYTHONPATH"] = here
    os.environ[PLACE] = str(ours)


def take_word():
    """Returns the word that was left to this process, and removes its traces."""
    place = os.environ[PLACE]
    file = int(place) if place.isdigit() else os.open(place, os.O_RDONLY)
    word = os.read(file, 256)
    os.close(file)
    if not place.isdigit():
        os.unlink(place)
    return word


def forget(here):
    """Removes all traces of this folder from what an example can see."""
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry) != here]
    for entry in list(sys.path_importer_cache):
        if os.path.abspath(entry) == here:
            del sys.path_importer_cache[entry]
    for name in ("PYTHONPATH", "DECKLE_CONTROL", PLACE):
        os.environ.pop(name, None)
