#include "service/post/outgoing_mail_check.h"

#include <glib.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "service/post/mail_address.h"
#include "service/post/message_id.h"

namespace veieninn::post {
namespace {

bool is_valid_utf8(std::string_view text) {
  return g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) != FALSE;
}

// U+2028 and U+2029 end a line for some readers.
bool breaks_a_line(gunichar character) {
  return g_unichar_iscntrl(character) != FALSE || character == 0x2028 || character == 0x2029;
}

bool is_one_line(std::string_view utf8) {
  const char* at = utf8.data();
  const char* const end = at + utf8.size();
  for (; at < end; at = g_utf8_next_char(at)) {
    if (breaks_a_line(g_utf8_get_char(at))) return false;
  }
  return true;
}

bool is_visible_ascii(char byte) { return byte > ' ' && byte < '\x7F'; }

tl::unexpected<Error> refused(std::string field, std::string description, std::string remedy) {
  return fail(invalid_argument(std::move(field), std::move(description), std::move(remedy)));
}

Result<void> check_size(const std::string& field, std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return {};
  return refused(field, "is longer than " + std::to_string(bytes_max) + " bytes", "shorten it");
}

Result<void> check_line(const std::string& field, std::string_view text, std::size_t bytes_max) {
  if (Result<void> sized = check_size(field, text, bytes_max); !sized) return sized;
  if (!is_valid_utf8(text)) return refused(field, "is no UTF-8", "send UTF-8 text");
  if (!is_one_line(text)) {
    return refused(field, "holds a control character or line break", "write it in one line");
  }
  return {};
}

Result<void> check_body(const std::string& field, std::string_view text) {
  if (Result<void> sized = check_size(field, text, kBodyBytesMax); !sized) return sized;
  // NUL included: g_utf8_validate refuses it.
  if (!is_valid_utf8(text)) return refused(field, "is no UTF-8", "send UTF-8 text");
  return {};
}

Result<void> check_mailbox(const std::string& field, const Mailbox& mailbox) {
  if (Result<void> name =
          check_line(field + ".display_name", mailbox.display_name, kDisplayNameBytesMax);
      !name) {
    return name;
  }
  return check_address(field + ".address", mailbox.address);
}

Result<void> check_id(const std::string& field, std::string_view id) {
  if (is_message_id(id)) return {};
  return refused(field, "is no message id", "write one as <local@domain>, at most 250 bytes");
}

Result<void> check_ids(const OutgoingMail& mail) {
  if (Result<void> id = check_id("message_id", mail.message_id); !id) return id;
  if (!mail.in_reply_to.empty()) {
    if (Result<void> id = check_id("in_reply_to", mail.in_reply_to); !id) return id;
  }
  if (mail.references.size() > kReferencesMax) {
    return refused("references", "are more than " + std::to_string(kReferencesMax),
                   "name the first and the newest");
  }
  for (std::size_t i = 0; i < mail.references.size(); ++i) {
    const std::string field = "references[" + std::to_string(i) + "]";
    if (Result<void> id = check_id(field, mail.references[i]); !id) return id;
  }
  return {};
}

Result<void> check_language(std::string_view language) {
  const auto may_stand = [](char byte) { return g_ascii_isalnum(byte) != FALSE || byte == '-'; };
  if (language.size() <= kLanguageBytesMax && std::ranges::all_of(language, may_stand)) return {};
  return refused("language", "is no language tag", "write one such as nb, nn or en");
}

Result<void> check_unsubscribe(const OutgoingMail& mail) {
  const std::string_view url = mail.list_unsubscribe;
  const bool https = url.starts_with("https://");
  if (mail.unsubscribe_by_one_click && !https) {
    return refused("list_unsubscribe", "is no https URL, which one click needs", "use https");
  }
  if (url.empty()) return {};
  const bool known = https || url.starts_with("http://") || url.starts_with("mailto:");
  if (known && url.size() <= kUnsubscribeUrlBytesMax &&
      std::ranges::all_of(url, is_visible_ascii) &&
      url.find_first_of("<>\",") == std::string_view::npos) {
    return {};
  }
  return refused("list_unsubscribe", "is no plain http, https or mailto URL",
                 "percent-encode it, at most 900 bytes");
}

Result<void> check_words(const OutgoingMail& mail) {
  if (mail.subject.empty()) return refused("subject", "is empty", "say what the letter is about");
  if (mail.plain_text.empty()) {
    return refused("plain_text", "is empty", "write the letter as text too");
  }
  if (Result<void> line = check_line("subject", mail.subject, kSubjectBytesMax); !line) return line;
  if (Result<void> body = check_body("plain_text", mail.plain_text); !body) return body;
  return check_body("html", mail.html);
}

// GMime's calendar ends at the year 9999.
Result<void> check_date(Instant date) {
  if (kEarliestInstant <= date && date <= kLatestInstant) return {};
  return refused("date", "is out of its bounds", "give the time of sending");
}

}  // namespace

Result<void> check(const OutgoingMail& mail) {
  if (Result<void> from = check_mailbox("from", mail.from); !from) return from;
  if (Result<void> to = check_mailbox("to", mail.to); !to) return to;
  if (mail.reply_to != Mailbox{}) {
    if (Result<void> reply_to = check_mailbox("reply_to", mail.reply_to); !reply_to) {
      return reply_to;
    }
  }
  if (Result<void> ids = check_ids(mail); !ids) return ids;
  if (Result<void> words = check_words(mail); !words) return words;
  if (Result<void> language = check_language(mail.language); !language) return language;
  if (Result<void> unsubscribe = check_unsubscribe(mail); !unsubscribe) return unsubscribe;
  return check_date(mail.date);
}

}  // namespace veieninn::post
