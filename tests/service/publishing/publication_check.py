"""Reads published pages and feeds with independent readers: Python's HTML parser, its json, and
python3-vobject.

    publication_check.py PRINT_PUBLICATIONS     runs the program, checks all it writes; exit 1 on a
                                                problem
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import vobject

sys.path.insert(0, str(Path(__file__).parent.parent / "letters"))
import html_check  # noqa: E402

# Four worlds in three languages, whole and by topic; notices.
PAGES_MIN, FEEDS_MIN = 27, 24
LINE_OCTETS_MAX = 75
HOSTILE_NAME = '<b>Rolig</b> "Bok" EMAIL:evil@example.org'
LEVELS = {"beginner", "average", "expert"}


def problems_of_lines(data):
    """RFC 6350 3.2: CRLF, at most 75 octets, no character cut in two."""
    if not data.endswith(b"\r\n") or data.count(b"\n") != data.count(b"\r\n"):
        yield "a line does not end with CRLF"
    for line in data.split(b"\r\n"):
        if len(line) > LINE_OCTETS_MAX:
            yield f"a line of {len(line)} octets"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"a character is cut: {line}"


def problems_of_card(card):
    for name in ("version", "fn", "uid", "kind", "org"):
        if name not in card.contents:
            yield f"a card without {name}"
    if card.version.value != "4.0":
        yield f"version {card.version.value}"
    for place, entry in enumerate(card.contents.get("expertise", []), start=1):
        if entry.params.get("INDEX") != [str(place)] or not LEVELS.issuperset(entry.params["LEVEL"]):
            yield f"expertise with {entry.params}"
    for mail in card.contents.get("email", []):
        if "@" not in mail.value or mail.value.startswith("evil"):
            yield f"an address {mail.value}"


def people_in_cards(text):
    cards = list(vobject.readComponents(text))
    return [card for card in cards if card.kind.value == "individual"], cards


def problems_of_feeds(vcard_path):
    """Both feeds of one publication tell of the same people."""
    data = vcard_path.read_bytes()
    yield from problems_of_lines(data)
    people, cards = people_in_cards(data.decode())
    for card in cards:
        yield from problems_of_card(card)
    if len(cards) != len(people) + 1:
        yield f"{len(cards) - len(people)} cards of the unit"
    feed = json.loads(vcard_path.with_suffix(".jsonld").read_text(encoding="utf-8"))
    names = [person["name"] for person in feed["employee"]]
    if names != [card.fn.value for card in people]:
        yield f"the feeds differ: {names[:3]} and {[card.fn.value for card in people][:3]}"
    for person in feed["employee"]:
        topics = {term["name"] for term in person.get("knowsAbout", [])}
        cards_of = [card for card in people if card.uid.value == "contacts/" + person["@id"].removeprefix("#contact-")]
        for card in cards_of:
            stated = {entry.value for entry in card.contents.get("expertise", [])}
            # vobject unescapes only the properties that it knows.
            stated = {text.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\") for text in stated}
            if stated != topics:
                yield f"{person['name']} knows {topics} and {stated}"
    if vcard_path.name.startswith("hostile") and names != [HOSTILE_NAME]:
        yield f"the hostile name became {names}"


def problems(folder):
    pages, feeds = sorted(folder.glob("*.html")), sorted(folder.glob("*.vcf"))
    if len(pages) < PAGES_MIN or len(feeds) < FEEDS_MIN:
        yield f"only {len(pages)} pages and {len(feeds)} feeds were written"
    for page in pages:
        for problem in html_check.problems_of_characters(page.read_bytes()):
            yield f"{page.name}: {problem}"
        for problem in html_check.problems_of_html(page.read_text(encoding="utf-8", errors="replace")):
            yield f"{page.name}: {problem}"
    for feed in feeds:
        for problem in problems_of_feeds(feed):
            yield f"{feed.name}: {problem}"


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, folder], check=True)
        found = list(problems(Path(folder)))
    print("\n".join(found) if found else "Every page and feed is well formed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
