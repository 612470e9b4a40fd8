"""An independent reader of the letters and pages: Python's own HTML parser and calendar.

    html_check.py PRINT_LETTER_EXAMPLES     runs the program, checks all it writes; exit 1 on a problem
"""

import datetime
import re
import subprocess
import sys
import tempfile
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

VOID = {"meta", "br", "hr", "input"}
ALLOWED = VOID | set(
    "html head title style body main header footer nav div section details summary h1 h2 h3 p a ul ol li blockquote "
    "form fieldset legend label button textarea span dl dt dd".split()
)
INSIDE_P = {"a", "br", "span", "strong", "label", "input", "button"}


class Reader(HTMLParser):
    """Keeps the open elements, and notes whatever a browser would have to repair."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.problems, self.ids, self.references, self.targets = [], [], [], [], []
        self.labelled, self.fields, self.headings, self.forms = set(), [], [], []

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        if tag not in ALLOWED:
            self.problems.append(f"<{tag}> is not expected")
        if len(names) != len(set(names)):
            self.problems.append(f"<{tag}> has an attribute twice")
        if "p" in self.open and tag not in INSIDE_P:
            self.problems.append(f"<{tag}> inside <p>")
        values = dict(attributes)
        self.note(tag, values)
        if tag not in VOID:
            self.open.append(tag)

    def note(self, tag, values):
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and values.get("href", "").startswith("#"):
            self.targets.append(values["href"][1:])
        if tag == "label":
            self.labelled.add(values.get("for"))
        for name in ("aria-describedby", "aria-labelledby"):
            self.references += values.get(name, "").split()
        if tag in ("input", "textarea") and values.get("type") != "hidden":
            self.fields.append(values.get("id"))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "form":
            self.forms.append({"method": values.get("method"), "names": []})
        if tag in ("input", "textarea", "button") and "name" in values and "form" in self.open:
            self.forms[-1]["names"].append(values["name"])
        for name in values:
            if name.startswith("on"):
                self.problems.append(f"script in {name}")

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.problems.append(f"</{tag}> closes {self.open[-1:]}")
        else:
            self.open.pop()

    def handle_data(self, data):
        if data.strip() and self.open and self.open[-1] in ("ul", "ol", "dl", "html", "head"):
            self.problems.append(f"text in <{self.open[-1]}>: {data.strip()[:40]}")


def problems_of_html(text):
    reader = Reader()
    reader.feed(text)
    reader.close()
    found = reader.problems + [f"<{tag}> is never closed" for tag in reader.open]
    if not text.startswith("<!DOCTYPE html>\n<html lang="):
        found.append("no doctype and lang at its head")
    if len(reader.ids) != len(set(reader.ids)):
        found.append(f"an id stands twice: {sorted(reader.ids)}")
    found += [f"nothing has the id {name}" for name in reader.targets + reader.references if name not in reader.ids]
    found += [f"the field {name} has no label" for name in reader.fields if name not in reader.labelled]
    steps = zip([0] + reader.headings, reader.headings)
    found += [f"a heading jumps from {a} to {b}" for a, b in steps if b > a + 1]
    for form in reader.forms:
        if form["method"] != "post" or "nonce" not in form["names"] or "action" not in form["names"]:
            found.append(f"a form without post, nonce or action: {form}")
    return found + problems_of_colours(text)


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def problems_of_colours(text):
    """Every pair of text and background (WCAG 2.2, 1.4.3): inline pairs, and the page's variables."""
    pairs = re.findall(r"background:(#[0-9a-f]{6});color:(#[0-9a-f]{6})", text)
    for block in re.findall(r":root\{([^}]*)\}", text):
        value = dict(re.findall(r"--([a-z]+):(#[0-9a-f]{6})", block))
        pairs += [(value["paper"], value[name]) for name in ("ink", "link", "wrong", "line")]
        pairs.append((value["press"], value["pressed"]))
    return [f"{a} on {b} stands {contrast(a, b):.1f} : 1" for a, b in pairs if contrast(a, b) < 4.5]


WEEKDAYS = {
    "nb": "mandag tirsdag onsdag torsdag fredag lørdag søndag".split(),
    "nn": "måndag tysdag onsdag torsdag fredag laurdag søndag".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
NORWEGIAN = "januar februar mars april mai juni juli august september oktober november desember".split()
ENGLISH = "January February March April May June July August September October November December".split()


def words_of(date, language):
    weekday = WEEKDAYS[language][date.weekday()]
    if language == "en":
        return f"{weekday} {date.day} {ENGLISH[date.month - 1]}"
    return f"{weekday} {date.day}. {NORWEGIAN[date.month - 1]}"


def problems_of_dates(text):
    """Lines of `2026-12-04 nb fredag 4. desember`."""
    lines = text.splitlines()
    found = [] if len(lines) > 3000 else [f"only {len(lines)} dates"]
    for line in lines:
        iso, language, words = line.split(" ", 2)
        if words != words_of(datetime.date.fromisoformat(iso), language):
            found.append(line)
    return found


def problems_of_characters(data):
    """Of bytes: broken UTF-8, control characters, and what turns the direction of reading."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return [f"is no UTF-8: {error}"]
    return [
        f"holds U+{ord(character):04X}"
        for character in sorted(set(text))
        if character != "\n"
        and (unicodedata.category(character) == "Cc" or unicodedata.bidirectional(character) in TURNING)
    ]


TURNING = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}


def problems(folder):
    pages = sorted(folder.glob("*.html"))
    if len(pages) < 600:  # 18 letters and 47 pages in three languages, and as much again of noise
        yield f"only {len(pages)} documents were written"
    for document in sorted(folder.glob("*.*")):
        for problem in problems_of_characters(document.read_bytes()):
            yield f"{document.name}: {problem}"
    for page in pages:
        for problem in problems_of_html(page.read_text(encoding="utf-8", errors="replace")):
            yield f"{page.name}: {problem}"
    for problem in problems_of_dates((folder / "dates.txt").read_text(encoding="utf-8")):
        yield f"dates.txt: {problem}"


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, folder], check=True)
        found = list(problems(Path(folder)))
    print("\n".join(found) if found else "Every document is well formed, every date is right")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
