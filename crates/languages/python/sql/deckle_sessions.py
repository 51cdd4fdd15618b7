"""Runs statements on several connections, in the order of the script.

A statement that waits for another connection is told by the server, never by a clock: it is shown as waiting, and the script
goes on; after each later statement the server is asked again. Where connections wait for each other, the engine has to end
that, and the script waits for it.
"""

import threading
import time

from deckle_script import EngineTrouble, StatementError, error_text

# How often the server is asked, in seconds.
PAUSE = 0.01


class Session:
    """A connection with a thread of its own, which runs one statement at a time."""

    def __init__(self, engine, name):
        self.engine = engine
        self.name = name
        self.connection = engine.connect(name)
        self.done = threading.Event()
        self.done.set()
        self.outcome = None
        self.shown_waiting = False
        self.since = 0.0

    def start(self, text):
        self.done.clear()
        self.shown_waiting = False
        self.since = time.monotonic()
        threading.Thread(target=self.execute, args=(text,), daemon=True).start()

    def execute(self, text):
        try:
            self.outcome = ("result", self.connection.execute(text))
        except Exception as error:
            self.outcome = ("error", error)
        self.done.set()


class Scene:
    def __init__(self, engine, printer):
        self.engine = engine
        self.printer = printer
        self.sessions = {}

    def session(self, name):
        if name not in self.sessions:
            self.sessions[name] = Session(self.engine, name)
        return self.sessions[name]

    def running(self):
        return [session for session in self.sessions.values() if not session.done.is_set() or session.outcome]

    def settle(self, newest):
        """Waits until each running statement is over, or waits for a connection that could still move; shows what came."""
        newest.done.wait(PAUSE)
        while True:
            running = self.running()
            waiting = {session.name: self.blockers(session) for session in running if not session.done.is_set()}
            if all(self.has_settled(session, waiting) for session in running):
                break
            time.sleep(PAUSE)
        # The statement that moved the others comes first, whichever was over first.
        for session in sorted(running, key=lambda session: (session is not newest, session.since)):
            if session.name not in waiting:
                self.show(session)
            elif not session.shown_waiting:
                session.shown_waiting = True
                self.printer.line(f"{session.name}> (waits)")

    def has_settled(self, session, waiting):
        """Tells whether a statement is over, or waits for a connection with which the script can go on."""
        if session.done.is_set() != (session.name not in waiting):
            return False
        return session.done.is_set() or self.can_be_released(session.name, waiting)

    def blockers(self, session):
        """Returns the names of the connections that a session waits for; None if it does not wait."""
        blockers = self.engine.blockers(session.connection, session.since)
        if blockers is None:
            return None
        return {other.name for other in self.sessions.values() if other.connection in blockers}

    def can_be_released(self, name, waiting):
        """Tells whether a session waits for one that runs nothing now: the script can still end that."""
        seen, todo = set(), [name]
        while todo:
            one = todo.pop()
            if one in seen:
                continue
            seen.add(one)
            if one not in waiting:
                return True
            todo += waiting[one] or ()
        return False

    def show(self, session):
        kind, value = session.outcome
        session.outcome = None
        if session.shown_waiting:
            self.printer.line(f"{session.name}> (goes on)")
        if kind == "result":
            self.printer.result(value, close=True)
            return
        known = self.engine.error(value)
        if known is None:
            raise EngineTrouble(f"{type(value).__name__}: {value}")
        self.printer.line(f"{session.name}> (error: {error_text((known[0], known[1], None))})")


def run(engine, printer, file, statements):
    scene = Scene(engine, printer)
    for statement in statements:
        session = scene.session(statement["connection"] or "")
        if not session.done.is_set():
            text = f"ConnectionBusy: connection {session.name} still waits; its statement before this one is not over"
            raise StatementError(file, statement["line"], text)
        first, *more = statement["text"].splitlines()
        printer.line(f"{session.name}> {first}{' …' if more else ''}")
        session.start(statement["text"])
        scene.settle(session)
    for session in scene.sessions.values():
        if not session.done.is_set():
            printer.line(f"{session.name}> (still waits)")
