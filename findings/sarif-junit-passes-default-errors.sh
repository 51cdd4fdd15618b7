#!/usr/bin/env bash
# sarif-junit writes a SARIF error as a passed test when the level stands with the rule.
#
# Versions: sarif-junit 1.1.4 (npm).
# Guess:    a result without `level` has the level of its rule's defaultConfiguration (SARIF 2.1.0, 3.27.10), so a
#           rule of level error fails the test.
# Seen:     only a `level` in the result itself counts: without it the test case has no <failure/>, and the suite says
#           failures="0". A suppressed result is a failure all the same.
# Why:      leaving `level` out where it equals the rule's is the compact form that the specification asks for; a
#           pipeline that reads the JUnit file is green.
set -euo pipefail
command -v npm > /dev/null || { echo "needs npm"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts sarif-junit@1.1.4

cat > seen.txt <<'SEEN'
level in the result  failures="1"
level of the rule    failures="0"
suppressed           failures="1"
SEEN

cat > make.py <<'PY'
import json, sys

result = {"ruleId": "R1", "message": {"text": "wrong output"}, "locations": [
    {"physicalLocation": {"artifactLocation": {"uri": "a.yaml"}, "region": {"startLine": 3}}}]}
if sys.argv[1] != "rule":
    result["level"] = "error"
if sys.argv[1] == "suppressed":
    result["suppressions"] = [{"kind": "inSource"}]
rule = {"id": "R1", "shortDescription": {"text": "Output"}, "defaultConfiguration": {"level": "error"}}
run = {"tool": {"driver": {"name": "tool", "rules": [rule]}}, "results": [result]}
json.dump({"version": "2.1.0", "runs": [run]}, open("in.sarif", "w"))
PY
while read -r kind label; do
  python3 make.py "$kind"
  node node_modules/sarif-junit/bin/sarif-junit.js -i in.sarif -o out.xml > /dev/null
  printf '%-21s%s\n' "$label" "$(grep -o 'failures="[0-9]*"' out.xml | head -1)"
done > got.txt <<'CASES'
result level in the result
rule level of the rule
suppressed suppressed
CASES
diff -u seen.txt got.txt && echo "as seen: the rule's level is not read"
