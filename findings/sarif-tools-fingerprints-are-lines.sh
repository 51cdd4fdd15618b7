#!/usr/bin/env bash
# The GitLab report that sarif-tools makes has fingerprints that change with every edit above a finding.
#
# Versions: sarif-tools 3.0.5 (PyPI).
# Guess:    SARIF has partialFingerprints for this very purpose, and GitLab's `fingerprint` is to stay the same for
#           the same finding, so one is made of the other.
# Seen:     the fingerprint is a hash over text, path and line; partialFingerprints are not read. A blank line added
#           at the top of a file makes all its findings "fixed" and "new" in the merge request. (`sarif diff` goes by
#           code and text and sees no change.)
# Why:      whoever gives stable fingerprints in SARIF still has to write GitLab's format himself.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sarif-tools==3.0.5

cat > seen.txt <<'SEEN'
same line, same partial fingerprint    True
other line, same partial fingerprint   False
same line, other partial fingerprint   True
SEEN

venv/bin/python - > got.txt <<'PY'
import json
import subprocess

def fingerprint(line, partial):
    result = {"ruleId": "R1", "level": "error", "message": {"text": "wrong output"}, "partialFingerprints": {"key/v1": partial}, "locations": [
        {"physicalLocation": {"artifactLocation": {"uri": "a.yaml"}, "region": {"startLine": line}}}]}
    driver = {"name": "tool", "version": "1", "rules": [{"id": "R1"}]}
    json.dump({"version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": [result]}]}, open("in.sarif", "w"))
    subprocess.run(["venv/bin/sarif", "codeclimate", "--output", "out.json", "in.sarif"], check=True, capture_output=True)
    return json.load(open("out.json"))[0]["fingerprint"]

first = fingerprint(3, "abc")
print("same line, same partial fingerprint   ", fingerprint(3, "abc") == first)
print("other line, same partial fingerprint  ", fingerprint(4, "abc") == first)
print("same line, other partial fingerprint  ", fingerprint(3, "xyz") == first)
PY
diff -u seen.txt got.txt && echo "as seen: the line decides"
