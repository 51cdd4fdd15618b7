"""What a forked child does before it becomes the example: a session, a folder, descriptors, limits, the inner sandbox.

The outer sandbox was entered before this interpreter started and holds the server too. The inner one holds this child
alone: it may write only to its own box, and signal only its own processes.
"""

import ctypes
import os
import resource
import sys
import types

# System calls, the same on every architecture that Linux added Landlock to.
LANDLOCK_CREATE_RULESET, LANDLOCK_ADD_RULE, LANDLOCK_RESTRICT_SELF = 444, 445, 446
RULE_PATH_BENEATH = 1
PR_SET_NO_NEW_PRIVS = 38


class RulesetAttr(ctypes.Structure):
    _fields_ = [("fs", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64)]


class PathBeneathAttr(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32)]


class Child:
    def __init__(self, config):
        self.config = config
        self.libc = ctypes.CDLL(None, use_errno=True)
        inner = config["inner"]
        # The same for all children, so it is made once.
        self.reading = self.ruleset(inner["read"], 0, 0, inner["readable"]) if inner else None

    def enter(self, run, files):
        out, err = files
        if self.reading is not None and not run["shared_memory"]:
            self.restrict(self.reading)
        os.setsid()
        os.dup2(out, 1)
        os.dup2(err, 2)
        os.closerange(3, 1024)
        os.chdir(self.config["box"])
        for name, value in self.config["limits"].items():
            limit(getattr(resource, name), value)
        # Only a backstop: several threads may use several seconds of processor time in one.
        limit(resource.RLIMIT_CPU, 4 * run["processor"] + 4)
        if self.config["inner"]:
            self.contain(run)
        fresh_main()

    def call(self, number, *arguments):
        result = self.libc.syscall(ctypes.c_long(number), *arguments)
        if result < 0:
            raise OSError(ctypes.get_errno(), f"system call {number}")
        return result

    def contain(self, run):
        """Enters the inner sandbox; any failure ends the child before the example's first line."""
        inner = self.config["inner"]
        rules = [(folder, inner["write"]) for folder in inner["folders"]]
        rules += [(device, inner["write_file"]) for device in inner["devices"]]
        if run["shared_memory"]:
            rules += [(folder, inner["write_shared"]) for folder in inner["shared_memory"]]
        ruleset = self.ruleset(inner["write"], inner["net"], inner["scope"], rules)
        self.restrict(ruleset)
        os.close(ruleset)

    def ruleset(self, files, net, scope, rules):
        """Makes a Landlock ruleset that refuses what it handles but where a rule allows it."""
        attr = RulesetAttr(files, net, scope)
        ruleset = self.call(LANDLOCK_CREATE_RULESET, ctypes.byref(attr), ctypes.c_size_t(ctypes.sizeof(attr)), ctypes.c_int(0))
        for path, access in rules:
            file = os.open(path, os.O_PATH | os.O_CLOEXEC)
            rule = PathBeneathAttr(access, file)
            self.call(LANDLOCK_ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(RULE_PATH_BENEATH), ctypes.byref(rule), ctypes.c_int(0))
            os.close(file)
        return ruleset

    def restrict(self, ruleset):
        if self.libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "no_new_privs")
        self.call(LANDLOCK_RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_int(0))


def limit(which, value):
    """Lowers a limit; never raises one that the system set lower."""
    _, hard = resource.getrlimit(which)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(which, (value, value))


def fresh_main():
    """Replaces `__main__` by an equal one that is not part of the frozen heap, so that it can be collected at the end."""
    old = sys.modules["__main__"]
    new = types.ModuleType("__main__")
    new.__dict__.clear()
    new.__dict__.update(old.__dict__)
    sys.modules["__main__"] = new
