"""A real mail server that does as it is told, for tests.

    mail_server.py FOLDER [--port N] [--tls starttls|implicit] [--user NAME --password WORD]

Says "listening on PORT" and then answers each line of its standard input, a JSON object, with one
of its own; ends when the input does. What it took lies in FOLDER as <n>.eml with the envelope in
<n>.json, there before the client hears 250. With --tls its certificate is FOLDER/certificate.pem.

    {"behave": {"mail": "550 no", "times": 2}}   until told otherwise, or 2 times; see Script
    {"ask": "connections"}                       {"connections": 3}, of all so far
"""

import argparse
import asyncio
import itertools
import json
import logging
import ssl
import subprocess
import sys
import warnings
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult


class Script:
    """What to do differently. Each difference that is made counts as one time.

    mail, rcpt, data_command, data   reply instead of doing so; `data` is the reply to the letter
    recipients                       {address: reply} to RCPT, any number of times
    fault                            drop_at_connect, drop_at_data, drop_before_taking,
                                     drop_after_taking, stall_at_connect, stall_while_reading,
                                     stall_after_taking
    times                            how many times; 0: always
    """

    def __init__(self, told):
        self.told = told
        self.left = told.get("times") or -1

    def _use(self, value):
        if not value or self.left == 0:
            return None
        self.left -= 1
        return value

    def reply(self, step):
        return self._use(self.told.get(step))

    def recipient(self, address):
        return self.told.get("recipients", {}).get(address)

    def has_fault(self, name):
        return self.told.get("fault") == name and self._use(True) is not None


class Server:
    def __init__(self, arguments):
        self.folder = Path(arguments.folder)
        self.user = arguments.user
        self.password = arguments.password
        self.tls = arguments.tls
        self.script = Script({})
        self.connections = 0
        self.numbers = itertools.count(1)
        self.context = self.make_context() if self.tls else None

    def make_context(self):
        certificate, key = self.folder / "certificate.pem", self.folder / "key.pem"
        if not certificate.exists():
            subprocess.run(
                ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
                + ["-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=localhost"]
                + ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
                check=True,
                stderr=subprocess.DEVNULL,
            )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        return context

    def protocol(self):
        return ScriptedSmtp(self)

    def keep(self, session, envelope, connection, user):
        number = next(self.numbers)
        (self.folder / f"{number}.eml").write_bytes(envelope.original_content)
        told = {
            "envelope_sender": "" if envelope.mail_from == "<>" else envelope.mail_from,
            "recipients": envelope.rcpt_tos,
            "connection": connection,
            "encrypted": self.tls == "implicit" or session.ssl is not None,
            "user": user,
            "helo": session.host_name,
        }
        unfinished = self.folder / f"{number}.json.new"
        unfinished.write_text(json.dumps(told), encoding="utf-8")
        unfinished.rename(self.folder / f"{number}.json")

    def answer(self, asked):
        if "behave" in asked:
            self.script = Script(asked["behave"])
            return {}
        return {"connections": self.connections}


async def forever():
    await asyncio.get_running_loop().create_future()


class ScriptedSmtp(SMTP):
    # Longer letters than aiosmtpd's own limit are wanted by tests of slow reading.
    def __init__(self, server):
        super().__init__(
            self,
            data_size_limit=40_000_000,
            hostname="mail.example.org",
            tls_context=server.context if server.tls == "starttls" else None,
            auth_required=bool(server.user),
            auth_require_tls=server.tls == "starttls",
            authenticator=self.check_login,
            loop=asyncio.get_running_loop(),
        )
        self.server = server
        self.logged_in = ""
        server.connections += 1
        self.connection = server.connections

    def check_login(self, _server, _session, _envelope, _mechanism, login):
        holds = (login.login.decode(), login.password.decode()) == (self.server.user, self.server.password)
        if holds:
            self.logged_in = self.server.user
        return AuthResult(success=holds, handled=False, auth_data=self.server.user)

    @property
    def script(self):
        return self.server.script

    def drop(self):
        # Without a goodbye, as a crash would.
        self._writer.transport.abort()

    async def _handle_client(self):
        if self.script.has_fault("drop_at_connect"):
            return self.drop()
        if self.script.has_fault("stall_at_connect"):
            await forever()
        return await super()._handle_client()

    async def smtp_MAIL(self, arg):
        reply = self.script.reply("mail")
        await (self.push(reply) if reply else super().smtp_MAIL(arg))

    async def smtp_RCPT(self, arg):
        address = arg.partition("<")[2].partition(">")[0]
        reply = self.script.recipient(address) or self.script.reply("rcpt")
        await (self.push(reply) if reply else super().smtp_RCPT(arg))

    async def smtp_DATA(self, arg):
        if self.script.has_fault("drop_at_data"):
            return self.drop()
        if self.script.has_fault("stall_while_reading"):
            self._writer.transport.pause_reading()
            await self.push("354 go ahead")
            await forever()
        reply = self.script.reply("data_command")
        return await (self.push(reply) if reply else super().smtp_DATA(arg))

    async def handle_DATA(self, _server, session, envelope):
        reply = self.script.reply("data")
        if reply:
            return reply
        if self.script.has_fault("drop_before_taking"):
            self.drop()
            await forever()
        self.server.keep(session, envelope, self.connection, self.logged_in)
        if self.script.has_fault("drop_after_taking"):
            self.drop()
            await forever()
        if self.script.has_fault("stall_after_taking"):
            await forever()
        return "250 2.0.0 taken"


async def serve(arguments):
    loop = asyncio.get_running_loop()
    server = Server(arguments)
    implicit = server.context if server.tls == "implicit" else None
    listening = await loop.create_server(server.protocol, "127.0.0.1", arguments.port, ssl=implicit)
    print("listening on", listening.sockets[0].getsockname()[1], flush=True)
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        print(json.dumps(server.answer(json.loads(line))), flush=True)


def main():
    # aiosmtpd warns of passwords without TLS, which is what a test of ours wants to see refused.
    warnings.simplefilter("ignore")
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--tls", choices=["starttls", "implicit"])
    parser.add_argument("--user")
    parser.add_argument("--password")
    try:
        asyncio.run(serve(parser.parse_args()))
    except BrokenPipeError:
        pass  # the test has ended first


if __name__ == "__main__":
    main()
