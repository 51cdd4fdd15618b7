#!/usr/bin/env bash
# js-yaml 5 reads `<<: *base` as a key named <<, and dates as text.
#
# Versions: js-yaml 4.1.1 and 5.5.0 (npm).
# Guess:    a new major release may rename functions; load() with no options goes on to merge `<<`, to make dates of
#           2024-01-01 and to know !!binary and !!set.
# Seen:     the default schema is YAML 1.2's core schema now. A merge key gives an object with a key "<<" and without
#           the merged values, silently; a date is a string; !!binary and !!set are errors. `0o14` goes on to be 12.
# Why:      a front matter or a configuration that used merge keys loses its shared values without an error.
set -euo pipefail
command -v npm > /dev/null || { echo "needs npm"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts four@npm:js-yaml@4.1.1 five@npm:js-yaml@5.5.0

cat > seen.txt <<'SEEN'
4  merge   {"timeout":5}
5  merge   {"<<":{"timeout":5}}
4  date    Date
5  date    String
4  binary  Uint8Array
5  binary  error
4  octal   12
5  octal   12
SEEN

cat > run.mjs <<'JS'
import * as four from 'four';
import * as five from 'five';

const texts = {
  merge: 'base: &base {timeout: 5}\nvalue: {<<: *base}',
  date: 'value: 2024-01-01',
  binary: 'value: !!binary aGk=',
  octal: 'value: 0o14',
};
for (const [name, text] of Object.entries(texts)) {
  for (const [release, yaml] of [[4, four], [5, five]]) {
    const load = yaml.load ?? yaml.default.load;
    let said;
    try {
      const value = load(text).value;
      said = name === 'date' || name === 'binary' ? value.constructor.name.replace('Buffer', 'Uint8Array') : JSON.stringify(value);
    } catch {
      said = 'error';
    }
    console.log(`${release}  ${name.padEnd(8)}${said}`);
  }
}
JS
node run.mjs > got.txt
diff -u seen.txt got.txt && echo "as seen: << is a plain key"
