"""A learner imports one release after another, and studies, suspends, tags and edits in between.

Usage: anki_updates.py FOLDER, with FOLDER/story.json: {"releases": [{"file", "at"}], "sources": {key: [code]}, "style": css}.
"""

import json
import pathlib
import sys
import time

from anki.import_export_pb2 import IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS as UPDATE_ALWAYS
from anki.import_export_pb2 import ImportAnkiPackageOptions
from anki_kit import SCHEDULING, Package, assert_sound, collection, done, import_package, render_all

folder = pathlib.Path(sys.argv[1])
story = json.loads((folder / "story.json").read_text(encoding="utf-8"))
packages = [Package(folder / release["file"]) for release in story["releases"]]
col = collection()


def note(key):
    """Finds a note by the key it had in the release that the learner holds."""
    (note_id,) = [row[0] for row in col.db.all("select id, sfld from notes") if row[1] == key]
    return col.get_note(note_id)


def snapshot():
    cards = {row[0]: row for row in col.db.all(f"select {SCHEDULING} from cards")}
    return cards, col.db.all("select * from revlog order by id"), col.db.scalar("select scm from col")


def content():
    return col.db.all("select id, guid, mid, mod, tags, flds from notes order by id")


def study(count):
    """Answers the next cards with Good, no two in one millisecond.

    Anki's log has one entry a millisecond and gives a second one the next, perhaps in the next second. Its check then finds
    that the card and the log disagree, which no learner's hand is quick enough to see.
    """
    col.decks.select(col.decks.id_for_name("Interview"))
    for _ in range(count):
        card = col.sched.getCard()
        assert card is not None
        while time.time_ns() // 1_000_000 <= (col.db.scalar("select max(id) from revlog") or 0):
            time.sleep(0.001)
        col.sched.answerCard(card, 3)


def session_ends(at):
    """Sets the learner's clock: what was changed since the last release was changed an hour after it."""
    col.db.execute("update notes set mod = ? where mod > ?", at + 3600, at)


def take(index):
    """Imports a release; Anki must do exactly what the release's times ask for, and leave all scheduling alone."""
    before, reviews, schema = snapshot()
    mine = {guid: mod for guid, mod in col.db.all("select guid, mod from notes")}
    theirs = packages[index].by_guid()
    expected = {
        "new": sum(guid not in mine for guid in theirs),
        "updated": sum(guid in mine and note["mod"] > mine[guid] for guid, note in theirs.items()),
        "duplicate": sum(guid in mine and note["mod"] <= mine[guid] for guid, note in theirs.items()),
    }
    counts = import_package(col, folder / story["releases"][index]["file"])
    assert counts == {name: count for name, count in expected.items() if count}, (index, counts, expected)
    after, later_reviews, later_schema = snapshot()
    assert {id: after[id] for id in before} == before, "a card's scheduling changed"
    assert later_reviews == reviews, "the review log changed"
    assert later_schema == schema or index == 0, "Anki would ask for a full sync"
    return counts


def changed(index):
    """Returns the keys whose notes differ from the release before, and checks that exactly their times rose."""
    old, new = packages[index - 1].by_guid(), packages[index].notes
    differ = set()
    for key, note in new.items():
        was = old.get(note["guid"])
        if was is None:
            continue
        same = (was["fields"], was["tags"]) == (note["fields"], note["tags"])
        assert (note["mod"] == was["mod"]) if same else (note["mod"] > was["mod"]), key
        if not same:
            differ.add(key)
    return differ


at = [release["at"] for release in story["releases"]]

# 1 and 2: everything arrives, and a second import changes nothing.
assert take(0) == {"new": len(packages[0].notes)}
done("1 every note is new, none conflicts")
state = (content(), snapshot())
assert take(0) == {"duplicate": len(packages[0].notes)}
assert (content(), snapshot()) == state
done("2 a second import changes nothing")

# The learner studies, suspends, tags and edits.
study(12)
reviewed = set(col.db.list("select distinct cid from revlog"))
assert len(reviewed) >= 6
col.sched.suspend_cards([note("python/gil").card_ids()[0], note("python/closures").card_ids()[0]])
tagged = note("python/steady")
tagged.add_tag("mine")
col.update_note(tagged)
edited = note("python/dockerfile")
edited["Answer"] += "<p>My own words.</p>"
col.update_note(edited)
overtaken = note("python/closures")
overtaken["Answer"] += "<p>My own words.</p>"
col.update_note(overtaken)
session_ends(at[0])

# 3: one edited question.
assert changed(1) == {"python/dict"}
assert take(1)["updated"] == 1
assert "and then" in note("python/dict")["Answer"]
assert "My own words" in note("python/closures")["Answer"]
done("3 one edited question: one update, scheduling and review log as before")

# 4: a third release adds a question, edits two, and gives one an output card.
study(5)
session_ends(at[1])
assert changed(2) == {"python/closures", "python/silent"}
assert take(2)["new"] == 1
assert "My own words" not in note("python/closures")["Answer"], "a later release outranks the learner's edit"
silent = note("python/silent")
assert len(silent.card_ids()) == 2 and "prints now" in silent["Output"]
done("4 a third release updates too, and a new card is filled")

# 9: a renamed question.
cards = note("python/raise-from").card_ids()
assert set(cards) & reviewed
assert changed(3) == {"python/exception-chaining"}
take(3)
assert note("python/exception-chaining").card_ids() == cards
done("9 a renamed question keeps its cards and their scheduling")

# A withdrawn question.
cards = note("python/gil").card_ids()
assert changed(4) == {"python/gil"}
take(4)
gil = note("python/gil")
assert gil.card_ids() == cards and gil.has_tag("retired") and "free threading" in gil["Notice"]
assert "withdrawn" in gil.cards()[0].question()
done("a withdrawn question says so on the learner's own card")

# 5: a new look.
note_types = [(n.id, n.name) for n in col.models.all_names_and_ids()]
assert changed(5) == set()
assert "updated" not in take(5)
assert [(n.id, n.name) for n in col.models.all_names_and_ids()] == note_types
assert story["style"] in note("python/dict").cards()[0].render_output().css
done("5 a new look arrives, without a second note type")

# A changed picture, after all that.
assert changed(6) == {"python/steady"}
session_ends(at[5])
before = set(col.media.dir() and pathlib.Path(col.media.dir()).iterdir())
take(6)
assert len(set(pathlib.Path(col.media.dir()).iterdir()) - before) == 1
done("a changed picture arrives under a name of its own")

# An example that the learner was asked about stops to print.
session_ends(at[6])
card = note("python/closures").cards()[1]
assert "What does this print" in card.question()
assert changed(7) == {"python/closures"}
take(7)
card = col.get_card(card.id)
assert "asks nothing any more" in card.question() and "What does this print" not in card.question()
done("an output card without an output says so, and keeps its scheduling")

# 6, 7: Anki finds nothing to repair, and every card renders, for this learner and for one who starts now.
newcomer = collection()
assert import_package(newcomer, folder / story["releases"][-1]["file"]) == {"new": len(packages[-1].notes)}
for each in (col, newcomer):
    assert_sound(each)
done("6 the database is sound, and Anki makes no card of its own")
for each in (col, newcomer):
    render_all(each, story["sources"])
done("7 every card renders, and its code is the source's")
ids = newcomer.db.list("select id from cards where did = ? order by due", newcomer.decks.id_for_name("Interview::Python"))
assert [newcomer.get_card(id).note()["Sort key"] for id in ids] == story["order"]
done("new cards come in reading order")

# 8: times, over all releases; `changed` compared each pair. A fresh export is compared with the first in the caller.
assert len({id for package in packages for id in [package.note_type["id"]]}) == 1
assert sorted(packages[5].due) == list(range(1, packages[5].cards + 1))
done("8 exactly the changed notes have later times")

# 10: what the learner added to notes that did not change.
assert "My own words" in note("python/dockerfile")["Answer"]
assert note("python/dict").has_tag("mine") is False
fresh = collection()
import_package(fresh, folder / story["releases"][0]["file"])
col, old = fresh, col
tagged = note("python/dockerfile")
tagged.add_tag("mine")
col.update_note(tagged)
session_ends(at[0])
for index in range(1, len(packages)):
    take(index)
assert note("python/dockerfile").has_tag("mine")
done("10 a learner's own tag and edit survive on what did not change")

# A package from a checkout that is ahead of its ledger.
col = collection()
import_package(col, folder / story["releases"][0]["file"])
assert "updated" not in import_package(col, folder / story["draft"])
assert "and then" not in note("python/dict")["Answer"]
assert import_package(col, folder / story["releases"][1]["file"])["updated"] == 1
col = collection()
import_package(col, folder / story["draft"])
assert "perhaps" in note("python/dict")["Answer"]
import_package(col, folder / story["releases"][1]["file"])
assert {n["guid"]: n["fields"] for n in packages[1].notes.values()} == dict(col.db.all("select guid, flds from notes"))
done("a draft changes nothing that was released, and the next release replaces it")

# What docs/anki.md says of learners who change something: Anki compares times, and does not look at what changed.
def correction(change):
    """Imports the first release, changes something after the second one was made, and imports that."""
    global col
    col = collection()
    import_package(col, folder / story["releases"][0]["file"])
    change(note("python/dict"))
    return import_package(col, folder / story["releases"][1]["file"])


def tagged(mine):
    mine.add_tag("leech")
    col.update_note(mine)


def with_field(mine):
    note_type = mine.note_type()
    col.models.add_field(note_type, col.models.new_field("Mine"))
    col.models.update_dict(note_type)


def suspended(mine):
    col.sched.suspend_cards([card.id for card in mine.cards()])


assert correction(suspended)["updated"] == 1
assert "updated" not in correction(tagged) and "and then" not in note("python/dict")["Answer"]
always = ImportAnkiPackageOptions(update_notes=UPDATE_ALWAYS, update_notetypes=UPDATE_ALWAYS)
import_package(col, folder / story["releases"][1]["file"], always)
assert "and then" in note("python/dict")["Answer"] and not note("python/dict").has_tag("leech")
done("a note that was tagged after a release takes its correction when it is told to")
counts = correction(with_field)
assert "updated" not in counts and counts["conflicting"] == len(packages[1].notes), counts
done("a changed note type ends updates")
