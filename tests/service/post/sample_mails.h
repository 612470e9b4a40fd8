// Mails as strangers' programs write them.
#pragma once

#include <string>
#include <string_view>

namespace veieninn::post {

// `text` with the line ends of a mail.
inline std::string with_crlf(std::string_view text) {
  std::string lines;
  for (const char byte : text) lines += byte == '\n' ? std::string("\r\n") : std::string(1, byte);
  return lines;
}

inline constexpr std::string_view kReply = R"(Return-Path: <rolig.bok@example.org>
From: =?utf-8?q?Rolig_B=C3=B8k?= <rolig.bok@example.org>
To: svar+k7f@veien.example.org
Subject: =?iso-8859-1?Q?SV:_Sp=F8rsm=E5l_om_=E5_=E5pne_en_kaf=E9?=
Message-ID: <reply-1@example.org>
In-Reply-To: <e1.k7f@veien.example.org>
References: <first@veien.example.org>
 <e1.k7f@veien.example.org>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="--=_grense"

Dette er MIME.
----=_grense
Content-Type: text/plain; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

Hei!

Ja, jeg kan hjelpe p=E5 torsdag.

Den 23.11.2026 kl. 12:00 skrev Veien inn <svar+k7f@veien.example.org>:
> Hvem kan hjelpe?
----=_grense
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

PHA+SGVpITwvcD4=
----=_grense--
)";

inline constexpr std::string_view kBounce =
    R"(From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
To: bounce+k7f@veien.example.org
Subject: Undelivered Mail Returned to Sender
Message-ID: <bounce-1@mx.example.org>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

This is a MIME-encapsulated message.

--b1
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
Arrival-Date: Mon, 23 Nov 2026 12:00:00 +0000 (UTC)

Final-Recipient: rfc822; rolig.bok@example.org
Original-Recipient: rfc822;rolig.bok@example.org
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user

--b1
Content-Type: message/rfc822

From: Veien inn <svar+k7f@veien.example.org>
To: rolig.bok@example.org
Subject: Hei
Message-ID: <e1.k7f@veien.example.org>

Hei!
--b1--
)";

}  // namespace veieninn::post
