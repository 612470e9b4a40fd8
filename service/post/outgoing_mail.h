// One letter of ours → the bytes that a mail server takes.
//
// A text and, where there is one, the same as HTML (multipart/alternative), both UTF-8 in
// quoted-printable, so that every line is short and ASCII whatever the letter says. Nothing that a
// field holds can begin a header or a letter of its own: fields are checked before GMime composes.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/instant.h"

namespace veieninn::post {

struct Mailbox {
  std::string display_name;  // may be empty; at most kDisplayNameBytesMax
  std::string address;       // see mail_address.h

  friend bool operator==(const Mailbox&, const Mailbox&) = default;
};

// A display name or subject beyond this is no longer read by anyone, and tells of a mistake.
inline constexpr std::size_t kDisplayNameBytesMax = 200;
inline constexpr std::size_t kSubjectBytesMax = 500;
// Keeps `References: <id>` within the 998 bytes of a line (RFC 5322, 2.1.1), as ids cannot be
// folded.
inline constexpr std::size_t kMessageIdBytesMax = 250;
// A conversation of a hundred letters; older ids help no reader to thread.
inline constexpr std::size_t kReferencesMax = 100;
// Likewise, as a URL cannot be folded either.
inline constexpr std::size_t kUnsubscribeUrlBytesMax = 900;
// RFC 5646, 4.4.1: what buffers for language tags should hold.
inline constexpr std::size_t kLanguageBytesMax = 35;
// Many times the longest letter of ours; mail programs cut what is longer than about 100 kB.
inline constexpr std::size_t kBodyBytesMax = 262'144;

struct OutgoingMail {
  Mailbox from;
  Mailbox to;
  Mailbox reply_to;  // no address: none is written

  std::string message_id;               // "<local@domain>"
  std::string in_reply_to;              // likewise, or empty
  std::vector<std::string> references;  // likewise, oldest first

  std::string subject;
  std::string plain_text;  // UTF-8, any line ends
  std::string html;        // likewise, or empty for a letter of text only
  std::string language;    // Content-Language, such as "nb"; may be empty
  Instant date;

  // List-Unsubscribe: an http, https or mailto URL, or empty. With `unsubscribe_by_one_click`
  // List-Unsubscribe-Post says that a POST without a login ends it (RFC 8058): https only, and
  // mail providers believe it only under a DKIM signature, which is the sending server's task.
  std::string list_unsubscribe;
  bool unsubscribe_by_one_click = false;

  // Auto-Submitted: auto-generated, so that no absence notice answers it.
  bool automatic = false;
};

// RFC 5322 bytes with CRLF line ends, no line longer than 998 bytes, ASCII only. Thread safe.
// Errors: kInvalidArgument that names the field, such as `from.address`, when an address or id is
// not one plain address or id, when a header's value holds a control character or is no UTF-8,
// or when something is empty or too long. In a name or subject "=?" becomes "= ?".
[[nodiscard]] Result<std::string> compose(const OutgoingMail& mail);

}  // namespace veieninn::post
