#include "service/correspondence/inbox.h"

#include <algorithm>
#include <deque>
#include <string>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "service/correspondence/dead_address.h"
#include "service/correspondence/letter_addresses.h"
#include "service/correspondence/letter_need.h"
#include "service/correspondence/pace.h"
#include "service/correspondence/passing_errors.h"
#include "service/correspondence/relayed_mail.h"
#include "service/enquiries/enquiry_words.h"
#include "service/post/delivery_report.h"
#include "service/post/incoming_mail.h"
#include "service/post/refusal.h"

namespace veieninn::correspondence {
namespace {

using post::LmtpVerdict;
using store::Letter;

// Of answers that were handed on; a mail server that did not hear our yes comes again within days.
constexpr std::size_t kRelayedKept = 10'000;
constexpr std::int64_t kSecondsPerHour = 3'600;

// The last of the enquiry's letters to the venture (no contact given) or to a contact.
const Letter* last_letter_to(const std::vector<Letter>& letters, const std::string& contact) {
  const auto found = std::find_if(letters.rbegin(), letters.rend(), [&](const Letter& letter) {
    const bool to_venture = model::is_to_venture(letter.kind);
    return contact.empty() ? to_venture : !to_venture && letter.contact == contact;
  });
  return found == letters.rend() ? nullptr : &*found;
}

// Of an error of store or desk.
LmtpVerdict verdict_on(const Error& error) {
  return is_passing(error) ? LmtpVerdict::kTryLater : LmtpVerdict::kNoSuchRecipient;
}

}  // namespace

struct Inbox::State {
  State(store::Store& its_store, enquiries::EnquiryDesk& its_desk, Sender& its_sender,
        CorrespondenceOptions its_options)
      : store(its_store),
        desk(its_desk),
        sender(its_sender),
        options(std::move(its_options)),
        pace(options.replies_per_letter_per_hour, kSecondsPerHour) {}

  void remember(const std::string& message_id) {
    if (!relayed.insert(message_id).second) return;
    relayed_in_order.push_back(message_id);
    if (relayed_in_order.size() <= kRelayedKept) return;
    relayed.erase(relayed_in_order.front());
    relayed_in_order.pop_front();
  }

  store::Store& store;
  enquiries::EnquiryDesk& desk;
  Sender& sender;
  const CorrespondenceOptions options;
  Pace pace;
  std::unordered_set<std::string> relayed;
  std::deque<std::string> relayed_in_order;
};

// One mail to one letter's address.
class Inbox::Delivery {
 public:
  Delivery(State& state, std::string_view message, Instant now)
      : state_(state), message_(message), now_(now) {}

  LmtpVerdict report(const Letter& letter) {
    const std::optional<post::DeliveryReport> report = post::read_delivery_report(message_);
    if (!report || model::is_to_venture(letter.kind) || !is_about(*report, letter)) {
      return LmtpVerdict::kTaken;
    }
    if (report->action == post::DeliveryAction::kDelivered) {
      return letter.initiative.empty() ? tell(letter, enquiry::LetterDelivered{letter.contact}, {})
                                       : LmtpVerdict::kTaken;
    }
    // What else fails for good says nothing of her address; her reminder may arrive.
    if (report->action != post::DeliveryAction::kFailed ||
        !post::is_dead_address_status(report->status)) {
      return LmtpVerdict::kTaken;
    }
    if (!letter.initiative.empty()) {
      const Result<void> recorded = record_dead_address(state_.store, letter, now_);
      return recorded ? LmtpVerdict::kTaken : verdict_on(recorded.error());
    }
    // Once a day at most, however often it is reported.
    const LmtpVerdict told =
        tell(letter, enquiry::LetterBounced{letter.contact}, "bounce-" + letter.id);
    if (told != LmtpVerdict::kTaken) return told;
    const auto ended = state_.store.commit(
        {{store::EndLetter{letter.id, store::LetterState::kGivenUp}}, "", 0, now_});
    return ended ? LmtpVerdict::kTaken : verdict_on(ended.error().error);
  }

  LmtpVerdict reply(const Letter& letter) {
    const Result<post::IncomingMail> mail = post::read_incoming_mail(message_);
    if (!mail) return LmtpVerdict::kNoSuchRecipient;
    if (mail->automatic) return LmtpVerdict::kTaken;
    if (!letter.initiative.empty()) return LmtpVerdict::kNoSuchRecipient;
    const Result<store::StoredEnquiry> stored = state_.store.get_enquiry(letter.enquiry);
    if (!stored) return verdict_on(stored.error());
    if (!may_write(letter, stored->row)) return LmtpVerdict::kNoSuchRecipient;
    const std::string message_id =
        relayed_message_id(letter.id, *mail, message_, state_.options.mail_domain);
    if (!state_.relayed.contains(message_id)) {
      const LmtpVerdict handed = hand_on(letter, stored->row, *mail, message_id);
      if (handed != LmtpVerdict::kTaken) return handed;
      state_.remember(message_id);
    }
    if (model::is_to_venture(letter.kind)) return LmtpVerdict::kTaken;
    return tell(letter, enquiry::Replied{letter.contact}, "reply-" + message_id);
  }

 private:
  // Not every server returns the letter's headers.
  bool is_about(const post::DeliveryReport& report, const Letter& letter) const {
    return report.original_message_id.empty() ||
           report.original_message_id == message_id_of(letter.id, state_.options.mail_domain);
  }

  static bool may_write(const Letter& letter, const model::Enquiry& enquiry) {
    return model::is_to_venture(letter.kind) || is_answered_to_venture(letter.kind) ||
           letter.contact == enquiry.owner;
  }

  // What the desk will not hear, as the enquiry has ended or gone on, is no reason to refuse a
  // mail.
  LmtpVerdict tell(const Letter& letter, const enquiry::Action& action, std::string request_id) {
    const Result<store::StoredEnquiry> done =
        state_.desk.act(letter.enquiry, action, {}, {std::move(request_id), 0}, now_);
    return done || !is_passing(done.error()) ? LmtpVerdict::kTaken : LmtpVerdict::kTryLater;
  }

  LmtpVerdict hand_on(const Letter& letter, const model::Enquiry& enquiry,
                      const post::IncomingMail& mail, const std::string& message_id) {
    const auto letters = state_.store.list_letters(enquiry.id);
    if (!letters) return verdict_on(letters.error());
    if (!state_.pace.take(letter.id, now_)) return LmtpVerdict::kTryLater;
    return model::is_to_venture(letter.kind)
               ? to_contact(letter, enquiry, *letters, mail, message_id)
               : to_venture(letter, enquiry, *letters, mail, message_id);
  }

  LmtpVerdict to_venture(const Letter& letter, const model::Enquiry& enquiry,
                         const std::vector<Letter>& letters, const post::IncomingMail& mail,
                         const std::string& message_id) {
    const Letter* const own = last_letter_to(letters, {});
    if (enquiry.sender_address.empty() || own == nullptr) return LmtpVerdict::kNoSuchRecipient;
    const auto writer = enquiries::words_of_person(state_.store, letter.contact, enquiry.language);
    if (!writer) return verdict_on(writer.error());
    return send({writer->display_name, letter.id},
                {enquiry.sender_name, enquiry.sender_address, enquiry.language, own->id,
                 thread_root(enquiry.id, Side::kVenture, state_.options.mail_domain)},
                mail, message_id);
  }

  LmtpVerdict to_contact(const Letter& letter, const model::Enquiry& enquiry,
                         const std::vector<Letter>& letters, const post::IncomingMail& mail,
                         const std::string& message_id) {
    const auto stop = state_.store.find_stop(enquiry.venture);
    if (!stop) return verdict_on(stop.error());
    const std::string& reader = enquiry.owner.empty() ? enquiry.waits_on : enquiry.owner;
    if (*stop || reader.empty()) return LmtpVerdict::kNoSuchRecipient;
    const Letter* const own = last_letter_to(letters, reader);
    if (own == nullptr) return LmtpVerdict::kTryLater;
    // Who is asked to answer reads the enquiry before what comes after it; who only introduces, or
    // looks for somebody, is spared it.
    const bool reads_it =
        is_answered_to_venture(own->kind) && own->state != store::LetterState::kWaiting;
    if (enquiry.owner.empty() && !reads_it) return LmtpVerdict::kTryLater;
    Result<enquiries::PersonWords> words = enquiries::words_of_person(state_.store, reader, "nb");
    if (!words) return verdict_on(words.error());
    if (words->mail_address.empty()) return LmtpVerdict::kNoSuchRecipient;
    const auto venture = enquiries::words_of(state_.store, enquiry, words->language);
    if (!venture) return verdict_on(venture.error());
    return send({venture->venture_name, letter.id},
                {words->display_name, words->mail_address, words->language, own->id,
                 thread_root(enquiry.id, Side::kContacts, state_.options.mail_domain)},
                mail, message_id);
  }

  LmtpVerdict send(const RelayedFrom& from, const RelayedTo& to, const post::IncomingMail& mail,
                   const std::string& message_id) {
    const Result<std::string> bytes =
        post::compose(relayed_mail(from, to, mail, message_id, now_, state_.options));
    if (!bytes) return LmtpVerdict::kNoSuchRecipient;
    const post::SendOutcome outcome = state_.sender.send(
        address_of(AddressKind::kRelayReturn, to.letter_id, state_.options.mail_domain), to.address,
        *bytes);
    if (outcome.kind == post::SendKind::kAccepted) return LmtpVerdict::kTaken;
    return outcome.kind == post::SendKind::kRefused ? LmtpVerdict::kNoSuchRecipient
                                                    : LmtpVerdict::kTryLater;
  }

  State& state_;
  std::string_view message_;
  Instant now_;
};

Inbox::Inbox(store::Store& store, enquiries::EnquiryDesk& desk, Sender& sender,
             CorrespondenceOptions options)
    : state_(std::make_unique<State>(store, desk, sender, std::move(options))) {}

Inbox::~Inbox() = default;

LmtpVerdict Inbox::receive(std::string_view envelope_sender, std::string_view recipient,
                           std::string_view message, Instant now) {
  const std::optional<LetterAddress> address = read_address(recipient, state_->options.mail_domain);
  if (!address) return LmtpVerdict::kNoSuchRecipient;
  const Result<Letter> letter = state_->store.get_letter(address->letter_id);
  if (!letter) return verdict_on(letter.error());
  if (address->kind == AddressKind::kRelayReturn) return LmtpVerdict::kTaken;
  Delivery delivery(*state_, message, now);
  if (address->kind == AddressKind::kReturn) return delivery.report(*letter);
  // Only machines write from nowhere.
  if (envelope_sender.empty()) return LmtpVerdict::kTaken;
  return delivery.reply(*letter);
}

}  // namespace veieninn::correspondence
