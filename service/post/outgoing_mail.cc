#include "service/post/outgoing_mail.h"

#include <utility>

#include "service/post/mime_library.h"
#include "service/post/outgoing_mail_check.h"

namespace veieninn::post {
namespace {

constexpr const char* kCharset = "utf-8";

struct FormatRelease {
  void operator()(GMimeFormatOptions* options) const noexcept {
    g_mime_format_options_free(options);
  }
};

void set_header(GMimeMessage* message, const char* name, const std::string& value) {
  if (value.empty()) return;
  g_mime_object_set_header(GMIME_OBJECT(message), name, value.c_str(), kCharset);
}

// As it is: GMime would turn a long URL into encoded words, which no one follows.
void set_unfolded(GMimeMessage* message, const char* name, const std::string& value) {
  set_header(message, name, "-");
  GMimeHeader* const header =
      g_mime_header_list_get_header(g_mime_object_get_header_list(GMIME_OBJECT(message)), name);
  g_mime_header_set_raw_value(header, (" " + value + "\n").c_str());
}

// "=?" begins an encoded word, and GMime lets through what looks like one: a name could bring line
// breaks into the reader's view of a header. A space between the two marks keeps it plain text.
std::string without_encoded_words(std::string text) {
  for (std::size_t at = text.find("=?"); at != std::string::npos; at = text.find("=?", at)) {
    text.insert(at + 1, 1, ' ');
  }
  return text;
}

void add_mailbox(GMimeMessage* message, GMimeAddressType type, const Mailbox& mailbox) {
  const std::string name = without_encoded_words(mailbox.display_name);
  g_mime_message_add_mailbox(message, type, name.empty() ? nullptr : name.c_str(),
                             mailbox.address.c_str());
  InternetAddressList* const list = g_mime_message_get_addresses(message, type);
  internet_address_set_charset(internet_address_list_get_address(list, 0), kCharset);
}

// Quoted-printable keeps a bare CR as it is, and only LF becomes CRLF when the letter is written.
std::string with_line_feeds(const std::string& text) {
  std::string lines;
  lines.reserve(text.size() + 1);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool of_a_pair = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if (!of_a_pair) lines += text[at] == '\r' ? '\n' : text[at];
  }
  if (lines.empty() || lines.back() != '\n') lines += '\n';
  return lines;
}

Owned<GMimeObject> text_part(const char* subtype, const std::string& text) {
  GMimeTextPart* const part = g_mime_text_part_new_with_subtype(subtype);
  g_mime_text_part_set_charset(part, kCharset);
  const std::string lines = with_line_feeds(text);
  // Not set_text(): it would choose the narrowest charset, us-ascii or iso-8859-1.
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(lines.data(), lines.size()));
  const Owned<GMimeDataWrapper> content(
      g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  g_mime_part_set_content(GMIME_PART(part), content.get());
  g_mime_part_set_content_encoding(GMIME_PART(part), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  return Owned<GMimeObject>(GMIME_OBJECT(part));
}

Owned<GMimeObject> body_of(const OutgoingMail& mail) {
  Owned<GMimeObject> plain = text_part("plain", mail.plain_text);
  if (mail.html.empty()) return plain;
  const Owned<GMimeObject> html = text_part("html", mail.html);
  GMimeMultipart* const both = g_mime_multipart_new_with_subtype("alternative");
  // The last one is what a reader of both shows.
  g_mime_multipart_add(both, plain.get());
  g_mime_multipart_add(both, html.get());
  return Owned<GMimeObject>(GMIME_OBJECT(both));
}

void set_ids(GMimeMessage* message, const OutgoingMail& mail) {
  // GMime adds the angle brackets.
  g_mime_message_set_message_id(message,
                                mail.message_id.substr(1, mail.message_id.size() - 2).c_str());
  set_header(message, "In-Reply-To", mail.in_reply_to);
  std::string references;
  for (const std::string& id : mail.references) references += (references.empty() ? "" : " ") + id;
  set_header(message, "References", references);
}

void set_kind(GMimeMessage* message, const OutgoingMail& mail) {
  set_header(message, "Content-Language", mail.language);
  if (mail.automatic) set_header(message, "Auto-Submitted", "auto-generated");
  if (mail.list_unsubscribe.empty()) return;
  set_unfolded(message, "List-Unsubscribe", "<" + mail.list_unsubscribe + ">");
  if (mail.unsubscribe_by_one_click) {
    set_header(message, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
  }
}

struct DateRelease {
  void operator()(GDateTime* date) const noexcept { g_date_time_unref(date); }
};

Owned<GMimeMessage> message_of(const OutgoingMail& mail) {
  Owned<GMimeMessage> message(g_mime_message_new(TRUE));
  const std::unique_ptr<GDateTime, DateRelease> date(
      g_date_time_new_from_unix_utc(mail.date.unix_seconds));
  g_mime_message_set_date(message.get(), date.get());
  add_mailbox(message.get(), GMIME_ADDRESS_TYPE_FROM, mail.from);
  add_mailbox(message.get(), GMIME_ADDRESS_TYPE_TO, mail.to);
  if (!mail.reply_to.address.empty()) {
    add_mailbox(message.get(), GMIME_ADDRESS_TYPE_REPLY_TO, mail.reply_to);
  }
  g_mime_message_set_subject(message.get(), without_encoded_words(mail.subject).c_str(), kCharset);
  set_ids(message.get(), mail);
  set_kind(message.get(), mail);
  const Owned<GMimeObject> body = body_of(mail);
  g_mime_message_set_mime_part(message.get(), body.get());
  return message;
}

}  // namespace

Result<std::string> compose(const OutgoingMail& mail) {
  if (Result<void> checked = check(mail); !checked) return fail(std::move(checked.error()));
  start_mime_library();
  const Owned<GMimeMessage> message = message_of(mail);
  const std::unique_ptr<GMimeFormatOptions, FormatRelease> format(g_mime_format_options_new());
  g_mime_format_options_set_newline_format(format.get(), GMIME_NEWLINE_FORMAT_DOS);
  const OwnedText bytes(g_mime_object_to_string(GMIME_OBJECT(message.get()), format.get()));
  return to_string(bytes.get());
}

}  // namespace veieninn::post
