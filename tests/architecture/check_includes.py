"""Reads every #include of the tree against the table of who may include whom (docs/architecture.md).

    check_includes.py ROOT     prints each include that the table forbids; exit 1 if there is any
"""

import re
import sys
from pathlib import Path

BELOW_ROUTING = ("engine/base", "engine/model", "engine/taxonomy", "engine/belief", "engine/graph")
ROUTING = BELOW_ROUTING + ("engine/routing", "engine/enquiry")
ENGINE = ROUTING + ("engine/matching", "engine/insight")
GENERATED = "veieninn/v1/"

# room -> first parts of the project's own headers it may include, beside itself
MAY_INCLUDE = {
    "engine/base": (),
    "engine/model": ("engine/base",),
    "engine/taxonomy": ("engine/base", "engine/model", "generated/engine/taxonomy"),
    "engine/belief": ("engine/base", "engine/model"),
    "engine/enquiry": ("engine/base", "engine/model"),
    "engine/graph": ("engine/base", "engine/model", "engine/taxonomy", "engine/belief"),
    "engine/routing": BELOW_ROUTING,
    "engine/matching": ROUTING,
    "engine/insight": ROUTING,
    "service/store": ("engine/base", "engine/model"),
    "service/dictionaries": ("engine/base", "engine/taxonomy"),
    "service/letters": ("engine/base", "engine/model"),
    "service/model_file": ("engine/base", "engine/belief"),
    "service/post": ("engine/base",),
    "service/gateway": ("engine/base",),
    "service/feed": ("engine/base", "engine/model", "engine/graph", "engine/taxonomy", "service/store/store.h"),
    "service/enquiries": ENGINE + ("service/store/store.h", "service/store/enquiry_rows.h", "service/store/invitation_rows.h", "service/feed"),
    "service/correspondence": ENGINE
    + ("service/store/store.h", "service/store/enquiry_rows.h", "service/enquiries", "service/letters", "service/post")
    + ("service/feed", "service/api/reason_sentences.h", "service/api/language.h"),
    "service/answer_site": ENGINE
    + (
        "service/store/store.h",
        "service/store/enquiry_rows.h",
        "service/enquiries",
        "service/letters",
        "service/feed",
        "service/gateway/http_message.h",
        "service/gateway/form_fields.h",
        "service/gateway/request_rate.h",
        "service/gateway/request_sender.h",
    ),
    "service/publishing": ENGINE
    + (
        "service/store/store.h",
        "service/store/enquiry_rows.h",
        "service/letters",
        "service/gateway/http_message.h",
        "service/gateway/form_fields.h",
        "service/gateway/request_rate.h",
        "service/gateway/request_sender.h",
    ),
    "service/api": ENGINE + ("service/store/store.h", "service/feed", "service/enquiries", "service/access", GENERATED),
    "service/server": ENGINE + ("service/", GENERATED),
    "service": ENGINE + ("service/",),
    "clients/cli": (GENERATED,),
}

# room -> system headers it must never include, as a pattern
NEVER = {
    "engine": re.compile(
        r"google/|grpc|sqlite3|pq|pqxx|boost/(asio|beast)|chrono|ctime|time\.h|random$|thread$|mutex|"
        r"atomic|iostream|fstream|sstream|filesystem|spdlog|curl"
    ),
    "service/store": re.compile(r"google/|grpc|boost/(asio|beast)"),
    "service/post": re.compile(r"google/|grpc|sqlite3|pq|boost/beast"),
    "service/gateway": re.compile(r"google/|grpc|sqlite3|pq"),
    "service/correspondence": re.compile(r"google/|grpc|sqlite3|pq|boost/(asio|beast)|gmime|curl"),
    "service/feed": re.compile(r"google/|grpc|sqlite3|pqxx|boost/beast"),
    "service/answer_site": re.compile(r"google/|grpc|sqlite3|pq|boost/(asio|beast)"),
    "service/publishing": re.compile(r"google/|grpc|sqlite3|pq|boost/(asio|beast)"),
    "service/api": re.compile(r"sqlite3|pq|boost/beast"),
    "clients": re.compile(r"sqlite3|pq|boost/(asio|beast)"),
}

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')
OWN = ("engine/", "service/", "clients/", "bench/", "tests/", "generated/", GENERATED)


def room_of(path):
    parts = path.split("/")
    for length in (2, 1):
        room = "/".join(parts[:length])
        if room in MAY_INCLUDE and len(parts) > length:
            return room
    return None


def forbidden(path, header):
    """Why `path` may not include `header`, or None."""
    room = room_of(path)
    if room is None:
        return None if not path.startswith(("engine/", "service/", "clients/")) else "is in no room of the table"
    if header.startswith(OWN):
        if header.startswith(room + "/") or header.startswith(MAY_INCLUDE[room]):
            return None
        return f"{room} may not include {header}"
    for prefix, pattern in NEVER.items():
        if (room + "/").startswith(prefix + "/") and pattern.match(header):
            return f"{room} may never include <{header}>"
    return None


def problems(root):
    for path in sorted(root.glob("*/**/*")):
        relative = path.relative_to(root).as_posix()
        if path.suffix not in (".h", ".cc") or not relative.startswith(("engine/", "service/", "clients/")):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            match = INCLUDE.match(line)
            why = match and forbidden(relative, match.group(2))
            if why:
                yield f"{relative}:{number}: {why}"


def main(root):
    found = list(problems(Path(root)))
    print("\n".join(found) if found else "Every include is allowed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
