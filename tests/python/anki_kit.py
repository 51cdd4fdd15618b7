"""What the scripts with the real Anki share: collections, packages opened directly, and checks of rendered cards."""

import atexit
import html
import html.parser
import json
import os
import re
import shutil
import sqlite3
import sys
import tempfile
import time
import zipfile

import anki.lang
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

anki.lang.set_lang("en")

# What Anki keeps about a card apart from when it last wrote the row.
SCHEDULING = "id, nid, did, ord, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data"
CLEAN = "Database rebuilt and optimized."
OUTCOMES = ("new", "updated", "duplicate", "conflicting", "first_field_match", "missing_notetype", "missing_deck", "empty_first_field")


def collection():
    """Opens an empty collection, as on a learner's first day; that day ends in half a day and not, as usual, at four at night."""
    folder = tempfile.mkdtemp(prefix="deckle-anki-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    col = Collection(os.path.join(folder, "collection.anki2"))
    col.set_config("rollover", (time.localtime().tm_hour + 12) % 24)
    return col


def import_package(col, path, options=None):
    """Imports with the options that Anki's window starts with, or others, and returns the counts that are not zero."""
    request = ImportAnkiPackageRequest(package_path=str(path), options=options or ImportAnkiPackageOptions())
    log = col.import_anki_package(request).log
    counts = {name: len(getattr(log, name)) for name in OUTCOMES}
    return {name: count for name, count in counts.items() if count}


class Package:
    """A package read without Anki."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive, tempfile.NamedTemporaryFile(suffix=".anki2") as file:
            file.write(archive.read("collection.anki2"))
            file.flush()
            database = sqlite3.connect(file.name)
            self.notes = {
                key: {"guid": guid, "mod": mod, "fields": fields, "tags": tags.split(), "csum": csum}
                for key, guid, mod, fields, tags, csum in database.execute("select sfld, guid, mod, flds, tags, csum from notes")
            }
            self.cards = database.execute("select count() from cards").fetchone()[0]
            self.due = [due for (due,) in database.execute("select due from cards")]
            models, decks = database.execute("select models, decks from col").fetchone()
            (self.note_type,) = json.loads(models).values()
            self.decks = [deck["name"] for deck in json.loads(decks).values()]
            database.close()

    def by_guid(self):
        return {note["guid"]: note for note in self.notes.values()}


class Balance(html.parser.HTMLParser):
    """Finds tags that are not closed in order, and what has no place on a card."""

    VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}

    def __init__(self):
        super().__init__()
        self.open, self.faults = [], []

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "iframe", "object", "embed"):
            self.faults.append(f"<{tag}>")
        for name, _ in attributes:
            if name.startswith("on") or name == "style":
                self.faults.append(f"{tag} {name}=")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")


def faults(rendered):
    """Lists what is wrong with a rendered side of a card."""
    balance = Balance()
    balance.feed(rendered)
    balance.close()
    found = balance.faults + [f"<{tag}> is never closed" for tag in balance.open]
    if "{{" in rendered:
        found.append("a stray {{")
    if not re.sub(r"<[^>]*>", "", rendered).strip():
        found.append("nothing to see")
    return found


def code(rendered):
    """Returns the code of each example, as a reader would copy it."""
    return [
        html.unescape(re.sub(r"<[^>]*>", "", block))
        for block in re.findall(r'<div class="code">.*?<pre><code>(.*?)</code></pre>', rendered, re.S)
    ]


def render_all(col, sources):
    """Renders every card and compares the code on it with its source. `sources` is by sort key; withdrawn notes have none."""
    for card_id in col.find_cards(""):
        card = col.get_card(card_id)
        key = card.note()["Sort key"]
        output = card.render_output()
        for side in (output.question_text, output.answer_text):
            assert not faults(side), (key, card.ord, faults(side), side)
        if card.ord == 0 and key in sources:
            assert code(output.answer_text) == sources[key], (key, code(output.answer_text), sources[key])
        if card.ord == 1 and key in sources:
            asked = code(output.question_text)
            if card.note()["Output notice"]:
                assert not asked, (key, asked)
            else:
                assert len(asked) == 1 and asked[0] in sources[key], (key, asked)


def assert_sound(col):
    """Lets Anki check its database: it must find nothing, and make no card that the package did not have."""
    before = col.db.scalar("select count() from cards")
    message, clean = col.fix_integrity()
    assert clean and message.strip() == CLEAN, message
    assert col.db.scalar("select count() from cards") == before
    assert not col.get_empty_cards().notes, col.get_empty_cards().report


def done(check):
    """Reports a check that held; the caller counts these lines."""
    print(f"ok: {check}")
    sys.stdout.flush()
