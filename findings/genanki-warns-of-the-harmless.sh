#!/usr/bin/env bash
# genanki's warning about unescaped HTML is given for text that is shown, and not for text that disappears.
#
# Versions: genanki 0.13.1 (PyPI).
# Guess:    the warning "Field contained the following invalid HTML tags" points at `List<String>` or `<module>`,
#           which a browser takes for tags.
# Seen:     it looks for what cannot be a tag: `a < b > c` is reported, though a browser shows it as it stands.
#           `List<String>`, `<class 'int'>` and `<module>` have the form of tags, so nothing is said, and the words
#           are gone from the card.
# Why:      a deck without a warning is no sign that its code was escaped; the warning has to be read the other way
#           round.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check genanki==0.13.1 html5lib==1.1 'setuptools<81'

cat > seen.txt <<'SEEN'
warned  'a < b > c'               shown as 'a < b > c'
silent  'List<String> names;'     shown as 'List names;'
silent  "prints <class 'int'>"    shown as 'prints '
silent  'from <module> import'    shown as 'from  import'
silent  'if a<b and c>d:'         shown as 'if ad:'
SEEN

venv/bin/python - > got.txt 2> errors.txt <<'PY' || { cat errors.txt; exit 1; }
import warnings

import genanki
import html5lib

kind = genanki.Model(1, "Kind", fields=[{"name": "Q"}], templates=[{"name": "Card", "qfmt": "{{Q}}", "afmt": "{{Q}}"}])
for text in ("a < b > c", "List<String> names;", "prints <class 'int'>", "from <module> import", "if a<b and c>d:"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        deck = genanki.Deck(2, "Deck")
        deck.add_note(genanki.Note(kind, [text]))
        genanki.Package(deck).write_to_file("deck.apkg")
    said = any("invalid HTML tags" in str(warning.message) for warning in caught)
    shown = "".join(html5lib.parseFragment(text, namespaceHTMLElements=False).itertext())
    print("warned " if said else "silent ", f"{text!r:26}shown as {shown!r}")
PY
diff -u seen.txt got.txt && echo "as seen: what disappears is not warned of"
