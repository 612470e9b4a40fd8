// A mail that somebody sent us, read for what its sender said.
//
// Everything in it is the sender's claim, `from` included. Reads the first megabyte (text comes
// before attachments), looks into no mail within the mail, and never throws, whatever the bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"

namespace veieninn::post {

// An answer of a person is a page or two; this is ten.
inline constexpr std::size_t kPlainTextBytesMax = 20'000;

struct IncomingMail {
  std::string from;     // the first address of From if it is a plain one (mail_address.h), or empty
  std::string subject;  // one line of UTF-8, at most 1,000 bytes

  std::string message_id;               // "<local@domain>", or empty
  std::string in_reply_to;              // likewise
  std::vector<std::string> references;  // likewise, oldest first; the newest kReferencesMax

  // A machine's mail by what it says of itself: Auto-Submitted other than "no" (RFC 3834),
  // Precedence bulk, junk or auto_reply, X-Autoreply, X-Autorespond, or a multipart/report. An
  // empty envelope sender says so too, which the mail does not hold.
  bool automatic = false;

  // Something else than text came with it: an attachment, a picture, a mail within the mail.
  bool has_attachment = false;

  // The first text/plain that is no attachment and has words, else the first such text/html as
  // text. UTF-8, lines ended by LF, no other control characters than tabs; at most
  // kPlainTextBytesMax bytes.
  std::string plain_text;
};

// Thread safe. Errors: kCorruptInput when there is no header at all, kLimitExceeded when an address
// header is larger than 32 kB.
[[nodiscard]] Result<IncomingMail> read_incoming_mail(std::string_view bytes);

}  // namespace veieninn::post
