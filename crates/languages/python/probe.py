"""Prints what the running interpreter is, as one line of JSON."""

import json
import os
import platform
import sys
import sysconfig

try:
    import ctypes

    works = ctypes.CDLL(None) is not None
except Exception:
    works = False

here = os.path.dirname(os.path.abspath(sys.argv[0])) if sys.argv[0] not in ("", "-c") else ""
print(
    json.dumps(
        {
            "executable": sys.executable,
            "implementation": platform.python_implementation(),
            "version": list(sys.version_info[:3]),
            "build": sys.version,
            "prefixes": sorted({sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix}),
            "path": [entry for entry in sys.path if entry and entry != here],
            "stdlib": sysconfig.get_paths()["stdlib"],
            "stdlib_modules": sorted(getattr(sys, "stdlib_module_names", ())),
            "ctypes": works,
        }
    )
)
