"""Reads one mail with Python's own email package and prints what it holds as JSON.

    read_mail.py < MAIL

The tests' independent oracle of what service/post composes.
"""

import email
import email.policy
import json
import sys


def text_of(part):
    return None if part is None else part.get_content()


def main():
    message = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
    print(
        json.dumps(
            {
                "headers": [[name, str(value)] for name, value in message.items()],
                "type": message.get_content_type(),
                "parts": [part.get_content_type() for part in message.walk()],
                "charsets": [part.get_content_charset() for part in message.walk()],
                "plain": text_of(message.get_body(("plain",))),
                "html": text_of(message.get_body(("html",))),
                "defects": [repr(defect) for part in message.walk() for defect in part.defects],
            }
        )
    )


if __name__ == "__main__":
    main()
