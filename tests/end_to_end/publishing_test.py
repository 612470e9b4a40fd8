"""What a unit publishes, through real programs: veieninn registers and withdraws consent, veieninnd
serves without any mail, curl fetches, Python's json and python3-vobject read.

usage: publishing_test.py VEIENINND VEIENINN SOURCE_DIR
"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import unittest

import vobject

SERVER, CLIENT, SOURCE = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
sys.path.insert(0, str(SOURCE / "tests/service/letters"))
import html_check  # noqa: E402

TABLES = {
    "areas": "id,kind,names\n3203,municipality,nb=Asker\n3201,municipality,nb=Bærum\n",
    "topics": ("id,kind,uri,labels\n"
               "tema-barnehage,theme,https://psi.norge.no/los/tema/barnehage,"
               "nb=Barnehage|en=Kindergarten\n"
               "tema-arbeid,theme,https://psi.norge.no/los/tema/arbeid,nb=Arbeid|en=Work\n"),
    "units": ("id,kind,names,parent,areas,mailbox,publishes_contacts\n"
              "asker,municipality,nb=Asker kommune,,3203,post@asker.example.org,true\n"
              "oppvekst,department,nb=Oppvekst,asker,3203,,\n"
              "baerum,municipality,nb=Bærum kommune,,3201,post@baerum.example.org,\n"),
    "contacts": ("id,display_name,unit,expertise,languages,channels,confirm_time,publish_consent_time\n"
                 "c1,Rolig Bok,asker,tema-barnehage:expert:-30d,nb|en,"
                 "public:email:rolig.bok@asker.example.org|internal:phone:+47 00 00 00 01,-10d,-10d\n"
                 "c2,Vennlig Sky,oppvekst,tema-arbeid:skilled:-30d,nb,"
                 "on_acceptance:email:vennlig.sky@asker.example.org,-10d,-10d\n"
                 "c3,Blid Stol,asker,tema-arbeid:expert:-30d,nb,"
                 "public:email:blid.stol@asker.example.org,-10d,\n"
                 "c4,Lun Vase,asker,tema-arbeid:expert:-30d,nb,"
                 "public:email:lun.vase@asker.example.org,-211d,-220d\n"
                 "c5,Snar Kopp,baerum,tema-arbeid:expert:-30d,nb,"
                 "public:email:snar.kopp@baerum.example.org,-10d,-10d\n"),
}
SHOWN, HIDDEN = ["Rolig Bok", "Vennlig Sky"], ["Blid Stol", "Lun Vase", "Snar Kopp"]
SECRET = ["+47 00 00 00 01", "vennlig.sky@asker.example.org"]


class Service:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.process = subprocess.Popen(
            [SERVER, "--listen", "127.0.0.1:0", "--database", self.folder / "store.db",
             "--http-listen", "127.0.0.1:0", "--hunspell-folder", "/nowhere",
             "--mythes-folder", "/nowhere"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.process.stdout.readline().removeprefix("listening on ").strip()
        self.http = self.process.stdout.readline().removeprefix("answer pages on ").strip()

    def run(self, *arguments):
        environment = {**os.environ, "VEIENINN_SERVER": self.address, "LC_ALL": "C.UTF-8"}
        ended = subprocess.run([CLIENT, *map(str, arguments)], env=environment, text=True,
                               capture_output=True, timeout=120, check=False)
        if ended.returncode:
            raise AssertionError(ended.stdout + ended.stderr)
        return ended.stdout

    def import_tables(self, tables, *options):
        folder = self.folder / "tables"
        folder.mkdir(exist_ok=True)
        for path in folder.iterdir():
            path.unlink()
        for name, text in tables.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        return self.run("import", folder, *options)

    def curl(self, path, *options):
        """Status, headers by lower-case name, body."""
        ended = subprocess.run(["curl", "--silent", "--show-error", "--include", "--max-time", "30",
                                *options, f"http://{self.http}{path}"],
                               capture_output=True, check=True)
        head, _, body = ended.stdout.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines[1:])}
        return int(lines[0].split()[1]), headers, body.decode()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)
        self.process.stdout.close()


ADDRESSES = ["/embed/{}", "/feeds/{}/contacts.jsonld", "/feeds/{}/contacts.vcf"]


class Publishing(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.service = Service(self.folder.name)
        self.service.import_tables(TABLES)

    def tearDown(self):
        self.service.stop()
        self.folder.cleanup()

    def bodies(self, unit):
        found = []
        for address in ADDRESSES:
            status, _, body = self.service.curl(address.format(unit))
            self.assertEqual(status, 200, address)
            found.append(body)
        return found

    def test_shows_who_agreed_with_what_is_public_and_nothing_else(self):
        for body in self.bodies("asker"):
            for text in SHOWN:
                self.assertIn(text, body)
            for text in HIDDEN + SECRET:
                self.assertNotIn(text, body)

    def test_the_page_is_html_that_any_site_may_frame(self):
        status, headers, page = self.service.curl("/embed/asker")
        self.assertEqual((status, headers["content-type"]), (200, "text/html; charset=utf-8"))
        self.assertEqual(html_check.problems_of_html(page), [])
        self.assertNotIn("x-frame-options", headers)
        self.assertIn("frame-ancestors *", headers["content-security-policy"])
        self.assertNotIn("set-cookie", headers)
        self.assertIn('href="mailto:rolig.bok@asker.example.org"', page)
        _, headers, _ = self.service.curl("/")
        self.assertEqual(headers["x-frame-options"], "DENY", "the answer site keeps its own")
        _, _, english = self.service.curl("/embed/asker", "--header", "Accept-Language: en-GB,en")
        self.assertIn("Kindergarten</h2>", english)

    def test_the_json_feed_names_people_by_los_concepts(self):
        status, headers, body = self.service.curl("/feeds/asker/contacts.jsonld")
        self.assertEqual((status, headers["content-type"]), (200, "application/ld+json"))
        feed = json.loads(body)
        points = {one["name"]: one["contactPoint"] for one in feed["employee"]}
        self.assertEqual(list(points), SHOWN)
        self.assertEqual(points["Rolig Bok"]["email"], ["rolig.bok@asker.example.org"])
        self.assertEqual(points["Rolig Bok"]["availableLanguage"], ["nb", "en"])
        self.assertEqual(points["Rolig Bok"]["areaServed"][0]["identifier"], "3203")
        self.assertEqual(points["Rolig Bok"]["knowsAbout"][0]["@id"],
                         "https://psi.norge.no/los/tema/barnehage")
        self.assertNotIn("email", points["Vennlig Sky"])
        self.assertEqual(feed["contactPoint"]["contactType"], "shared mailbox")

    def test_the_vcard_feed_is_read_by_another_program(self):
        status, headers, body = self.service.curl("/feeds/asker/contacts.vcf")
        self.assertEqual((status, headers["content-type"]), (200, "text/vcard; charset=utf-8"))
        unit, first, second = vobject.readComponents(body)
        self.assertEqual((unit.kind.value, unit.fn.value), ("org", "Asker kommune"))
        self.assertEqual([first.fn.value, second.fn.value], SHOWN)
        self.assertEqual(first.expertise.value, "Barnehage")
        self.assertEqual(first.expertise.params["LEVEL"], ["expert"])
        self.assertEqual(first.expertise.params["INDEX"], ["1"])
        self.assertEqual(first.email.value, "rolig.bok@asker.example.org")
        self.assertNotIn("email", second.contents)

    def test_a_topic_is_kept(self):
        for address in ADDRESSES:
            _, _, body = self.service.curl(address.format("asker") + "?topic=tema-barnehage")
            self.assertIn("Rolig Bok", body)
            self.assertNotIn("Vennlig Sky", body)

    def test_an_unknown_and_a_silent_unit_answer_alike(self):
        for address in ADDRESSES:
            answers = []
            for unit in ("baerum", "finnes-ikke"):
                status, headers, body = self.service.curl(address.format(unit))
                headers.pop("date")
                answers.append((status, headers, body))
            self.assertEqual(answers[0], answers[1])
            self.assertEqual(answers[0][0], 404)
            self.assertEqual(answers[0][1]["cache-control"], "no-store")
        problem = json.loads(self.service.curl("/feeds/baerum/contacts.vcf")[2])
        self.assertEqual(problem["status"], 404)

    def test_erasure_and_withdrawn_consent_show_at_once(self):
        _, headers, _ = self.service.curl("/embed/asker")
        seen = f"If-None-Match: {headers['etag']}"
        self.assertEqual(self.service.curl("/embed/asker", "--header", seen)[0], 304)
        max_age = int(headers["cache-control"].split("max-age=")[1].split(",")[0])
        self.assertLessEqual(max_age, 300)
        self.service.run("contact", "delete", "c1")
        self.assertEqual(self.service.curl("/embed/asker", "--header", seen)[0], 200)
        for body in self.bodies("asker"):
            self.assertNotIn("Rolig Bok", body)
        table = TABLES["contacts"].splitlines()
        self.service.import_tables({"contacts": f"{table[0]}\n{table[2].removesuffix('-10d')}\n"})
        for body in self.bodies("asker"):
            self.assertNotIn("Vennlig Sky", body)
        self.service.import_tables({"units": TABLES["units"].replace(",true", ",")})
        for address in ADDRESSES:
            self.assertEqual(self.service.curl(address.format("asker"))[0], 404)

    def test_consent_comes_back_out_of_an_export(self):
        out = self.folder.name + "/out"
        self.service.run("export", out)
        rows = (pathlib.Path(out) / "units.csv").read_text(encoding="utf-8")
        self.assertIn("publishes_contacts", rows.splitlines()[0])
        self.assertIn("post@asker.example.org,,,true", rows)
        self.service.import_tables({path.stem: path.read_text(encoding="utf-8")
                                    for path in pathlib.Path(out).glob("*.csv")})
        for body in self.bodies("asker"):
            self.assertIn("Rolig Bok", body)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=2)
