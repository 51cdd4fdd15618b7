#!/usr/bin/env bash
# sarif-tools counts results that are suppressed, or absent since the baseline, as errors.
#
# Versions: sarif-tools 3.0.5 (PyPI).
# Guess:    a result with an accepted suppression, and one with baselineState "absent" (it was there before and is not
#           any more), are left out of the summary and of `--check error`.
# Seen:     all count: the summary says 3 errors for one that is open, and --check ends with the status of an error
#           when everything is suppressed or gone.
# Why:      a tool that reports its allowed findings as suppressed, as SARIF intends, breaks the build of those who
#           check the file with the commonest reader.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sarif-tools==3.0.5

cat > seen.txt <<'SEEN'
open suppressed absent   error: 3  check ends with 3
suppressed               error: 1  check ends with 1
absent                   error: 1  check ends with 1
none                     error: 0  check ends with 0
SEEN

cat > make.py <<'PY'
import json, sys

results = []
for number, kind in enumerate(sys.argv[1:], 1):
    result = {"ruleId": "R1", "level": "error", "message": {"text": kind}, "locations": [
        {"physicalLocation": {"artifactLocation": {"uri": "a.yaml"}, "region": {"startLine": number}}}]}
    if kind == "suppressed":
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": "agreed"}]
    if kind == "absent":
        result["baselineState"] = "absent"
    results.append(result)
driver = {"name": "tool", "version": "1", "rules": [{"id": "R1"}]}
json.dump({"version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}, open("in.sarif", "w"))
PY
for kinds in "open suppressed absent" suppressed absent ""; do
  # shellcheck disable=SC2086
  python3 make.py $kinds
  summary=$(venv/bin/sarif summary in.sarif | grep '^error:')
  status=0
  venv/bin/sarif --check error summary in.sarif > /dev/null 2>&1 || status=$?
  printf '%-25s%s  check ends with %s\n' "${kinds:-none}" "$summary" "$status"
done > got.txt
diff -u seen.txt got.txt && echo "as seen: what is gone counts"
