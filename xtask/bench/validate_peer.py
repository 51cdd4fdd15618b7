"""Validates every question of a folder with check-jsonschema, in as few starts as the command line allows.

usage: validate_peer.py SCHEMA FOLDER
"""

import pathlib
import sys

from check_jsonschema import main

schema, folder = sys.argv[1:]
files = sorted(str(path) for path in pathlib.Path(folder).glob("question-*.yaml"))
sys.argv = ["check-jsonschema", "--schemafile", schema, *files]
main()
