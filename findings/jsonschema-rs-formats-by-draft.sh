#!/usr/bin/env bash
# Raising a schema's $schema from draft-07 to 2020-12 switches jsonschema-rs's format checks off; check-jsonschema
# goes on checking some.
#
# Versions: jsonschema-rs 0.61.2 and check-jsonschema 0.39.0 (PyPI).
# Guess:    a validator either asserts `format` or does not, by one default of its own.
# Seen:     jsonschema-rs asserts it up to draft-07 and takes it as an annotation from 2019-09 on (what the
#           specification says), so 2023-02-29 is a date again after that one line was changed. check-jsonschema
#           refuses it under both, and a broken `uri` under none.
# Why:      "validated" means another thing after a harmless looking change; what must hold belongs into a pattern or
#           into code.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check jsonschema-rs==0.61.2 check-jsonschema==0.39.0

cat > seen.txt <<'SEEN'
draft-07  date  jsonschema-rs refuses  check-jsonschema refuses
draft-07  uri   jsonschema-rs refuses  check-jsonschema takes
2019-09   date  jsonschema-rs takes    check-jsonschema refuses
2019-09   uri   jsonschema-rs takes    check-jsonschema takes
2020-12   date  jsonschema-rs takes    check-jsonschema refuses
2020-12   uri   jsonschema-rs takes    check-jsonschema takes
SEEN

venv/bin/python - > got.txt <<'PY'
import json
import subprocess

import jsonschema_rs

DRAFTS = {
    "draft-07": "http://json-schema.org/draft-07/schema#",
    "2019-09": "https://json-schema.org/draft/2019-09/schema",
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
}
for draft, uri in DRAFTS.items():
    for name, value in (("date", "2023-02-29"), ("uri", "not a uri")):
        schema = {"$schema": uri, "type": "string", "format": name}
        json.dump(schema, open("schema.json", "w"))
        json.dump(value, open("value.json", "w"))
        rust = jsonschema_rs.is_valid(schema, value)
        run = subprocess.run(["venv/bin/check-jsonschema", "--schemafile", "schema.json", "value.json"], capture_output=True)
        words = {True: "takes", False: "refuses"}
        print(f"{draft:10}{name:6}jsonschema-rs {words[rust]:9}check-jsonschema {words[run.returncode == 0]}")
PY
diff -u seen.txt got.txt && echo "as seen: the draft decides whether 29 February 2023 is a date"
