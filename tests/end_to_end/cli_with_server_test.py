"""The command line with a real server: the example world in, an answer out, an export that comes
back unchanged, the shared real data at full size where it is present, and exit codes at the end.

usage: cli_with_server_test.py VEIENINND VEIENINN SOURCE_DIR
"""
import filecmp
import json
import os
import pathlib
import shlex
import signal
import subprocess
import sys
import tempfile
import time
import unittest

SERVER, CLIENT, SOURCE = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
DATA = pathlib.Path(os.environ.get("VEIENINN_DATA", SOURCE / "../shared/data"))
TABLES = ["areas", "topics", "units", "contacts", "ventures", "ties", "initiatives",
          "participations", "engagements"]


class RunningServer:
    """A veieninnd on a port of its own, with an empty database."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.process = subprocess.Popen(
            [SERVER, "--listen", "127.0.0.1:0", "--database", f"{self.folder.name}/store.db"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        first = self.process.stdout.readline()
        assert first.startswith("listening on "), first
        self.address = first.removeprefix("listening on ").strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)
        self.process.stdout.close()
        self.folder.cleanup()

    def run(self, *arguments):
        environment = {**os.environ, "VEIENINN_SERVER": self.address, "LC_ALL": "nb_NO.UTF-8"}
        return subprocess.run([CLIENT, *map(str, arguments)], env=environment, text=True,
                              capture_output=True, timeout=600, check=False)

    def import_all(self, *arguments):
        ended = self.run("--json", "import", *arguments)
        return ended.returncode, json.loads(ended.stdout)


@unittest.skipUnless((SOURCE / "world/areas.csv").exists(), "no example world")
class CliWithServer(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = RunningServer()
        code, report = cls.server.import_all(SOURCE / "world")
        assert code == 0, report["row_errors"][:5]

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def test_a_sentence_and_a_place_lead_to_a_named_person(self):
        need = "Vi lærer bort sykkelreparasjon til ungdom som har falt ut av skolen"
        for place in ("Indre Østfold", "0125", "3118", "indre østfold kommune"):
            ended = self.server.run("--json", "route", need, "--area", place)
            self.assertEqual(ended.returncode, 0, ended.stderr)
            answer = json.loads(ended.stdout)
            self.assertEqual(answer["area"], "areas/3118")
            self.assertTrue(answer["need_topics"])
            self.assertTrue(answer["routes"][0]["contact_card"]["display_name"])
            self.assertTrue(answer["routes"][0]["reasons"])
        page = self.server.run("route", need, "--area", "Indre Østfold").stdout
        self.assertIn("1. " + answer["routes"][0]["contact_card"]["display_name"], page)
        self.assertTrue(all(len(line) <= 80 for line in page.splitlines()), page)

    def test_an_export_comes_back_unchanged(self):
        with tempfile.TemporaryDirectory() as folder, RunningServer() as other:
            first, second = pathlib.Path(folder, "first"), pathlib.Path(folder, "second")
            self.assertEqual(self.server.run("export", first).returncode, 0)
            code, report = self.server.import_all(first)
            self.assertEqual((code, report["created_count"], report["updated_count"]), (0, "0", "0"))
            code, report = other.import_all(first)
            self.assertEqual(code, 0, report["row_errors"][:5])
            self.assertEqual(other.run("export", second).returncode, 0)
            for table in TABLES:
                self.assertTrue(filecmp.cmp(first / f"{table}.csv", second / f"{table}.csv", False),
                                table)

    def test_a_bad_row_changes_nothing_and_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "contacts.csv")
            path.write_text("id,display_name,unit\nc9001,Rolig Bok,no-such-unit\n")
            ended = self.server.run("import", path)
            self.assertEqual(ended.returncode, 3, ended.stderr)
            self.assertIn("contacts.csv:2 column unit: ", ended.stderr)
            self.assertEqual(self.server.run("contact", "show", "c9001").returncode, 1)

    def test_exit_codes_can_be_trusted(self):
        self.assertEqual(self.server.run("contact", "show", "nobody").returncode, 1)
        self.assertEqual(self.server.run("route", "x", "--area", "Atlantis").returncode, 1)
        self.assertEqual(self.server.run("route", "x", "--max", "51").returncode, 2)
        taken = ("area", "create", "--id", "3118", "--kind", "municipality", "--names", "nb=A")
        self.assertEqual(self.server.run(*taken).returncode, 5)
        self.assertEqual(
            self.server.run("--server", "127.0.0.1:1", "area", "list").returncode, 4)

    def test_coverage_shows_where_nobody_is(self):
        ended = self.server.run("coverage", "--area", "3118", "--json")
        self.assertEqual(ended.returncode, 0, ended.stderr)
        rows = [json.loads(line) for line in ended.stdout.splitlines()]
        self.assertTrue(any("unit_count" in row for row in rows))
        self.assertTrue(any("gap_count" in row for row in rows))

    def page(self, *words, language="nb", code=0):
        """What the words print; within 80 columns but for a command that stands by itself."""
        ended = self.server.run("--lang", language, *words)
        self.assertEqual(ended.returncode, code, ended.stderr + ended.stdout)
        for line in ended.stdout.splitlines():
            self.assertTrue(len(line) <= 80 or line.startswith("  veieninn "), line)
        return ended.stdout

    def test_a_venture_sees_what_is_open_by_when_and_whom_to_talk_to(self):
        for language, talk_to in (("nb", "Snakk med: "), ("nn", "Snakk med: "), ("en", "Talk to: ")):
            page = self.page("open", "--venture", "v001", language=language)
            self.assertIn("nordstrand-ungdom", page)
            self.assertIn(talk_to + "Kjapp Pannekake", page)
        self.assertIn("Frist: om 39 dager", self.page("open", "--venture", "v001"))
        grants = json.loads(self.server.run("--json", "open", "--venture", "v001", "--kind",
                                            "grant").stdout)
        self.assertEqual([one["kind"] for one in grants["opportunities"]],
                         ["INITIATIVE_KIND_GRANT"])
        self.assertIn("Ingenting som passer, er åpent nå.",
                      self.page("open", "--need", "Brannvern", "--kind", "fund", "--area", "5006",
                                code=1))

    def test_ventures_for_a_challenge_leave_out_who_was_asked(self):
        asked = ("ventures", "--initiative", "nordstrand-ungdom", "--seed", "0")
        first = json.loads(self.server.run("--json", *asked).stdout)["ventures"][0]
        for language, title in (("nb", "Unge som ikke når fram til våre møter"),
                                ("nn", "Unge som ikkje når fram til møta våre"),
                                ("en", "Young people who never reach our meetings")):
            page = self.page(*asked, language=language)
            self.assertTrue(page.startswith(title), page)
            self.assertIn("1. " + first["display_name"], page)
        left = self.page(*asked, "--leave-out", first["venture"])
        self.assertNotIn(first["display_name"] + " ·", left)

    def test_ventures_are_invited_as_the_page_says_and_what_one_takes_up_is_owned(self):
        with RunningServer() as server:
            self.assertEqual(server.import_all(SOURCE / "world")[0], 0)
            asked = ("ventures", "--initiative", "nordstrand-ungdom", "--seed", "0", "--max", "2")
            page = server.run(*asked).stdout
            command = shlex.split(page[page.index("  veieninn invite "):])[1:]
            self.assertEqual(server.run(*command).returncode, 2, "nobody is sent the placeholder")
            invited = server.run("--json", *command[:-1], "Blir dere med?")
            self.assertEqual(invited.returncode, 0, invited.stderr)
            first, second = (one["invitation"] for one in json.loads(invited.stdout)["invited"])
            ids = [one["name"].removeprefix("invitations/") for one in (first, second)]
            again = server.run(*command[:-1], "Blir dere med?").stdout
            self.assertIn("Alle var invitert før. Ingenting er endret.", again)
            opened = server.run("open", "--venture", first["venture"]).stdout
            self.assertIn(f"veieninn invitation accept {ids[0]}\n", opened)
            accepted = server.run("invitation", "accept", ids[0], "--note", "Gjerne")
            self.assertEqual(accepted.returncode, 0, accepted.stderr)
            self.assertIn("Kjapp Pannekake følger opp.", accepted.stdout)
            followed = server.run(*accepted.stdout.splitlines()[-1].split()[1:])
            self.assertIn("· Kjapp Pannekake følger opp", followed.stdout.splitlines()[0])
            self.assertEqual(server.run("invitation", "accept", ids[0]).returncode, 5)
            self.assertEqual(server.run("invitation", "decline", ids[1]).returncode, 0)
            self.assertEqual(server.run("invitation", "list", "--open").stdout,
                             "Ingen invitasjoner.\n")
            left = server.run(*asked).stdout
            for one in (first, second):
                self.assertNotIn(one["display_names"][one["venture"]] + " ·", left)

    def test_a_team_is_drawn_with_whoever_gathers_it_and_who_covers_what(self):
        eidsberg = ("team", "barnehage", "helsestasjon", "familiesenter", "--place",
                    "Indre Østfold", "--venture", "v002")
        team = json.loads(self.server.run("--json", *eidsberg).stdout)
        coordinator = team["coordinator"]["contact_card"]["display_name"]
        for language, gathers in (("nb", "Samler laget: "), ("nn", "Samlar laget: "),
                                  ("en", "Gathers the team: ")):
            page = self.page(*eidsberg, language=language)
            self.assertIn(gathers + coordinator, page)
            for member in team["members"]:
                self.assertIn("─ " + member["contact_card"]["display_name"], page)
        self.assertEqual({cover["requirement"] for cover in team["covers"]},
                         {"topics/tema-barnehage", "topics/ord-helsestasjon",
                          "topics/veien-familiesenter"})

    def test_pairs_are_proposed_and_begin_as_the_page_says(self):
        with RunningServer() as server:
            self.assertEqual(server.import_all(SOURCE / "world")[0], 0)
            page = server.run("pairs", "gamle-oslo-mentor").stdout
            self.assertIn("som mentor for Den Lille Hjulboden", page)
            command = page.splitlines()[-1].split()
            self.assertEqual(command[0], "veieninn", page)
            begun = server.run(*command[1:])
            self.assertEqual(begun.returncode, 0, begun.stderr)
            self.assertNotIn("som mentor for Den Lille Hjulboden",
                             server.run("pairs", "gamle-oslo-mentor").stdout)
            joined = server.run("pairs", "gamle-oslo-mentor", "--venture", "v001").stdout
            self.assertEqual(server.run(*joined.splitlines()[-1].split()[1:]).returncode, 0, joined)

    def test_what_does_not_exist_is_refused_by_name(self):
        for words in (("open", "--venture", "nobody"), ("ventures", "--initiative", "nothing"),
                      ("team", "no-such-topic", "--area", "3118"), ("pairs", "asker-pilot")):
            ended = self.server.run(*words)
            self.assertEqual(ended.returncode, 1, ended.stdout)
            self.assertTrue(ended.stderr)

    def test_an_enquiry_is_followed_from_its_first_word_to_its_end(self):
        need = "Vi lærer bort sykkelreparasjon til ungdom"
        made = self.server.run("enquiry", "create", need, "--venture", "v001", "--area", "3118",
                               "--id", "e2e")
        self.assertEqual(made.returncode, 0, made.stderr)
        self.assertIn("Henvendelsen er opprettet.", made.stdout)
        again = self.server.run("enquiry", "create", need, "--venture", "v001", "--area", "3118")
        self.assertIn("Du hadde alt en åpen henvendelse om dette.", again.stdout)
        life = json.loads(self.server.run("--json", "enquiry", "show", "e2e").stdout)
        asked = life["enquiry"]["waits_on"]
        self.assertTrue(life["enquiry"]["display_names"][asked])
        answer = ("enquiry", "answer", "e2e", "--as")
        self.assertEqual(self.server.run(*answer, asked, "accept").returncode, 0)
        late = self.server.run(*answer, "c001", "accept")
        self.assertEqual(late.returncode, 5, late.stderr)
        self.assertIn(f"was accepted by {asked}", late.stderr)
        self.assertEqual(self.server.run(*answer, asked, "close", "--outcome", "met").returncode, 0)
        watched = self.server.run("enquiry", "watch", "e2e")
        self.assertEqual(watched.returncode, 0, watched.stderr)
        self.assertIn("Ingenting. Henvendelsen er avsluttet (møte).", watched.stdout)
        self.assertIn("e2e", self.server.run("enquiry", "list", "--venture", "v001").stdout)
        self.assertNotIn("e2e", self.server.run("enquiry", "list", "--open").stdout)

    def test_an_initiative_is_joined_and_its_hours_run_out_and_it_comes_back_unchanged(self):
        with RunningServer() as server, tempfile.TemporaryDirectory() as folder:
            self.assertEqual(server.import_all(SOURCE / "world")[0], 0)
            given, taken = pathlib.Path(folder, "given"), pathlib.Path(folder, "taken")
            given.mkdir()
            (given / "initiatives.csv").write_text(
                "id,kind,titles,unit,contacts,audience,apply_until,quotas,mentoring.mentors\n"
                "i1,startup_service,nb=Etablererhjelp,asker-etablerertjeneste,c002|c001,ventures,"
                "+60d,hours:10:4|places:5,\n"
                "i2,mentoring,nb=Mentorer,asker-etablerertjeneste,c001,ventures,,,c002:2\n")
            (given / "participations.csv").write_text(
                "id,initiative,venture,takes\np1,i1,v001,hours:1:2|places:1\n")
            code, report = server.import_all(given)
            self.assertEqual((code, report["created_count"]), (0, "3"), report["row_errors"])
            initiative = lambda *words: server.run("initiative", *words)
            joined = initiative("join", "i1", "--venture", "v002", "--reserve", "hours:3",
                                "--id", "p2")
            self.assertEqual(joined.returncode, 0, joined.stderr)
            self.assertIn("p2 · v002 deltar", joined.stdout)
            self.assertEqual(initiative("use", "p2", "hours:4").returncode, 0)
            refused = initiative("reserve", "p2", "hours:1")
            self.assertEqual(refused.returncode, 1)
            self.assertIn("0 hours", refused.stderr)
            page = initiative("show", "i1").stdout
            self.assertTrue(page.splitlines()[1].startswith("Snakk med: Iherdig Målestokk"), page)
            self.assertIn("om 59 dager", page)
            self.assertIn("3 av 10 (1 reservert, 6 brukt)", page)
            self.assertIn("2 deltar", page)
            self.assertEqual(initiative("end", "p1").returncode, 0)
            self.assertIn("i2", initiative("list", "Mentor").stdout)
            self.assertEqual(server.run("export", taken).returncode, 0)
            code, report = server.import_all(taken)
            self.assertEqual((code, report["created_count"], report["updated_count"]), (0, "0", "0"))

    @unittest.skipUnless((SOURCE / "world/areas.csv").exists(), "no example world")
    def test_tells_how_a_sentence_is_understood(self):
        with RunningServer() as server:
            self.assertEqual(server.run("import", SOURCE / "world").returncode, 0)
            for _ in range(200):  # until the snapshot has what was just imported
                told = server.run("topic", "resolve", "Vi driver sykkelverksted i Indre Østfold")
                if told.returncode == 0:
                    break
                time.sleep(0.1)
            self.assertEqual(told.returncode, 0, told.stderr)
            self.assertIn("[sykkelverksted]", told.stdout)
            self.assertIn("{Indre Østfold}", told.stdout)
            self.assertIn("veien-sykkelverksted", told.stdout)
            self.assertEqual(server.run("topic", "resolve", "qwertyuiop").returncode, 1)
            suggested = json.loads(server.run("topic", "suggest", "sykkelv", "--json").stdout)
            self.assertEqual(suggested["suggestions"][0]["topic"], "topics/veien-sykkelverksted")

    @unittest.skipUnless(DATA.exists(), "no shared data")
    def test_the_shared_data_is_taken_in_at_full_size(self):
        with RunningServer() as server:
            self.assertEqual(server.import_all(SOURCE / "world/areas.csv")[0], 0)
            numbers = ("--numbers", DATA / "norway/kommune_2016_to_2024.tsv")
            imports = {
                "los": ([DATA / "los/los.rdf"], 526),
                "postal codes": (["--format", "postal-codes", DATA / "norway/postal-codes.json"],
                                 359),
                "mailboxes": (["--format", "mailboxes", *numbers,
                               DATA / "contacts/municipal_mailboxes_2011.csv"], 456),
                "units": (["--format", "unit-list", *numbers,
                           DATA / "units/municipal_units_2019.tsv"], 2892),
            }
            for name, (arguments, count) in imports.items():
                code, report = server.import_all(*arguments)
                self.assertEqual(code, 0, (name, report["row_errors"][:5]))
                self.assertEqual(int(report["row_count"]), count, name)
                code, again = server.import_all(*arguments)
                self.assertEqual(int(again["unchanged_count"]), count, name)
            found = server.run("--json", "route", "Barnehage", "--area", "1830")
            self.assertEqual(json.loads(found.stdout)["area"], "areas/3118")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
