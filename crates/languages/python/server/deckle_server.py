"""The server's loop: fork, wait, end everything that is left, answer.

A child leaves `main` by returning. The server never does. Both ends of the conversation are lines of JSON on a socket
that no child keeps.
"""

import gc
import json
import os
import select
import socket
import sys
import time

import deckle_child
import deckle_order
import deckle_report

# How long processes that outlive the first one may take to end by themselves, in milliseconds: those of `multiprocessing`
# end a moment later. It is the sum of the pauses after which they are looked for, so that it is longer on a machine that
# does much else.
GRACE = 4000


class Server:
    def __init__(self, control):
        self.control = control
        self.config = None
        self.buffer = b""
        self.files = []

    def receive(self):
        """Returns the next message and the descriptors that came with it; None when the driver is gone."""
        while b"\n" not in self.buffer:
            data, files, _, _ = socket.recv_fds(self.control, 65536, 4)
            if not data:
                return None, []
            self.buffer += data
            self.files += files
        line, self.buffer = self.buffer.split(b"\n", 1)
        message = json.loads(line)
        if "run" not in message:
            # A late stop may arrive in one piece with the next run, whose descriptors are here already then.
            return message, []
        files, self.files = self.files, []
        return message, files

    def send(self, message):
        self.control.sendall(json.dumps(message).encode() + b"\n")

    def loop(self):
        """Serves until the driver is gone; in a child, returns the request."""
        while True:
            request, files = self.receive()
            if request is None:
                self.end_all()
                os._exit(0)
            if "run" not in request:
                continue  # A stop that came when its run was over.
            started = time.monotonic()
            pid = os.fork()
            if pid == 0:
                self.control.detach()
                return request["run"], files
            for file in files:
                os.close(file)
            self.send(self.watch(pid, started + request["run"]["seconds"]))

    def watch(self, pid, deadline):
        """Waits for a child and for all that it started; returns the answer."""
        stopped, driver = self.wait(pid, deadline)
        if stopped:
            self.kill_all()
        _, status, usage = os.wait4(pid, 0)
        if not stopped:
            stopped, driver = self.linger()
        orphans = self.end_all()
        if not driver:
            os._exit(0)
        return {
            "status": status,
            "stopped": stopped,
            "cpu": usage.ru_utime + usage.ru_stime,
            "orphans": 0 if stopped else orphans,
        }

    def wait(self, pid, deadline):
        """Waits until a child ends, its time is over, or the driver says stop or is gone.

        Returns whether and why the child is to be stopped, and whether the driver is still there.
        """
        file = os.pidfd_open(pid)
        try:
            poll = select.poll()
            poll.register(file, select.POLLIN)
            poll.register(self.control, select.POLLIN)
            while True:
                left = deadline - time.monotonic()
                if left <= 0:
                    return "time", True
                ready = dict(poll.poll(left * 1000 + 1))
                if file in ready:
                    return None, True
                if self.control.fileno() in ready:
                    request, _ = self.receive()
                    return "asked", request is not None
        finally:
            os.close(file)

    def linger(self):
        """Collects ended processes until there are no more, the grace is over, or the driver says stop or is gone.

        Returns whether and why what is left is to be stopped, and whether the driver is still there.
        """
        poll = select.poll()
        poll.register(self.control, select.POLLIN)
        pause, grace = 0.5, GRACE
        while self.reap()[1] and grace > 0:
            if poll.poll(pause):
                request, _ = self.receive()
                return "asked", request is not None
            grace -= pause
            pause = min(pause * 2, 20)
        return None, True

    @staticmethod
    def reap():
        """Collects ended processes; returns their number, and whether any process is left."""
        count = 0
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                count += 1
        except ChildProcessError:
            return count, False
        return count, True

    def end_all(self):
        """Ends every process below this one; returns how many there were."""
        count, left = self.reap()
        count = 0  # What ended by itself needs no ending.
        while left:
            self.kill_all()
            try:
                os.waitpid(-1, 0)
            except ChildProcessError:
                break
            ended, left = self.reap()
            count += ended + 1
        return count

    def kill_all(self):
        if self.config["scoped"]:
            # Reaches only processes of this sandbox, all at once: a fork bomb cannot outrun it.
            try:
                os.kill(-1, 9)
            except ProcessLookupError:
                pass
            return
        for pid in children(os.getpid()):
            kill_tree(pid)


def children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as file:
            return [int(word) for word in file.read().split()]
    except OSError:
        return []


def kill_tree(pid):
    """Stops a process before its children are listed, so that it can make no more, then ends it."""
    try:
        os.kill(pid, 19)
    except OSError:
        return
    for child in children(pid):
        kill_tree(child)
    try:
        os.kill(pid, 9)
    except OSError:
        pass


def problem(config):
    """Says why the sandbox does not hold; None if it does, or is not wanted."""
    if not config["scoped"]:
        return None
    try:
        os.kill(config["driver"], 0)
    except PermissionError:
        return reached(config["probe"])
    except OSError as error:
        return f"the driver cannot be found: {error}"
    return "signals can leave the sandbox"


def reached(probe):
    """Says so if a socket outside can be reached, or if it cannot be told; None if not."""
    if probe is None:
        return None
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.connect(probe)
    except (PermissionError, FileNotFoundError):
        return None
    except OSError as error:
        return f"whether sockets can leave the sandbox cannot be told: {error}"
    return "sockets can leave the sandbox"


def close_others(control):
    """Closes what this process inherited by mistake, so that no child has it."""
    os.closerange(3, control)
    os.closerange(control + 1, 65536)


def main(here, shelf):
    control = socket.socket(fileno=int(os.environ["DECKLE_CONTROL"]))
    close_others(control.fileno())
    arm = deckle_report.install()
    deckle_report.forget(here)
    server = Server(control)
    config, _ = server.receive()
    if config is None:
        os._exit(0)
    server.config = config
    wrong = problem(config)
    if wrong:
        server.send({"problem": wrong})
        os._exit(1)
    child = deckle_child.Child(config)
    if config["reverse"]:
        deckle_order.reverse()
    shelf.fill(config["preload"])
    shelf.hide()
    gc.collect()
    gc.freeze()
    server.send({"ready": True})
    run, files = server.loop()
    child.enter(run, files)
    word = run["word"].encode()
    if run["fresh"]:
        deckle_report.pass_on(word, here)
        if config["reverse"]:
            os.environ[deckle_order.REVERSE] = "1"
        os.execv(run["command"][0], run["command"])
    arm(word)
