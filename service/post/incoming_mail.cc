#include "service/post/incoming_mail.h"

#include <algorithm>
#include <array>
#include <utility>

#include "service/post/html_text.h"
#include "service/post/mail_address.h"
#include "service/post/mime_reading.h"
#include "service/post/outgoing_mail.h"

namespace veieninn::post {
namespace {

// A mail of a program has a handful of parts; nested deeper than this nobody put text on purpose.
constexpr int kPartsReadMax = 1'000;
constexpr int kDepthMax = 20;
// HTML says a word in ten bytes or more.
constexpr std::size_t kHtmlBytesMax = 400'000;

bool has_type(GMimeObject* part, const char* type, const char* subtype) {
  return g_mime_content_type_is_type(g_mime_object_get_content_type(part), type, subtype) != FALSE;
}

bool is_attachment(GMimeObject* part) {
  const char* const disposition = g_mime_object_get_disposition(part);
  return disposition != nullptr && g_ascii_strcasecmp(disposition, "attachment") == 0;
}

// Nobody looks further once an attachment is found.
bool holds_attachment(GMimeObject* part, int depth, int& parts_left) {
  if (part == nullptr || depth > kDepthMax || parts_left-- <= 0) return false;
  if (!GMIME_IS_MULTIPART(part)) return is_attachment(part) || !has_type(part, "text", "*");
  GMimeMultipart* const parts = GMIME_MULTIPART(part);
  const int count = std::min(g_mime_multipart_get_count(parts), kPartsReadMax);
  for (int i = 0; i < count; ++i) {
    if (holds_attachment(g_mime_multipart_get_part(parts, i), depth + 1, parts_left)) return true;
  }
  return false;
}

bool has_attachment(GMimeMessage* mail) {
  int parts_left = kPartsReadMax;
  return holds_attachment(g_mime_message_get_mime_part(mail), 0, parts_left);
}

struct TextParts {
  std::string plain;
  std::string html;  // as text
  int parts_left = kPartsReadMax;
};

std::string plain_lines(const std::string& text) {
  std::string lines;
  lines.reserve(text.size());
  for (const char byte : text) {
    if (byte == '\n' || byte == '\t' || g_ascii_iscntrl(byte) == FALSE) lines += byte;
  }
  return cut(std::move(lines), kPlainTextBytesMax);
}

bool has_words(const std::string& text) {
  return text.find_first_not_of(" \t\n") != std::string::npos;
}

void read_text(GMimeObject* part, TextParts& texts) {
  if (is_attachment(part)) return;
  if (texts.plain.empty() && has_type(part, "text", "plain")) {
    // Carriage returns and the like are left out after the cut.
    std::string text = plain_lines(text_of(GMIME_PART(part), 2 * kPlainTextBytesMax));
    if (has_words(text)) texts.plain = std::move(text);
  } else if (texts.html.empty() && has_type(part, "text", "html")) {
    std::string text =
        plain_lines(html_to_text(text_of(GMIME_PART(part), kHtmlBytesMax), kPlainTextBytesMax));
    if (has_words(text)) texts.html = std::move(text);
  }
}

// Calls itself, no deeper than kDepthMax.
void read_tree(GMimeObject* part, int depth, TextParts& texts) {
  if (part == nullptr || depth > kDepthMax || texts.parts_left-- <= 0 || !texts.plain.empty()) {
    return;
  }
  if (GMIME_IS_MULTIPART(part)) {
    GMimeMultipart* const parts = GMIME_MULTIPART(part);
    const int count = std::min(g_mime_multipart_get_count(parts), kPartsReadMax);
    for (int i = 0; i < count; ++i) {
      read_tree(g_mime_multipart_get_part(parts, i), depth + 1, texts);
    }
  } else if (GMIME_IS_PART(part)) {
    read_text(part, texts);
  }
}

std::string text_in(GMimeMessage* mail) {
  TextParts texts;
  read_tree(g_mime_message_get_mime_part(mail), 0, texts);
  return texts.plain.empty() ? std::move(texts.html) : std::move(texts.plain);
}

std::string first_address(GMimeMessage* mail) {
  InternetAddressList* const list = g_mime_message_get_from(mail);
  if (list == nullptr || internet_address_list_length(list) == 0) return {};
  InternetAddress* const first = internet_address_list_get_address(list, 0);
  if (!INTERNET_ADDRESS_IS_MAILBOX(first)) return {};
  std::string address =
      to_string(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)));
  return check_address("from", address) ? address : std::string();
}

// The first word of a header, in small letters: "auto-replied; reason=x".
std::string keyword(GMimeMessage* mail, const char* name) {
  std::string value = header_of(mail, name);
  std::ranges::transform(value, value.begin(), g_ascii_tolower);
  const std::size_t begin = std::min(value.find_first_not_of(' '), value.size());
  return value.substr(begin, value.find_first_of(" ;(", begin) - begin);
}

bool is_automatic(GMimeMessage* mail) {
  constexpr std::array<std::string_view, 3> kMachinePrecedences = {"bulk", "junk", "auto_reply"};
  const std::string submitted = keyword(mail, "Auto-Submitted");
  if (!submitted.empty() && submitted != "no") return true;
  if (std::ranges::find(kMachinePrecedences, keyword(mail, "Precedence")) !=
      kMachinePrecedences.end()) {
    return true;
  }
  if (!header_of(mail, "X-Autoreply").empty() || !header_of(mail, "X-Autorespond").empty()) {
    return true;
  }
  GMimeObject* const body = g_mime_message_get_mime_part(mail);
  return body != nullptr && has_type(body, "multipart", "report");
}

}  // namespace

Result<IncomingMail> read_incoming_mail(std::string_view bytes) {
  Result<Owned<GMimeMessage>> read = read_message(bytes);
  if (!read) return fail(std::move(read.error()));
  GMimeMessage* const mail = read->get();
  IncomingMail incoming;
  incoming.from = first_address(mail);
  incoming.subject = header_of(mail, "Subject");
  incoming.message_id = id_of(mail, "Message-ID");
  incoming.in_reply_to = id_of(mail, "In-Reply-To");
  incoming.references = ids_of(mail, "References", kReferencesMax);
  incoming.automatic = is_automatic(mail);
  incoming.has_attachment = has_attachment(mail);
  incoming.plain_text = text_in(mail);
  return incoming;
}

}  // namespace veieninn::post
