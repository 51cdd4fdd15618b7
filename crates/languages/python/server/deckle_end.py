"""Ends an example's process at once where the long way would show nothing different.

CPython takes 5 to 28 ms to take itself apart. This hook is registered before all others and so runs last. It leaves
early only after a script that ran to its end, with all threads over; it drops the script's globals as CPython would, so
that what their destruction prints is printed. Every other end takes the genuine way, with its genuine exit code.
"""

import _thread
import atexit
import gc
import os
import sys


def register(exit=os._exit, collect=gc.collect, modules=sys.modules, threads=_thread._count):
    def last():
        main = modules.get("__main__")
        if main is None or hasattr(sys, "last_type") or hasattr(sys, "last_exc"):
            return
        # CPython deletes this name when a script has run to its end, and not when it ended by SystemExit.
        if "__file__" in main.__dict__ or threads():
            return
        if not flush():
            return
        del modules["__main__"], main
        collect()
        if flush():
            exit(0)

    atexit.register(last)


def flush():
    """Writes out what is buffered; False where that fails, which the genuine ending reports."""
    for stream in (sys.stdout, sys.__stdout__, sys.stderr, sys.__stderr__):
        try:
            stream.flush()
        except BaseException:
            return False
    return True
