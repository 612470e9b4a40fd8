"""Reads every page behind a link with the letters' independent reader of HTML.

    page_check.py PRINT_ANSWER_PAGES     runs the program, checks all it writes; exit 1 on a problem
"""

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "letters"))
import html_check  # noqa: E402

PAGES_MIN = 8 * 14 + 21  # eight kinds of letters, four pages in three languages and two that refuse; the team's


def problems(folder):
    pages = sorted(folder.glob("*.html"))
    if len(pages) < PAGES_MIN:
        yield f"only {len(pages)} pages were written"
    for page in pages:
        for problem in html_check.problems_of_characters(page.read_bytes()):
            yield f"{page.name}: {problem}"
        for problem in html_check.problems_of_html(page.read_text(encoding="utf-8", errors="replace")):
            yield f"{page.name}: {problem}"


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, folder], check=True)
        found = list(problems(Path(folder)))
    print("\n".join(found) if found else "Every page is well formed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
