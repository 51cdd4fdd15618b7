"""Imports a deck as a learner would on the first day, twice, and looks at every card.

Usage: anki_deck.py DECK.apkg NOTES.tsv FACTS.json, with {"notes", "cards", "order": [key], "sources": {key: [code]}}.
"""

import json
import pathlib
import sys

from anki.collection import ImportCsvRequest
from anki.utils import field_checksum
from anki_kit import Package, assert_sound, collection, done, import_package, render_all

deck, text, facts = (pathlib.Path(argument) for argument in sys.argv[1:4])
facts = json.loads(facts.read_text(encoding="utf-8"))

col = collection()
assert import_package(col, deck) == {"new": facts["notes"]}
assert import_package(col, deck) == {"duplicate": facts["notes"]}
assert col.db.scalar("select count() from cards") == facts["cards"]
done(f"{facts['notes']} notes arrive, once")
assert_sound(col)
done("the database is sound")
render_all(col, facts["sources"])
done("every card renders, and its code is the source's")
assert col.db.list("select sfld from notes join cards on nid = notes.id where ord = 0 order by due") == facts["order"]
done("new cards come in reading order")
# Read off the package: this Anki computes them anew when it imports, and others need not.
for key, note in Package(deck).notes.items():
    assert field_checksum(note["fields"].split("\x1f")[0]) == note["csum"], key
done("checksums are Anki's own")

# The text form names its own columns, so that Anki needs no help with it: every note is recognised by its guid.
metadata = col.get_csv_metadata(path=str(text), delimiter=None)
log = col.import_csv(ImportCsvRequest(path=str(text), metadata=metadata)).log
assert not log.new and len(log.updated) + len(log.duplicate) == facts["notes"], (len(log.new), len(log.updated))
assert_sound(col)
render_all(col, facts["sources"])
done("the text form updates the same notes")

# Who imports the text before the deck has no note type for it: nothing may arrive that a deck could never update.
col = collection()
metadata = col.get_csv_metadata(path=str(text), delimiter=None)
log = col.import_csv(ImportCsvRequest(path=str(text), metadata=metadata)).log
assert not log.new and len(log.missing_notetype) == facts["notes"], (len(log.new), len(log.missing_notetype))
assert import_package(col, deck) == {"new": facts["notes"]}
done("the text form waits for the deck")
