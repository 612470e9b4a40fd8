#!/usr/bin/env python3
"""Checks that a world of CSV files keeps its own rules.

    check_world.py WORLD_DIR

Prints one line per difference, as FILE: ID: what is wrong, and exits 1 if there is any.
References to areas are checked only where areas.csv is present.
"""

import csv
import re
import sys
from pathlib import Path

HEADERS = {
    "topics": "id,uri,kind,labels,hidden_labels,broader,related,note",
    "units": "id,kind,names,parent,areas,interest,mailbox,phone,website,publishes_contacts",
    "contacts": "id,display_name,title,unit,from,until,expertise,languages,capacity_per_week,"
                "absences,deputy,successor,channels,front_door,registrar,confirm_time,publish_consent_time",
    "ventures": "id,name,description,topics,areas,website,people,collaborations",
    "ties": "id,from,to,kind,strength,since,until",
    "engagements": "id,time,kind,venture,contact,other_contact,topic,area",
    "initiatives": "id,kind,titles,description,unit,partner_units,funders,contacts,topics,areas,"
                   "from,until,apply_until,audience,conditions,website,quotas,invitation.looks_for,"
                   "challenge.goal,strategy.document_uri,strategy.adopt_time,mandate.decided_by,"
                   "mandate.case_number,mandate.document_uri,mandate.adopt_time,"
                   "startup_service.linked_units,pilot.site_units,"
                   "business_advice.innovation_topics,mentoring.mentors,office_space.address,"
                   "office_space.hosts,meeting_place.address,meeting_place.opening_hours,"
                   "meeting_place.hosts,working_group.committee,working_group.members,"
                   "outreach_project.assignment,grant.scheme,fund.criteria,training.credits,"
                   "training.minimum_each,training.municipalities,training.decision,"
                   "training.decide_time",
    "participations": "id,initiative,venture,contact,state,from,until,takes",
}
# Every kind that the booklet tells of is in the world.
INITIATIVE_KINDS = {
    "invitation", "challenge", "strategy", "mandate", "startup_service", "pilot", "business_advice",
    "mentoring", "office_space", "meeting_place", "working_group", "outreach_project", "grant",
    "fund", "training",
}
COUNTS = {
    "topics": (150, 250), "units": (60, 90), "contacts": (110, 135), "ventures": (40, 40),
    "ties": (250, 350), "engagements": (800, 1500), "initiatives": (15, 40),
    "participations": (15, 60),
}
KINDS = {
    "topics": {"theme", "word", "life_event", "extension"},
    "units": {"municipality", "district", "department", "service_unit", "nav_office", "county",
              "state_body", "bridge_builder", "funder"},
    "ties": {"acquaintance", "colleague", "former_colleague", "working_group", "meeting_place",
             "partner"},
    "engagements": {"sent", "delivered", "replied", "met", "introduced", "referred", "declined",
                    "took_ownership", "piloted", "collaborated", "no_reply"},
    "initiatives": INITIATIVE_KINDS,
}
# Columns that name rows of another file; several values are separated by '|'.
REFERENCES = {
    "topics": {"broader": "topics", "related": "topics"},
    "units": {"parent": "units", "areas": "areas"},
    "contacts": {"unit": "units", "deputy": "contacts", "successor": "contacts"},
    "ventures": {"topics": "topics", "areas": "areas"},
    "ties": {},
    "engagements": {"venture": "ventures", "contact": "contacts", "other_contact": "contacts",
                    "topic": "topics", "area": "areas"},
    "initiatives": {"unit": "units", "partner_units": "units", "funders": "units",
                    "contacts": "contacts", "topics": "topics", "areas": "areas",
                    "startup_service.linked_units": "units", "pilot.site_units": "units",
                    "business_advice.innovation_topics": "topics",
                    "office_space.hosts": "contacts", "meeting_place.hosts": "contacts",
                    "working_group.members": "contacts", "training.municipalities": "units"},
    "participations": {"initiative": "initiatives", "venture": "ventures", "contact": "contacts"},
}
# Columns that must hold something.
REQUIRED = {
    "topics": ("uri", "hidden_labels", "note"),
    "units": ("names", "areas"),
    "contacts": ("display_name", "title", "unit", "from", "expertise", "channels",
                 "confirm_time"),
    "ventures": ("name", "description", "topics", "areas", "people"),
    "ties": ("from", "to", "strength", "since"),
    "engagements": ("time", "venture", "contact", "topic", "area"),
    "initiatives": ("titles", "description", "unit", "contacts", "audience"),
    "participations": ("initiative", "state"),
}
PARENTS = {"topics": "broader", "units": "parent", "contacts": "deputy"}
PAIRED_KINDS = {"introduced", "referred"}
LANGUAGES = {"nb", "nn", "en"}
LEVELS = {"basic", "skilled", "expert"}
VISIBILITIES = {"public", "on_acceptance", "internal"}
CHANNEL_KINDS = {"email", "phone", "web_form", "visit"}
ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
RELATIVE_DAY = re.compile(r"([+-])(\d{1,5})d")
EMAIL = re.compile(r"[^@\s|]+@([^@\s|]+)")
OWN_DOMAIN = "example.org"
TEST_PHONE = re.compile(r"\+47 00 00 \d\d \d\d")


def read_table(path):
    """Returns the header line and the rows, each a dict, of one CSV file."""
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle, strict=True)
        return ",".join(reader.fieldnames or []), list(reader)


def values(cell):
    return cell.split("|") if cell else []


def day(text):
    """Returns the day as a number relative to the day of import, or None if it is no such day."""
    match = RELATIVE_DAY.fullmatch(text)
    return None if match is None else int(match[1] + match[2])


def read_world(folder):
    """Returns the tables by name, and what is wrong with the files as files."""
    tables, problems = {}, []
    for name, expected in HEADERS.items():
        path = folder / f"{name}.csv"
        if not path.exists():
            problems.append(f"{name}.csv: is missing")
            continue
        if path.read_bytes().startswith(b"\xef\xbb\xbf"):
            problems.append(f"{name}.csv: begins with a byte order mark")
        header, rows = read_table(path)
        ragged = [row for row in rows if None in row or None in row.values()]
        if header != expected:
            problems.append(f"{name}.csv: header is '{header}', expected '{expected}'")
        elif ragged:
            problems.append(f"{name}.csv: {len(ragged)} row(s) with a wrong number of cells")
        else:
            tables[name] = rows
    return tables, problems


def check_rows(name, rows):
    """Counts, ids, kinds and cells that may not be empty."""
    low, high = COUNTS[name]
    if not low <= len(rows) <= high:
        yield f"{name}.csv: {len(rows)} rows, expected {low} to {high}"
    seen = set()
    for row in rows:
        where = f"{name}.csv: {row['id']}"
        if not ID.fullmatch(row["id"]):
            yield f"{where}: is not a well-formed id"
        if row["id"] in seen:
            yield f"{where}: id is used twice"
        seen.add(row["id"])
        if name in KINDS and row["kind"] not in KINDS[name]:
            yield f"{where}: unknown kind '{row['kind']}'"
        for column in REQUIRED[name]:
            if not row[column]:
                yield f"{where}: {column} is empty"
        for column, cell in row.items():
            parts = values(cell)
            if "" in parts or len(parts) != len(set(parts)):
                yield f"{where}: {column} holds an empty or repeated value"


def check_references(name, rows, ids):
    for row in rows:
        for column, target in REFERENCES[name].items():
            for value in values(row[column]):
                if target in ids and value not in ids[target]:
                    yield f"{name}.csv: {row['id']}: {column} '{value}' is not in {target}.csv"


def check_forest(name, rows):
    """Follows the one parent of every row upwards; a row must never come back to itself."""
    column = PARENTS[name]
    parents = {row["id"]: row[column] for row in rows}
    for start in parents:
        seen, at = set(), start
        while at and at not in seen:
            seen.add(at)
            at = parents.get(at, "")
        if at == start:
            yield f"{name}.csv: {start}: {column} leads back to itself"


def check_languages(where, cell, needed):
    tagged = [value.partition("=") for value in values(cell)]
    for language, _, text in tagged:
        if language not in LANGUAGES or not text.strip():
            yield f"{where}: '{language}={text}' is not language=text"
    for language in sorted(needed - {language for language, _, _ in tagged}):
        yield f"{where}: has no text in {language}"


def check_topics(rows):
    for row in rows:
        where = f"topics.csv: {row['id']}"
        yield from check_languages(f"{where}: labels", row["labels"], LANGUAGES)
        yield from check_languages(f"{where}: hidden_labels", row["hidden_labels"], set())
        if row["kind"] == "extension":
            slug = row["id"].removeprefix("veien-")
            expected = f"https://veieninn.example.org/topic/{slug}"
        else:
            expected = "https://psi.norge.no/los/" + row["id"].replace("-", "/", 1)
        if row["uri"] != expected:
            yield f"{where}: uri is '{row['uri']}', expected '{expected}'"


def check_units(rows):
    for row in rows:
        yield from check_languages(f"units.csv: {row['id']}: names", row["names"], {"nb"})


def check_emails(name, rows):
    for row in rows:
        for column, cell in row.items():
            for domain in EMAIL.findall(cell):
                if domain != OWN_DOMAIN and not domain.endswith("." + OWN_DOMAIN):
                    yield (f"{name}.csv: {row['id']}: {column} has an address at "
                           f"'{domain}', not under {OWN_DOMAIN}")


def check_interval(where, first, last, may_be_open):
    """A first and a last day, in that order; the last may be open."""
    if day(first) is None:
        yield f"{where}: '{first}' is not a relative day such as -30d"
    elif last and day(last) is None:
        yield f"{where}: '{last}' is not a relative day such as -30d"
    elif not last and not may_be_open:
        yield f"{where}: '{first}' has no last day"
    elif last and day(last) < day(first):
        yield f"{where}: '{last}' is before '{first}'"


def check_expertise(where, row, topics):
    for item in values(row["expertise"]):
        topic, level, verified, *expires = [*item.split(":"), "", ""][:4]
        if topic not in topics:
            yield f"{where}: expertise in '{topic}' is not in topics.csv"
        if level not in LEVELS:
            yield f"{where}: expertise level '{level}' is unknown"
        yield from check_interval(f"{where}: expertise", verified, "".join(expires), True)
        if day(verified) is not None and day(verified) > 0:
            yield f"{where}: expertise '{item}' is verified in the future"
    if not 1 <= len(values(row["expertise"])) <= 5:
        yield f"{where}: expertise has not 1 to 5 topics"


def check_channels(where, row):
    for item in values(row["channels"]):
        visibility, kind, value = [*item.split(":", 2), "", ""][:3]
        if visibility not in VISIBILITIES or kind not in CHANNEL_KINDS or not value:
            yield f"{where}: channel '{item}' is not visibility:kind:value"
        if kind == "email" and not EMAIL.fullmatch(value):
            yield f"{where}: '{value}' is not an e-mail address"
        if kind == "phone" and not TEST_PHONE.fullmatch(value):
            yield f"{where}: '{value}' is not a telephone number of the test form"


def check_contact(row, topics):
    where = f"contacts.csv: {row['id']}"
    yield from check_interval(f"{where}: tenure", row["from"], row["until"], True)
    yield from check_interval(f"{where}: confirm_time", row["confirm_time"], "-0d", False)
    if row["publish_consent_time"]:
        yield from check_interval(f"{where}: consent", row["publish_consent_time"], "-0d", False)
    yield from check_expertise(where, row, topics)
    yield from check_channels(where, row)
    for absence in values(row["absences"]):
        first, _, last = absence.partition("/")
        yield from check_interval(f"{where}: absence", first, last, False)
    if not set(values(row["languages"])) <= LANGUAGES or not row["languages"]:
        yield f"{where}: languages '{row['languages']}' are unknown"
    if row["capacity_per_week"] not in map(str, range(1, 11)):
        yield f"{where}: capacity_per_week '{row['capacity_per_week']}' is not 1 to 10"
    for flag in ("front_door", "registrar"):
        if row[flag] not in ("true", "false"):
            yield f"{where}: {flag} is '{row[flag]}'"


def check_contacts(rows, topics):
    names, front_doors = set(), set()
    for row in rows:
        yield from check_contact(row, topics)
        where = f"contacts.csv: {row['id']}"
        if row["display_name"] in names:
            yield f"{where}: display name '{row['display_name']}' is used twice"
        names.add(row["display_name"])
        if row["front_door"] != "true":
            continue
        if row["unit"] in front_doors:
            yield f"{where}: '{row['unit']}' has a second front-door person"
        front_doors.add(row["unit"])


def check_ventures(rows, ids):
    for row in rows:
        where = f"ventures.csv: {row['id']}"
        for item in values(row["collaborations"]):
            unit, topic, time = [*item.split(":"), "", ""][:3]
            if unit not in ids["units"]:
                yield f"{where}: collaboration with '{unit}' is not in units.csv"
            if topic not in ids["topics"]:
                yield f"{where}: collaboration on '{topic}' is not in topics.csv"
            if time:
                yield from check_interval(f"{where}: collaboration", time, "-0d", False)


def check_initiatives(rows, ids):
    """Each kind is there, runs forwards, and its mentors are known."""
    for kind in sorted(INITIATIVE_KINDS - {row["kind"] for row in rows}):
        yield f"initiatives.csv: nothing of the kind {kind}"
    for row in rows:
        where = f"initiatives.csv: {row['id']}"
        yield from check_languages(f"{where}: titles", row["titles"], LANGUAGES)
        yield from check_interval(where, row["from"], row["until"], True)
        for mentor in values(row["mentoring.mentors"]):
            if mentor.partition(":")[0] not in ids["contacts"]:
                yield f"{where}: mentor '{mentor}' is not in contacts.csv"


def check_participations(rows):
    for row in rows:
        where = f"participations.csv: {row['id']}"
        yield from check_interval(where, row["from"], row["until"], True)
        if not row["venture"] and not row["contact"]:
            yield f"{where}: names nobody"


def check_ends(where, row, ids):
    """A tie leads from a venture or a contact to another contact."""
    start, _, start_id = row["from"].partition("/")
    end, _, end_id = row["to"].partition("/")
    if start not in ("ventures", "contacts") or start_id not in ids[start]:
        yield f"{where}: from '{row['from']}' is nobody"
    if end != "contacts" or end_id not in ids["contacts"]:
        yield f"{where}: to '{row['to']}' is nobody"
    if row["from"] == row["to"]:
        yield f"{where}: leads to itself"


def check_ties(rows, ids):
    seen = set()
    for row in rows:
        where = f"ties.csv: {row['id']}"
        yield from check_ends(where, row, ids)
        yield from check_interval(where, row["since"], row["until"], True)
        if not re.fullmatch(r"0\.\d*[1-9]\d*", row["strength"]):
            yield f"{where}: strength '{row['strength']}' is not between 0 and 1"
        if (row["from"], row["to"]) in seen:
            yield f"{where}: the same two are tied twice in one direction"
        seen.add((row["from"], row["to"]))


def check_engagements(rows, tenures):
    previous = None
    for row in rows:
        where = f"engagements.csv: {row['id']}"
        time = day(row["time"])
        if time is None or not -360 <= time <= -1:
            yield f"{where}: time '{row['time']}' is not within -360d to -1d"
            continue
        if previous is not None and time < previous:
            yield f"{where}: is earlier than the row before it"
        previous = time
        if bool(row["other_contact"]) != (row["kind"] in PAIRED_KINDS):
            yield f"{where}: other_contact does not fit the kind '{row['kind']}'"
        if row["other_contact"] and row["other_contact"] == row["contact"]:
            yield f"{where}: names the same contact twice"
        first, last = tenures.get(row["contact"], (None, None))
        if (first is not None and time < first) or (last is not None and time > last):
            yield f"{where}: '{row['contact']}' was not in office"


def check_threads(rows):
    """A reply, its absence or a delivery follows a letter to the same contact."""
    approached = set()
    for row in rows:
        pair = (row["venture"], row["contact"])
        if row["kind"] == "sent":
            approached.add(pair)
        elif row["kind"] in ("delivered", "replied", "no_reply", "declined"):
            if pair not in approached:
                yield f"engagements.csv: {row['id']}: {row['kind']} without a letter before it"


def read_area_ids(folder):
    """Returns the area ids in a dict of their own; empty where there is no areas.csv."""
    path = folder / "areas.csv"
    return {"areas": {row["id"] for row in read_table(path)[1]}} if path.exists() else {}


def check_world(folder):
    tables, problems = read_world(folder)
    yield from problems
    if problems:
        return
    ids = {name: {row["id"] for row in rows} for name, rows in tables.items()}
    ids |= read_area_ids(folder)
    for name, rows in tables.items():
        yield from check_rows(name, rows)
        yield from check_references(name, rows, ids)
        yield from check_emails(name, rows)
    for name in PARENTS:
        yield from check_forest(name, tables[name])
    tenures = {row["id"]: (day(row["from"]), day(row["until"])) for row in tables["contacts"]}
    yield from check_topics(tables["topics"])
    yield from check_units(tables["units"])
    yield from check_contacts(tables["contacts"], ids["topics"])
    yield from check_ventures(tables["ventures"], ids)
    yield from check_ties(tables["ties"], ids)
    yield from check_initiatives(tables["initiatives"], ids)
    yield from check_participations(tables["participations"])
    yield from check_engagements(tables["engagements"], tenures)
    yield from check_threads(tables["engagements"])


def main(arguments):
    if len(arguments) != 2:
        sys.exit("usage: check_world.py WORLD_DIR")
    differences = list(check_world(Path(arguments[1])))
    for difference in differences:
        print(difference)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
