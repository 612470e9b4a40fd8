// Any bytes as a mail: what somebody said, or a delivery report, within their limits and in UTF-8.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "service/post/delivery_report.h"
#include "service/post/html_text.h"
#include "service/post/incoming_mail.h"
#include "service/post/mail_address.h"
#include "service/post/message_id.h"
#include "service/post/outgoing_mail.h"
#include "service/post/quotation.h"

namespace veieninn::post {
namespace {

void require(bool holds, const char* law) {
  if (holds) return;
  std::fprintf(stderr, "law broken: %s\n", law);
  std::abort();
}

void check_id(const std::string& id) {
  require(id.empty() || is_message_id(id), "an id is one that may be answered");
}

void check_address_or_nothing(const std::string& address) {
  require(address.empty() || check_address("address", address).has_value(),
          "an address is a plain one");
}

void check_text(const std::string& text) {
  require(text.size() <= kPlainTextBytesMax, "a text is within its limit");
  for (const char byte : text) {
    const bool is_control = static_cast<unsigned char>(byte) < 0x20 || byte == '\x7F';
    require(!is_control || byte == '\n' || byte == '\t', "a text has no control characters");
  }
  require(without_quotation(text).size() <= text.size(), "leaving out makes no text longer");
}

// What was read can be answered: compose() takes it.
void check_answer(const IncomingMail& mail) {
  OutgoingMail answer;
  answer.from.address = "post@example.org";
  answer.to.address = mail.from.empty() ? "rolig.bok@example.org" : mail.from;
  answer.message_id = "<a@example.org>";
  answer.in_reply_to = mail.message_id;
  answer.references = mail.references;
  answer.subject = "Hei";
  answer.plain_text = mail.plain_text.empty() ? "Hei" : mail.plain_text;
  require(compose(answer).has_value(), "what was read can be answered");
}

void check(std::string_view bytes) {
  if (const auto report = read_delivery_report(bytes)) {
    check_id(report->original_message_id);
    check_address_or_nothing(report->final_recipient);
  }
  require(html_to_text(bytes, 500).size() <= 500, "HTML's text is within its limit");
  const Result<IncomingMail> mail = read_incoming_mail(bytes);
  if (!mail) return;
  check_address_or_nothing(mail->from);
  check_id(mail->message_id);
  check_id(mail->in_reply_to);
  for (const std::string& id : mail->references) check_id(id);
  check_text(mail->plain_text);
  check_answer(*mail);
}

}  // namespace
}  // namespace veieninn::post

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  veieninn::post::check({reinterpret_cast<const char*>(data), size});
  return 0;
}
