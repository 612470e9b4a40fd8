#include "service/correspondence/training_writer.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "service/correspondence/letter_content.h"
#include "service/correspondence/letter_mail.h"
#include "service/correspondence/shown_channels.h"
#include "service/enquiries/enquiry_words.h"
#include "service/letters/training_letter.h"
#include "service/post/mail_address.h"

namespace veieninn::correspondence {
namespace {

using enquiries::PersonWords;
using letters::TrainingLetterContent;
using model::Initiative;
using model::LetterKind;
using model::TrainingDecision;
using store::ResourceKind;

// Midnight in Norway is 22 or 23 UTC of the day before: whatever hour a training begins at, its day
// there is the UTC day two hours later.
constexpr std::int64_t kSecondsPastMidnightInNorway = 7'200;

template <typename Row>
Result<std::optional<Row>> find(store::Store& store, ResourceKind kind, const std::string& id) {
  Result<store::StoredResource> stored = store.get(kind, id);
  if (stored) return std::optional<Row>(std::get<Row>(std::move(stored->row)));
  if (stored.error().reason == ErrorReason::kNotFound) return std::optional<Row>();
  return fail(std::move(stored.error()));
}

bool holds_still(const Initiative& row, LetterKind kind) {
  const auto* terms = std::get_if<model::TrainingTerms>(&row.terms);
  if (terms == nullptr) return false;
  return terms->decision == (kind == LetterKind::kTrainingStarts ? TrainingDecision::kStarts
                                                                 : TrainingDecision::kDoesNotStart);
}

class TrainingFilling {
 public:
  TrainingFilling(store::Store& store, const Initiative& row, const store::Letter& letter,
                  Instant now)
      : store_(store), row_(row), letter_(letter), now_(now) {}

  Result<TrainingLetterContent> content(const PersonWords& reader) {
    content_.starts = letter_.kind == LetterKind::kTrainingStarts;
    content_.answers_for_it =
        std::ranges::find(row_.contacts, letter_.contact) != row_.contacts.end();
    content_.language = reader.language;
    content_.recipient_name = reader.display_name;
    content_.training_title = model::text_in(row_.titles, reader.language);
    if (content_.starts) {
      say_days();
    } else if (auto said = say_who_lacked_whom(); !said) {
      return fail(std::move(said.error()));
    }
    if (auto named = name_person_to_ask(); !named) return fail(std::move(named.error()));
    return std::move(content_);
  }

  // Of whom the letter names, or empty.
  [[nodiscard]] const post::Mailbox& reply_to() const { return reply_to_; }

 private:
  void say_days() {
    const TimeWindow& window = row_.window;
    // What has begun already needs no first day.
    if (window.from > now_) {
      content_.first_day =
          last_day_before(Instant{window.from.unix_seconds + kSecondsPastMidnightInNorway + 1});
    }
    if (window.until != kNever && window.until > now_) {
      content_.last_day = last_day_before(window.until);
    }
  }

  Result<void> say_who_lacked_whom() {
    const auto shortfalls = store_.list_shortfalls(row_.id);
    if (!shortfalls) return fail(shortfalls.error());
    for (const store::TrainingShortfall& shortfall : *shortfalls) {
      const auto found =
          find<model::OrgUnit>(store_, ResourceKind::kOrgUnit, shortfall.municipality);
      if (!found) return fail(found.error());
      const std::optional<model::OrgUnit>& unit = *found;
      if (!unit) continue;
      content_.minimum = shortfall.minimum;
      content_.lacking.push_back(
          {std::string(model::text_in(unit->names, content_.language)), shortfall.participants});
    }
    return {};
  }

  // The first who answers for it, is not the reader herself, and works there.
  Result<void> name_person_to_ask() {
    for (const std::string& id : row_.contacts) {
      if (id == letter_.contact) continue;
      const auto found = find<model::Contact>(store_, ResourceKind::kContact, id);
      if (!found) return fail(found.error());
      const std::optional<model::Contact>& contact = *found;
      if (contact && contact->tenure.contains(now_)) return name_person(*contact);
    }
    return {};
  }

  Result<void> name_person(const model::Contact& contact) {
    const auto words = enquiries::words_of_person(store_, contact.id, content_.language);
    if (!words) return fail(words.error());
    content_.person_name = words->display_name;
    content_.person_title = words->title;
    content_.unit_name = words->unit_name;
    content_.contact_channels = shown_channels(contact, /*accepted=*/false, content_.language);
    for (const model::Channel& channel : contact.channels) {
      if (channel.kind != model::ChannelKind::kEmail ||
          channel.visibility != model::ChannelVisibility::kPublic ||
          !post::check_address("reply_to", channel.value)) {
        continue;
      }
      reply_to_ = {mailbox_name(words->display_name), channel.value};
      content_.reply_reaches_person = true;
      break;
    }
    return {};
  }

  store::Store& store_;
  const Initiative& row_;
  const store::Letter& letter_;
  Instant now_;
  TrainingLetterContent content_;
  post::Mailbox reply_to_;
};

}  // namespace

Result<std::optional<PreparedLetter>> prepare_training_letter(
    store::Store& store, const store::Letter& letter, Instant now,
    const CorrespondenceOptions& options) {
  const auto found = find<Initiative>(store, ResourceKind::kInitiative, letter.initiative);
  if (!found) return fail(found.error());
  const std::optional<Initiative>& initiative = *found;
  if (!initiative || !holds_still(*initiative, letter.kind)) return std::nullopt;
  const auto reader = enquiries::words_of_person(store, letter.contact, "nb");
  if (!reader) return fail(reader.error());
  PreparedLetter prepared;
  prepared.recipient = reader->mail_address;
  if (prepared.recipient.empty()) return prepared;

  TrainingFilling filling(store, *initiative, letter, now);
  Result<TrainingLetterContent> content = filling.content(*reader);
  if (!content) return fail(std::move(content.error()));
  content->removal_link = removal_link_of(options);
  content->service_name = options.sender_name;
  prepared.mail =
      mail_of(letters::write_training_letter(*content), letter,
              {reader->display_name, reader->mail_address, reader->language, content->removal_link},
              now, options);
  prepared.mail.reply_to = filling.reply_to();
  if (prepared.mail.reply_to.address.empty() && !options.removal_address.empty()) {
    prepared.mail.reply_to = {options.sender_name, options.removal_address};
  }
  return prepared;
}

}  // namespace veieninn::correspondence
