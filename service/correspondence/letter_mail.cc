#include "service/correspondence/letter_mail.h"

#include <utility>

#include "service/correspondence/letter_addresses.h"
#include "service/letters/clean_text.h"

namespace veieninn::correspondence {
namespace {

// Four bytes a character at most keep it within post's limit.
constexpr std::size_t kMailboxNameCharactersMax = 40;

}  // namespace

std::string mailbox_name(const std::string& display_name) {
  return letters::one_line(display_name, kMailboxNameCharactersMax);
}

std::string removal_link_of(const CorrespondenceOptions& options) {
  return options.removal_address.empty() ? std::string() : "mailto:" + options.removal_address;
}

post::OutgoingMail mail_of(letters::LetterText text, const store::Letter& letter,
                           const LetterReader& reader, Instant now,
                           const CorrespondenceOptions& options) {
  post::OutgoingMail mail;
  mail.from = {options.sender_name, "post@" + options.mail_domain};
  mail.to = {mailbox_name(reader.display_name), reader.address};
  mail.message_id = message_id_of(letter.id, options.mail_domain);
  mail.subject = std::move(text.subject);
  mail.plain_text = std::move(text.plain_text);
  mail.html = std::move(text.html);
  mail.language = reader.language;
  mail.date = now;
  mail.list_unsubscribe = reader.removal_link;
  mail.automatic = true;
  return mail;
}

}  // namespace veieninn::correspondence
