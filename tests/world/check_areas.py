"""Checks the project's own table of areas: its laws, and where they are present the official lists.

    check_areas.py WORLD_DIR [DATA_DIR]     one line a difference; exit 1 if there is any
"""

import csv
import sys
from pathlib import Path

COUNTS = {"country": 1, "county": 15, "municipality": 357, "district": 15}
PARENT_KIND = {"country": None, "county": "country", "municipality": "county", "district": "municipality"}


def read_areas(world):
    with open(world / "areas.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for column in ("neighbours", "former_numbers"):
            row[column] = set(filter(None, row[column].split("|")))
        row["names"] = [tuple(item.split("=", 1)) for item in row["names"].split("|")]
    return rows


def law_problems(rows):
    by_id = {row["id"]: row for row in rows}
    if len(by_id) != len(rows):
        yield "areas.csv: an id comes twice; keep one"
    for kind, count in COUNTS.items():
        found = sum(row["kind"] == kind for row in rows)
        if found != count:
            yield f"areas.csv: {found} of kind {kind}; there are {count}"
    for row in rows:
        yield from row_problems(row, by_id)
    yield from former_number_problems(rows, by_id)


def row_problems(row, by_id):
    name = row["id"]
    parent = by_id.get(row["parent"])
    if (parent["kind"] if parent else None) != PARENT_KIND.get(row["kind"]):
        yield f"{name}: parent {row['parent']!r} is of the wrong kind; name one {PARENT_KIND.get(row['kind'])}"
    if "nb" not in dict(row["names"]):
        yield f"{name}: has no nb name; add one"
    for other in sorted(row["neighbours"]):
        if other not in by_id or by_id[other]["kind"] != row["kind"]:
            yield f"{name}: neighbour {other} is no {row['kind']}"
        elif name not in by_id[other]["neighbours"]:
            yield f"{name}: neighbour {other} does not name it back; add it there"


def former_number_problems(rows, by_id):
    leads_to = {}
    for row in rows:
        for number in sorted(row["former_numbers"]):
            if number in by_id:
                yield f"{row['id']}: former number {number} is in use today"
            if number in leads_to:
                yield f"{row['id']}: former number {number} leads to {leads_to[number]} too"
            leads_to[number] = row["id"]


def official_table(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"))) for line in lines[1:] if line]


def municipality_problems(by_id, official):
    for line in official:
        number = line["kommunenummer"]
        row = by_id.get(number)
        if row is None:
            yield f"{number}: {line['kommunenavn']} is missing; add it"
            continue
        if {text for _, text in row["names"]} != set(line["kommunenavn"].split(" - ")):
            yield f"{number}: its names are officially {line['kommunenavn']}"
        if row["parent"] != line["fylkesnummer"]:
            yield f"{number}: lies in {line['fylkesnummer']}, not {row['parent']}"
        neighbours = set(line["land_neighbours"].split())
        if row["neighbours"] != neighbours:
            yield f"{number}: neighbours differ by {sorted(row['neighbours'] ^ neighbours)}"


def old_number_problems(rows, official):
    leads_to = {row["id"]: row["id"] for row in rows}
    leads_to.update((number, row["id"]) for row in rows for number in row["former_numbers"])
    for line in official:
        if leads_to.get(line["code_2016"]) != line["code_2024"]:
            yield f"{line['code_2016']} ({line['name_2016']}): leads to {line['code_2024']} today"


def main(world, data=None):
    rows = read_areas(Path(world))
    problems = list(law_problems(rows))
    norway = Path(data) / "norway" if data else None
    if norway and norway.is_dir():
        by_id = {row["id"]: row for row in rows}
        problems += municipality_problems(by_id, official_table(norway / "kommuner_2024.tsv"))
        problems += old_number_problems(rows, official_table(norway / "kommune_2016_to_2024.tsv"))
        print(f"compared with the official lists in {norway}")
    else:
        print("official lists not present: compared nothing with them")
    print("\n".join(problems) if problems else f"{len(rows)} areas are as they should be")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
