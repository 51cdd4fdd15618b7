"""Lets folders list what is in them the other way round, as those of another file system may."""

import os

# The variable that asks a fresh process for it.
REVERSE = "DECKLE_REVERSE"


def reverse():
    """Replaces `os.listdir` and `os.scandir`, through which `glob`, `pathlib`, `shutil` and `os.walk` go."""
    genuine_list, genuine_scan = os.listdir, os.scandir

    def listdir(path=None):
        return genuine_list(path)[::-1]

    class scandir:
        def __init__(self, path=None):
            with genuine_scan(path) as entries:
                self.entries = iter(list(entries)[::-1])

        def __iter__(self):
            return self

        def __next__(self):
            return next(self.entries)

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self.close()

        def close(self):
            self.entries = iter(())

    for name, genuine, new in (("listdir", genuine_list, listdir), ("scandir", genuine_scan, scandir)):
        new.__module__, new.__qualname__, new.__doc__ = genuine.__module__, name, genuine.__doc__
        setattr(os, name, new)
        if genuine in os.supports_fd:
            os.supports_fd.add(new)
