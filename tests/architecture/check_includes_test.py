"""The include check itself can fail, and knows a good tree from a bad one."""

import tempfile
import unittest
from pathlib import Path

import check_includes


def found_in(path, source):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / path
        file.parent.mkdir(parents=True)
        file.write_text(source, encoding="utf-8")
        return list(check_includes.problems(Path(folder)))


class CheckIncludes(unittest.TestCase):
    def test_lets_a_room_include_itself_and_what_is_below(self):
        self.assertEqual(found_in("engine/graph/a.cc", '#include "engine/graph/b.h"\n#include "engine/base/ids.h"\n'), [])

    def test_finds_an_arrow_that_points_up(self):
        self.assertIn("engine/graph may not include engine/routing/route.h",
                      found_in("engine/graph/a.cc", '#include "engine/routing/route.h"\n')[0])

    def test_finds_a_sideways_arrow(self):
        self.assertEqual(len(found_in("engine/belief/a.h", '#include "engine/taxonomy/b.h"\n')), 1)

    def test_keeps_clocks_and_drivers_out_of_the_engine(self):
        for header in ("chrono", "sqlite3.h", "grpcpp/grpcpp.h", "boost/asio/post.hpp", "random", "fstream"):
            self.assertEqual(len(found_in("engine/routing/a.cc", f"#include <{header}>\n")), 1, header)

    def test_keeps_the_engine_out_of_the_client(self):
        self.assertEqual(len(found_in("clients/cli/a.cc", '#include "engine/base/error.h"\n')), 1)

    def test_finds_a_file_in_no_room(self):
        self.assertEqual(len(found_in("engine/misc/a.cc", "#include <vector>\n")), 1)


if __name__ == "__main__":
    unittest.main()
