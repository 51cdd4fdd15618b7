"""The peers of `cargo xtask bench anki`, and the notes that all programs pack.

    anki_peers.py notes COUNT OUT.json          makes notes as deckle renders them: the same every time
    anki_peers.py genanki NOTES.json OUT.apkg   packs them with genanki
    anki_peers.py anki NOTES.json OUT.apkg      packs them with Anki's own collection and export
    anki_peers.py compare A.apkg B.apkg …       fails unless all packages hold the same notes and cards

Ours is `write_notes NOTES.json OUT.apkg`, an example of the export-anki crate built with --release. Every program reads the
same rendered notes and writes one package, so that what is compared is the writing of decks.
"""

import json
import os
import random
import sqlite3
import sys
import tempfile
import zipfile

FIELDS = [
    "Question", "Answer", "Examples before", "Code", "Output", "Examples after", "References", "Level", "Topic", "Source",
    "Sort key", "Notice", "Output notice", "Spare 1", "Spare 2", "Spare 3",
]
FRONT, BACK = "{{Question}}", "{{FrontSide}}<hr id=answer>{{Answer}}{{Code}}{{Output}}"
ASK, TOLD = "{{#Output}}{{Code}}{{/Output}}", "{{FrontSide}}<hr id=answer>{{Output}}"
DECK = "Interview::Bench"
WORDS = """vector ledger socket kernel mirror pointer buffer channel window index signal cursor module record thread matrix
value key list tuple the a of and is it returns keeps calls holds each one when because never only after before""".split()


def notes(count, out):
    """Makes notes of about 3 KB, the size of the Python topic's, half of them with an output card."""
    dice = random.Random(102)

    def prose(words):
        return " ".join(dice.choice(WORDS) for _ in range(words))

    made = []
    for number in range(count):
        lines = [
            f'<span class="k">{dice.choice(["def", "for", "with", "return"])}</span> {dice.choice(WORDS)}_{dice.randrange(999)} '
            f'= <span class="f">{dice.choice(WORDS)}</span>(<span class="n">{dice.randrange(9999)}</span>)'
            for _ in range(14)
        ]
        output = f'<div class="output"><pre>{prose(6)} {number}\n</pre></div>' if number % 2 else ""
        paragraphs = "".join(f"<p>{prose(60)}</p>" for _ in range(3))
        fields = dict.fromkeys(FIELDS, "")
        fields.update({
            "Question": f"How does {prose(6)} {number}?",
            "Answer": paragraphs,
            "Code": '<div class="code"><pre><code>' + "\n".join(lines) + "</code></pre></div>",
            "Output": output,
            "References": f'<ul><li><a href="https://docs.python.org/3/{number}">docs.python.org/3/{number}</a></li></ul>',
            "Level": "mid",
            "Topic": "Bench",
            "Sort key": f"bench/question-{number:05}",
        })
        made.append({
            "guid": f"dk{dice.getrandbits(64):016x}",
            "fields": [fields[name] for name in FIELDS],
            "tags": ["bench::speed", "level::mid"],
            "cards": 2 if output else 1,
        })
    with open(out, "w", encoding="utf-8") as file:
        json.dump(made, file)


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def with_genanki(source, out):
    import genanki

    model = genanki.Model(
        1735725601001, "Deckle question", fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Question", "qfmt": FRONT, "afmt": BACK}, {"name": "Output", "qfmt": ASK, "afmt": TOLD}],
    )
    deck = genanki.Deck(1735725601002, DECK)
    for note in read(source):
        deck.add_note(genanki.Note(model=model, fields=note["fields"], guid=note["guid"], tags=note["tags"]))
    genanki.Package(deck).write_to_file(out)


def with_anki(source, out):
    import anki.lang
    from anki.collection import AddNoteRequest, Collection, DeckIdLimit, ExportAnkiPackageOptions

    anki.lang.set_lang("en")
    with tempfile.TemporaryDirectory() as folder:
        col = Collection(os.path.join(folder, "collection.anki2"))
        model = col.models.new("Deckle question")
        for name in FIELDS:
            col.models.add_field(model, col.models.new_field(name))
        for name, front, back in (("Question", FRONT, BACK), ("Output", ASK, TOLD)):
            template = col.models.new_template(name)
            template["qfmt"], template["afmt"] = front, back
            col.models.add_template(model, template)
        col.models.add(model)
        model = col.models.by_name("Deckle question")
        deck = col.decks.id(DECK)
        requests = []
        for each in read(source):
            note = col.new_note(model)
            note.guid, note.fields, note.tags = each["guid"], each["fields"], each["tags"]
            requests.append(AddNoteRequest(note=note, deck_id=deck))
        col.add_notes(requests)
        options = ExportAnkiPackageOptions(with_scheduling=False, with_deck_configs=False, with_media=False, legacy=True)
        col.export_anki_package(out_path=out, options=options, limit=DeckIdLimit(deck))
        col.close()


def contents(package):
    """Returns what a learner gets: each note's guid, fields and tags, and how many cards it has."""
    with zipfile.ZipFile(package) as archive, tempfile.NamedTemporaryFile(suffix=".anki2") as file:
        names = [name for name in ("collection.anki21", "collection.anki2") if name in archive.namelist()]
        file.write(archive.read(names[0]))
        file.flush()
        database = sqlite3.connect(file.name)
        rows = database.execute(
            "select guid, flds, tags, (select count() from cards where nid = notes.id) from notes order by guid"
        )
        found = [(guid, fields, sorted(tags.split()), cards) for guid, fields, tags, cards in rows]
        database.close()
        return found


def compare(packages):
    first, *others = (contents(package) for package in packages)
    for package, other in zip(packages[1:], others):
        if other != first:
            sys.exit(f"{packages[0]} and {package} hold different notes")
    print(f"{len(first)} notes, {sum(note[3] for note in first)} cards, the same in {len(packages)} packages")


task, *arguments = sys.argv[1:]
if task == "notes":
    notes(int(arguments[0]), arguments[1])
elif task == "genanki":
    with_genanki(*arguments)
elif task == "anki":
    with_anki(*arguments)
elif task == "compare":
    compare(arguments)
else:
    sys.exit(__doc__)
