#!/usr/bin/env bash
# A Python Decimal of more than 38 digits reaches DuckDB as a DOUBLE, without a word; an int that is too long is an
# error.
#
# Versions: duckdb 2.0.1 (PyPI).
# Guess:    DECIMAL holds 38 digits, so a longer Decimal is refused, as 2**128 is ("too large for 128-bit integer
#           type").
# Seen:     it is bound as DOUBLE: 39 ones come back as 1.111111111111111e+38 and 40 decimals lose their end.
#           Decimal('NaN') is a FLOAT. In a list with a text each number is turned to text, [1, 'a'] is ['1', 'a'],
#           and a dict's keys become text.
# Why:      results of Decimal lessons (context precision 50, factorials, interest) change by passing through a
#           parameter.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check duckdb==2.0.1

cat > seen.txt <<'SEEN'
38 ones       DECIMAL(38,0)         Decimal('11111111111111111111111111111111111111')
39 ones       DOUBLE                1.111111111111111e+38
40 decimals   DOUBLE                0.1111111111111111
2**128        InvalidInputException
[1, 'a']      VARCHAR[]             ['1', 'a']
{1: 2}        STRUCT("1" INTEGER)   {'1': 2}
SEEN

venv/bin/python - > got.txt <<'PY'
from decimal import Decimal

import duckdb

for label, value in (
    ("38 ones", Decimal("1" * 38)),
    ("39 ones", Decimal("1" * 39)),
    ("40 decimals", Decimal("0." + "1" * 40)),
    ("2**128", 2**128),
    ("[1, 'a']", [1, "a"]),
    ("{1: 2}", {1: 2}),
):
    try:
        back, kind = duckdb.execute("SELECT ?, typeof(?)", [value, value]).fetchone()
        print(f"{label:14}{kind:22}{back!r}")
    except duckdb.Error as error:
        print(f"{label:14}{type(error).__name__}")
PY
diff -u seen.txt got.txt && echo "as seen: 39 digits become a DOUBLE"
