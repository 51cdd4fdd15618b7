"""Checks collections with a program, each in every format, and says what each check took.

Usage: measure.py PROGRAM FORMATS ROOT...   FORMATS are separated by commas.
Prints one JSON object a check: root, format, exit code, bytes printed, the most memory in kilobytes, seconds of processor
time. `wait4` tells the memory of just that process; a look from outside could miss the highest moment.
"""

import json
import os
import sys
import tempfile

program, formats, *roots = sys.argv[1:]
for root in roots:
    for name in formats.split(","):
        with tempfile.TemporaryFile() as report, open(os.devnull, "wb") as nothing:
            arguments = [program, "check", "--no-run", "--format", name, "--root", root]
            actions = [
                (os.POSIX_SPAWN_DUP2, report.fileno(), 1),
                (os.POSIX_SPAWN_DUP2, nothing.fileno(), 2),
            ]
            child = os.posix_spawn(program, arguments, os.environ | {"NO_COLOR": "1"}, file_actions=actions)
            _, status, used = os.wait4(child, 0)
            print(json.dumps({
                "root": root,
                "format": name,
                "code": os.waitstatus_to_exitcode(status),
                "bytes": os.fstat(report.fileno()).st_size,
                "memory": used.ru_maxrss,
                "seconds": used.ru_utime + used.ru_stime,
            }))
