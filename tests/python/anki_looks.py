"""Shows cards, rendered by the real Anki, in headless Chromium, and measures that none needs sideways scrolling.

Usage: anki_looks.py DECK.apkg CHROMIUM [PICTURES [KEY ...]]. With a folder for pictures, the cards of the keys (by default
two) are photographed at desktop and phone width, by day and by night, for people to look at.
"""

import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from anki_kit import collection, done, import_package

# What Anki's desktop reviewer sets before a note type's own style.
REVIEWER = "body{margin:20px;overflow-wrap:break-word}img{max-width:100%;max-height:95vh}hr{background:#ccc;margin:1em}pre{text-align:left}"
SWITCHES = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--virtual-time-budget=60000",
]
# Each page is shown in one frame after the other, 390 pixels wide as on a phone.
MEASURE = """<!doctype html><meta charset=utf-8><iframe width=390 height=800></iframe><pre></pre><script>
const pages = PAGES;
const frame = document.querySelector("iframe"), out = document.querySelector("pre"), wide = [];
(async () => {
  for (const [name, page] of Object.entries(pages)) {
    await new Promise(done => { frame.onload = done; frame.srcdoc = page; });
    const root = frame.contentDocument.documentElement;
    if (root.scrollWidth > root.clientWidth) wide.push(name + ": " + root.scrollWidth + " px");
    const text = frame.contentDocument.querySelector(".deckle");
    if (parseFloat(frame.contentWindow.getComputedStyle(text).fontSize) < 16) wide.push(name + ": small text");
  }
  out.textContent = JSON.stringify({shown: Object.keys(pages).length, wide});
})();
</script>"""

deck, chromium = sys.argv[1:3]
pictures = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
keys = sys.argv[4:] or ["python/decorators", "python/docker"]


def browse(arguments, page, folder):
    path = pathlib.Path(folder, "page.html")
    path.write_text(page, encoding="utf-8")
    profile = f"--user-data-dir={pathlib.Path(folder, 'profile')}"
    command = [chromium, *SWITCHES, profile, *arguments, path.as_uri()]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=240).stdout


def page(output, side, night):
    mode = "nightMode" if night else ""
    return (
        f'<!doctype html><html class="{mode}"><meta charset=utf-8><meta name=viewport content="width=device-width">'
        f'<style>{REVIEWER}</style><body class="card card1 {mode}"><div id=qa><style>{output.css}</style>{side}</div>'
    )


col = collection()
import_package(col, deck)
cards = [col.get_card(card_id) for card_id in col.find_cards("")]
outputs = {f"{card.note()['Sort key']} {card.ord}": card.render_output() for card in cards}
with tempfile.TemporaryDirectory() as folder:
    pages = json.dumps({name: page(output, output.answer_text, False) for name, output in outputs.items()})
    # Inside a script, `</` could end it.
    dom = browse(["--dump-dom"], MEASURE.replace("PAGES", pages.replace("</", "<\\/"), 1), folder)
    result = json.loads(html.unescape(re.search(r"<pre>(.*?)</pre>\s*<script>", dom, re.S).group(1)))
    assert result["shown"] == len(cards), result
    assert not result["wide"], result["wide"]
done(f"{len(cards)} cards fit a phone without sideways scrolling")

if pictures:
    pictures.mkdir(parents=True, exist_ok=True)
    for name, output in outputs.items():
        if name.split()[0] not in keys:
            continue
        for device, width, height in (("desktop", 1280, 1400), ("phone", 390, 1700)):
            for night in (False, True):
                for side, text in (("front", output.question_text), ("back", output.answer_text)):
                    tall = height if side == "back" else 700
                    file = pictures / f"{name.replace('/', '-').replace(' ', '-')}-{side}-{device}-{'night' if night else 'day'}.png"
                    srcdoc = html.escape(page(output, text, night))
                    # A window is at least 500 pixels wide, a frame is not.
                    frame = f'<!doctype html><style>body{{margin:0}}iframe{{border:0}}</style><iframe width={width} height={tall} srcdoc="{srcdoc}"></iframe>'
                    with tempfile.TemporaryDirectory() as folder:
                        browse([f"--screenshot={file}", f"--window-size={max(width, 500)},{tall}"], frame, folder)
