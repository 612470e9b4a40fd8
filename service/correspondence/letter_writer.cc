#include "service/correspondence/letter_writer.h"

#include <utility>
#include <vector>

#include "service/correspondence/letter_addresses.h"
#include "service/correspondence/letter_content.h"
#include "service/correspondence/letter_mail.h"
#include "service/correspondence/letter_need.h"
#include "service/correspondence/training_writer.h"
#include "service/enquiries/answer_token.h"
#include "service/enquiries/enquiry_words.h"

namespace veieninn::correspondence {
namespace {

store::AnswerLink link_of(const std::string& token, const store::Letter& letter, Instant now) {
  return {enquiries::hash_of_token(token),
          letter.id,
          letter.enquiry,
          letter.contact,
          letter.kind,
          Instant{now.unix_seconds + enquiries::kAnswerLinkSeconds}};
}

post::OutgoingMail mail_of(const letters::LetterContent& content, const store::Letter& letter,
                           const std::string& recipient, Instant now,
                           const CorrespondenceOptions& options) {
  const bool to_venture = model::is_to_venture(letter.kind);
  post::OutgoingMail mail = mail_of(
      letters::write_letter(content), letter,
      {content.recipient_name, recipient, content.language, content.removal_link}, now, options);
  if (content.reply_is_relayed) {
    mail.reply_to = {options.sender_name,
                     address_of(AddressKind::kReply, letter.id, options.mail_domain)};
  } else if (!to_venture && !options.removal_address.empty()) {
    mail.reply_to = {options.sender_name, options.removal_address};
  }
  mail.in_reply_to = thread_root(letter.enquiry, to_venture ? Side::kVenture : Side::kContacts,
                                 options.mail_domain);
  mail.references = {mail.in_reply_to};
  return mail;
}

}  // namespace

Result<std::optional<PreparedLetter>> prepare(store::Store& store,
                                              std::shared_ptr<const graph::Snapshot> snapshot,
                                              const store::Letter& letter, Instant now,
                                              const CorrespondenceOptions& options) {
  if (!letter.initiative.empty()) return prepare_training_letter(store, letter, now, options);
  const Result<store::StoredEnquiry> stored = store.get_enquiry(letter.enquiry);
  if (!stored && stored.error().reason == ErrorReason::kNotFound) return std::nullopt;
  if (!stored) return fail(stored.error());
  const auto events = store.list_events(letter.enquiry);
  if (!events) return fail(events.error());
  if (!is_still_needed(letter, stored->row, *events)) return std::nullopt;

  Result<enquiries::PersonWords> contact = enquiries::words_of_person(store, letter.contact, "nb");
  if (contact && contact->language != "nb") {
    contact = enquiries::words_of_person(store, letter.contact, contact->language);
  }
  if (!contact) return fail(std::move(contact.error()));
  const bool to_venture = model::is_to_venture(letter.kind);
  PreparedLetter prepared;
  prepared.recipient = to_venture ? stored->row.sender_address : contact->mail_address;
  if (prepared.recipient.empty()) return prepared;

  const LetterSources sources{store, std::move(snapshot), now};
  Result<letters::LetterContent> content =
      content_of(sources, letter, stored->row, *events, *contact);
  if (!content) return fail(std::move(content.error()));
  content->service_name = options.sender_name;
  if (!to_venture) content->removal_link = removal_link_of(options);
  if (has_link(letter.kind)) {
    const std::string token = enquiries::new_answer_token();
    content->answer_link = options.public_url + "/svar/" + token;
    prepared.link = link_of(token, letter, now);
  }
  prepared.mail = mail_of(*content, letter, prepared.recipient, now, options);
  return prepared;
}

}  // namespace veieninn::correspondence
