"""Hands one letter to an LMTP server with Python's own client.

    send_lmtp.py ADDRESS SENDER RECIPIENT... < MAIL

ADDRESS is 127.0.0.1:PORT or unix:/path. Prints the recipients that were refused with the codes.
"""

import json
import smtplib
import sys


def client_of(address):
    if address.startswith("unix:"):
        return smtplib.LMTP(address.removeprefix("unix:"), local_hostname="mx.example.org")
    host, _, port = address.rpartition(":")
    return smtplib.LMTP(host, int(port), local_hostname="mx.example.org")


def main(address, sender, *recipients):
    client = client_of(address)
    try:
        refused = client.sendmail(sender, recipients, sys.stdin.buffer.read())
    except smtplib.SMTPRecipientsRefused as error:
        refused = error.recipients
    client.quit()
    print(json.dumps({recipient: code for recipient, (code, _words) in refused.items()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
