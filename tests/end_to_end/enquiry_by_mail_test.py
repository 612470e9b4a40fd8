"""An enquiry's whole way through real programs: veieninn writes it, veieninnd sends its letters to a
mail server, a robot follows every link, somebody answers on the page or by mail, and the server is
killed in the middle.

usage: enquiry_by_mail_test.py VEIENINND VEIENINN SOURCE_DIR
"""
import email
import email.policy
import http.client
import json
import os
import pathlib
import re
import signal
import smtplib
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse

SERVER, CLIENT, SOURCE = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
MAIL_SERVER = SOURCE / "tests/service/post/mail_server.py"
DOMAIN = "svar.example.org"
PATIENCE_SECONDS = 60
NEED = "Vi lærer bort sykkelreparasjon til ungdom som har falt ut av skolen <script>alert(1)</script>"


def until(find, what):
    """The first truthy answer of `find`."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        found = find()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"never came: {what}")


class MailServer:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.process = subprocess.Popen(["/usr/bin/python3", MAIL_SERVER, folder], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.port = int(self.process.stdout.readline().removeprefix("listening on "))

    def letters(self, recipient):
        """What came for it, in order, each Message-ID once."""
        found = {}
        for envelope in sorted(self.folder.glob("*.json"), key=lambda path: int(path.stem)):
            if recipient not in envelope.read_text():
                continue
            letter = email.message_from_bytes(envelope.with_suffix(".eml").read_bytes(),
                                              policy=email.policy.default)
            found.setdefault(letter["Message-ID"], letter)
        return list(found.values())

    def stop(self):
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()


class Service:
    """A veieninnd that sends to the mail server; killed and started again on the same data."""

    def __init__(self, folder, mail_port):
        self.folder, self.mail_port = folder, mail_port
        self.http = self.lmtp = None
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [SERVER, "--listen", "127.0.0.1:0", "--database", f"{self.folder}/store.db",
             "--http-listen", self.http or "127.0.0.1:0", "--smtp-url",
             f"smtp://127.0.0.1:{self.mail_port}", "--smtp-tls", "never", "--mail-domain", DOMAIN,
             "--lmtp-listen", f"unix:{self.folder}/lmtp",
             # Without dictionaries it starts in a blink.
             "--hunspell-folder", "/nowhere", "--mythes-folder", "/nowhere"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.process.stdout.readline().removeprefix("listening on ").strip()
        self.http = self.process.stdout.readline().removeprefix("answer pages on ").strip()

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)
        self.process.stdout.close()

    def run(self, *arguments):
        environment = {**os.environ, "VEIENINN_SERVER": self.address, "LC_ALL": "C.UTF-8"}
        ended = subprocess.run([CLIENT, *map(str, arguments)], env=environment, text=True,
                               capture_output=True, timeout=120, check=False)
        if ended.returncode:
            raise AssertionError(ended.stderr)
        return ended.stdout

    def import_world(self, *folders):
        """Takes it in, and waits until it is served: on a loaded machine that takes seconds."""
        self.run("import", *folders)
        deadline = time.monotonic() + 120
        while True:
            try:
                self.run("route", NEED, "--area", "3118")
                return
            except AssertionError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)

    def enquiry(self, name):
        return json.loads(self.run("--json", "enquiry", "show", name))["enquiry"]

    def create(self, venture, need=NEED):
        made = json.loads(self.run("--json", "enquiry", "create", "--venture", venture,
                                   "--sender-name", "Blid Gulrot", "--sender-address",
                                   f"{venture}@venture.example.org", "--area", "3118", need))
        return made["enquiry"]

    def request(self, method, path, body=None):
        connection = http.client.HTTPConnection(self.http, timeout=30)
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return response, text

    def answer_by_mail(self, sender, recipient, subject, text, headers=""):
        with smtplib.LMTP(f"{self.folder}/lmtp") as client:
            client.sendmail(sender, [recipient],
                            f"From: {sender}\r\nTo: {recipient}\r\nSubject: {subject}\r\n{headers}"
                            f"\r\n{text}\r\n".encode())


def text_of(letter):
    return letter.get_body(("plain",)).get_content()


def links_of(letter):
    html = letter.get_body(("html",)).get_content()
    return set(re.findall(r"https?://[^\s\"'<>]+", text_of(letter) + html))


def path_of(letter):
    return urllib.parse.urlsplit(next(link for link in links_of(letter) if "/svar/" in link)).path


def address_of(contact):
    """The example world's people: c008 has kontakt-008@example.org."""
    return f"kontakt-{contact.removeprefix('contacts/c')}@example.org"


class EnquiryByMail(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        (pathlib.Path(self.folder.name) / "mail").mkdir()
        self.mail = MailServer(f"{self.folder.name}/mail")
        self.service = Service(self.folder.name, self.mail.port)
        self.service.import_world(SOURCE / "world")

    def tearDown(self):
        self.service.stop()
        self.mail.stop()
        self.folder.cleanup()

    def first_letter(self, enquiry):
        address = address_of(enquiry["waits_on"])
        return until(lambda: self.mail.letters(address), f"a letter to {address}")[-1]

    def test_a_page_takes_an_answer_and_a_robot_changes_nothing(self):
        enquiry = self.service.create("v001")
        letter = self.first_letter(enquiry)
        until(lambda: self.mail.letters("v001@venture.example.org"), "a letter to the venture")
        self.assertIn("<script>", text_of(letter))
        self.assertNotIn("<script>", letter.get_body(("html",)).get_content())
        self.assertNotIn("v001@venture.example.org", letter.as_string())
        until(lambda: self.service.enquiry(enquiry["name"])["state"] == "ENQUIRY_STATE_SENT",
              "that it is sent")
        before = self.service.enquiry(enquiry["name"])["etag"]
        for found in self.mail.letters("example.org"):
            for link in links_of(found):
                parts = urllib.parse.urlsplit(link)
                self.assertEqual(parts.netloc, self.service.http, "nothing of anybody else's")
                for method in ("GET", "HEAD", "GET"):
                    response, _ = self.service.request(method, parts.path)
                    self.assertEqual(response.status, 200)
                    self.assertEqual(response.headers["Cache-Control"], "no-store")
                    self.assertEqual(response.headers["Referrer-Policy"], "no-referrer")
        self.assertEqual(self.service.enquiry(enquiry["name"])["etag"], before)

        path = path_of(letter)
        _, page = self.service.request("GET", path)
        self.assertIn("&lt;script&gt;", page)
        nonce = re.search(r'name="nonce" value="([^"]+)"', page).group(1)
        accept = urllib.parse.urlencode({"nonce": nonce, "lang": "nb", "action": "accept"})
        forged, _ = self.service.request("POST", path, accept.replace(nonce[:8], "00000000"))
        self.assertEqual(forged.status, 409)
        self.assertEqual(self.service.enquiry(enquiry["name"])["etag"], before)
        taken, _ = self.service.request("POST", path, accept)
        self.assertEqual(taken.status, 303)
        pending = self.service.enquiry(enquiry["name"])["pending_answer"]
        self.assertEqual(pending["kind"], "ENQUIRY_ANSWER_KIND_ACCEPT")
        replayed, _ = self.service.request("POST", path, accept)
        self.assertNotEqual(replayed.status, 303)
        _, done = self.service.request("GET", path)
        nonce = re.search(r'name="nonce" value="([^"]+)"', done).group(1)
        undo = urllib.parse.urlencode({"nonce": nonce, "lang": "nb", "action": "undo"})
        undone, _ = self.service.request("POST", path, undo)
        self.assertEqual(undone.status, 200)
        self.assertNotIn("pending_answer", self.service.enquiry(enquiry["name"]))
        unknown, _ = self.service.request("GET", "/svar/" + "0" * 64)
        self.assertEqual(unknown.status, 404)

    def post(self, path, **fields):
        """As the page's own form; answers how it was taken."""
        _, page = self.service.request("GET", path)
        nonce = re.search(r'name="nonce" value="([^"]+)"', page).group(1)
        form = urllib.parse.urlencode({"nonce": nonce, "lang": "nb", **fields})
        response, text = self.service.request("POST", path, form)
        self.assertEqual(response.status, 303, text)

    def test_an_owner_brings_a_colleague_in_who_reads_the_same_thread(self):
        enquiry = self.service.create("v001")
        path = path_of(self.first_letter(enquiry))
        name, owner = enquiry["name"], enquiry["waits_on"]
        until(lambda: self.service.enquiry(name)["state"] == "ENQUIRY_STATE_SENT", "that it is sent")
        self.service.run("enquiry", "answer", name, "--as", owner, "accept")
        _, page = self.service.request("GET", path)
        form = page[page.index("Hvem vil du ta med?"):]
        colleague = re.search(r'name="colleague" value="(c\d+)"', form).group(1)
        self.post(path, action="bring_in", colleague=colleague, note="Du kan sykler.")
        pending = self.service.enquiry(name)["pending_answer"]
        self.assertEqual(pending["kind"], "ENQUIRY_ANSWER_KIND_BRING_IN")
        self.post_undo(path)
        self.assertNotIn("pending_answer", self.service.enquiry(name))
        self.assertEqual(self.service.enquiry(name)["team"], [])

        # What takes effect by the clock half an hour later does so by a command at once.
        self.service.run("enquiry", "answer", name, "--as", owner, "add-colleague", "--to", colleague)
        letter = until(lambda: self.mail.letters(address_of(f"contacts/{colleague}")), "the colleague's letter")[-1]
        _, hers = self.service.request("GET", path_of(letter))
        self.assertNotIn("<form", hers)
        _, page = self.service.request("GET", path)
        threads = [re.search(r"<h2>Dette har skjedd</h2>.*?</ol>", text, re.DOTALL).group(0)
                   for text in (hers, page)]
        self.assertEqual(threads[0], threads[1])
        self.assertIn("tok med", threads[0])
        refused, _ = self.service.request("POST", path_of(letter), "action=close&outcome=met&lang=nb")
        self.assertEqual(refused.status, 409)

    def post_undo(self, path):
        _, page = self.service.request("GET", path)
        nonce = re.search(r'name="nonce" value="([^"]+)"', page).group(1)
        undo = urllib.parse.urlencode({"nonce": nonce, "lang": "nb", "action": "undo"})
        response, _ = self.service.request("POST", path, undo)
        self.assertEqual(response.status, 200)

    def test_an_ordinary_reply_reaches_the_venture_and_makes_her_the_owner(self):
        enquiry = self.service.create("v001")
        letter = self.first_letter(enquiry)
        contact = address_of(enquiry["waits_on"])
        reply_to = letter["Reply-To"].addresses[0].addr_spec
        before = len(until(lambda: self.mail.letters("v001@venture.example.org"), "the notice"))
        self.service.answer_by_mail(contact, reply_to, "Jeg er borte", "Tilbake mandag.",
                                    "Auto-Submitted: auto-replied\r\n")
        self.service.answer_by_mail(contact, reply_to, "Re: " + letter["Subject"],
                                    "Det vil jeg gjerne! Kan dere komme torsdag?")
        owned = self.service.enquiry(enquiry["name"])
        self.assertEqual(owned.get("owner"), enquiry["waits_on"])
        relayed = until(lambda: self.mail.letters("v001@venture.example.org")[before:],
                        "the reply at the venture")
        self.assertIn("Kan dere komme torsdag?", "".join(text_of(one) for one in relayed))
        self.assertFalse(any("Tilbake mandag" in one.as_string() for one in relayed))

    def test_a_bounce_moves_it_on_and_leaves_her_unconfirmed(self):
        enquiry = self.service.create("v001")
        letter = self.first_letter(enquiry)
        report = (
            "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status;\r\n"
            " boundary=b\r\n")
        body = (
            "--b\r\nContent-Type: text/plain\r\n\r\nCould not be delivered.\r\n"
            "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
            "Reporting-MTA: dns; mx.example.org\r\n\r\n"
            f"Final-Recipient: rfc822; {address_of(enquiry['waits_on'])}\r\n"
            "Action: failed\r\nStatus: 5.1.1\r\n\r\n"
            "--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
            f"Message-ID: {letter['Message-ID']}\r\n\r\n--b--")
        letter_id = letter["Message-ID"].strip("<>").split("@")[0]
        self.service.answer_by_mail("mailer-daemon@mx.example.org", f"retur+{letter_id}@{DOMAIN}",
                                    "Undelivered", body, report)
        moved = self.service.enquiry(enquiry["name"])
        self.assertNotEqual(moved.get("waits_on"), enquiry["waits_on"])
        contact = json.loads(self.service.run("--json", "contact", "show", enquiry["waits_on"]))
        self.assertTrue(contact["contact"]["confirm_time"].startswith("1900"), contact)

    def test_killed_again_and_again_it_loses_nothing_and_doubles_nothing(self):
        names = []
        for number in range(1, 9):
            venture = f"v{number:03}"
            names.append(self.service.create(venture, f"{NEED}, sak {number}")["name"])
            if number % 2 == 0:
                self.service.kill()
                self.service.start()
        for number, name in enumerate(names, start=1):
            enquiry = until(lambda name=name: (e := self.service.enquiry(name)).get("state") !=
                            "ENQUIRY_STATE_DRAFTED" and e, f"that {name} is sent")
            notices = until(lambda n=number: self.mail.letters(f"v{n:03}@venture.example.org"),
                            "the notice")
            self.assertEqual(len(notices), 1, "one letter a step")
            about = [letter for letter in self.mail.letters(address_of(enquiry["waits_on"]))
                     if f"sak {number}" in text_of(letter)]
            self.assertEqual(len(about), 1, "one letter a step")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=2)
