#include "service/api/convert_enquiry.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/enquiry/transition.h"
#include "engine/model/text_laws.h"
#include "service/api/language.h"
#include "service/api/resource_names.h"
#include "service/enquiries/enquiry_words.h"

namespace veieninn::api {

using model::Enquiry;
using model::EnquiryState;
using store::ResourceKind;

// The engine's enums have the values of their proto twins, without the unspecified 0.
static_assert(static_cast<int>(EnquiryState::kClosed) == v1::ENQUIRY_STATE_CLOSED);
static_assert(static_cast<int>(model::EnquiryOutcome::kGap) == v1::ENQUIRY_OUTCOME_GAP);
static_assert(static_cast<int>(model::EnquiryActor::kPost) == v1::ENQUIRY_ACTOR_POST);
static_assert(static_cast<int>(model::EnquiryEventKind::kClosed) == v1::ENQUIRY_EVENT_KIND_CLOSED);
static_assert(static_cast<int>(model::EnquiryEventKind::kHandedOver) ==
              v1::ENQUIRY_EVENT_KIND_HANDED_OVER);
static_assert(static_cast<int>(model::DeclineReason::kOther) == v1::DECLINE_REASON_OTHER);
static_assert(static_cast<int>(model::AnswerKind::kNameCoordinator) ==
              v1::ENQUIRY_ANSWER_KIND_NAME_COORDINATOR);

namespace {

constexpr int kNeedTopicsMax = 32;

std::string contact_name(const std::string& id) {
  return optional_name(ResourceKind::kContact, id);
}

v1::EnquiryStep next_step(const Enquiry& row) {
  if (row.pending) return v1::ENQUIRY_STEP_TAKE_EFFECT;
  if (row.due_time == kNever) return v1::ENQUIRY_STEP_UNSPECIFIED;
  switch (row.state) {
    case EnquiryState::kDrafted:
      return v1::ENQUIRY_STEP_SEND;
    case EnquiryState::kAccepted:
      return row.offered_to.empty() ? v1::ENQUIRY_STEP_FOLLOW_UP : v1::ENQUIRY_STEP_END_OFFER;
    case EnquiryState::kWithRegistrar:
      return row.reminders < enquiry::kRegistrarRemindersMax ? v1::ENQUIRY_STEP_REMIND
                                                             : v1::ENQUIRY_STEP_MOVE_ON;
    default:
      return row.reminders == 0 && !enquiry::asks_for_introduction(row) ? v1::ENQUIRY_STEP_REMIND
                                                                        : v1::ENQUIRY_STEP_MOVE_ON;
  }
}

void write_clock(const Enquiry& row, v1::Enquiry* message) {
  const v1::EnquiryStep step = next_step(row);
  message->set_next_step(step);
  if (step != v1::ENQUIRY_STEP_UNSPECIFIED) {
    write_instant(model::next_time(row), message->mutable_next_step_time());
  }
  const std::optional<model::PendingAnswer>& pending = row.pending;
  if (!pending) return;
  v1::PendingAnswer* const written = message->mutable_pending_answer();
  written->set_kind(static_cast<v1::EnquiryAnswerKind>(pending->answer.kind));
  written->set_contact(contact_name(pending->answer.contact));
  write_instant(pending->effect_time, written->mutable_effect_time());
}

// Whether she said yes herself, and did not get it from who left.
Result<bool> accepted_herself(store::Store& store, const Enquiry& row) {
  using model::EnquiryEventKind;
  const auto events = store.list_events(row.id);
  if (!events) return fail(events.error());
  return std::ranges::any_of(*events, [&](const model::EnquiryEvent& event) {
    const bool takes = event.kind == EnquiryEventKind::kAccepted ||
                       event.kind == EnquiryEventKind::kReplied ||
                       event.kind == EnquiryEventKind::kHandedOver;
    return takes && event.actor == model::EnquiryActor::kContact && event.actor_id == row.owner;
  });
}

// What the venture may see of who took it.
Result<void> write_owner_card(store::Store& store, const Enquiry& enquiry, v1::ContactCard* card) {
  const std::string& owner = enquiry.owner;
  const Result<store::StoredResource> stored = store.get(ResourceKind::kContact, owner);
  if (!stored) {
    if (stored.error().reason == ErrorReason::kNotFound) return {};
    return fail(stored.error());
  }
  const Result<bool> accepted = accepted_herself(store, enquiry);
  if (!accepted) return fail(accepted.error());
  const auto words = enquiries::words_of_person(store, owner, enquiry.language);
  if (!words) return fail(words.error());
  const auto& row = std::get<model::Contact>(stored->row);
  card->set_display_name(row.display_name);
  card->set_title(row.title);
  card->set_unit(name_of(ResourceKind::kOrgUnit, row.unit));
  card->set_unit_display_name(words->unit_name);
  for (const model::Channel& channel : row.channels) {
    const bool shown = channel.visibility == model::ChannelVisibility::kPublic ||
                       (*accepted && channel.visibility == model::ChannelVisibility::kOnAcceptance);
    if (!shown) continue;
    v1::Channel* const added = card->add_channels();
    added->set_kind(static_cast<v1::ChannelKind>(channel.kind));
    added->set_visibility(static_cast<v1::ChannelVisibility>(channel.visibility));
    added->set_value(channel.value);
  }
  for (const std::string& code : row.languages) card->add_language_codes(code);
  return {};
}

Result<void> write_display_names(store::Store& store, const Enquiry& row, v1::Enquiry* message) {
  std::vector<std::string> ids = row.asked;
  for (const model::EnquiryWay& way : row.ways) {
    ids.insert(ids.end(), way.contacts.begin(), way.contacts.end());
  }
  ids.insert(ids.end(), row.team.begin(), row.team.end());
  ids.insert(ids.end(), row.registrars.begin(), row.registrars.end());
  ids.insert(ids.end(), {row.waits_on, row.owner, row.offered_to, row.coordinator});
  const Result<store::StoredResource> venture = store.get(ResourceKind::kVenture, row.venture);
  if (venture) {
    (*message->mutable_display_names())[message->venture()] =
        std::get<model::Venture>(venture->row).display_name;
  } else if (venture.error().reason != ErrorReason::kNotFound) {
    return fail(venture.error());
  }
  return add_display_names(store, ids, message);
}

}  // namespace

enquiries::Opening read_opening(FieldReader& reader, const v1::Enquiry& message) {
  enquiries::Opening opening;
  opening.venture = reader.required_id({"venture"}, message.venture(), ResourceKind::kVenture);
  opening.need_text = message.need_text();
  if (model::is_blank(opening.need_text)) {
    reader.reject({"need_text"}, "is empty", "say in a sentence what you need");
  }
  if (message.need_topics_size() > kNeedTopicsMax) {
    reader.reject({"need_topics"}, "has " + std::to_string(message.need_topics_size()) + " topics",
                  "give at most 32");
  } else {
    opening.topics = reader.ids("need_topics", message.need_topics(), ResourceKind::kTopic);
  }
  opening.area = reader.id({"area"}, message.area(), ResourceKind::kArea);
  if (const auto language = language_of(message.language_code())) {
    opening.language = code_of(*language);
  } else {
    reader.reject({"language_code"}, "is not a language of ours", std::string(kLanguageRemedy));
  }
  opening.sender_name = message.sender_display_name();
  opening.sender_address = message.sender_address();
  return opening;
}

Result<void> write_enquiry(store::Store& store, const store::StoredEnquiry& stored,
                           v1::Enquiry* message) {
  const Enquiry& row = stored.row;
  message->set_name(enquiry_name(row.id));
  message->set_venture(name_of(ResourceKind::kVenture, row.venture));
  message->set_need_text(row.need_text);
  message->set_area(optional_name(ResourceKind::kArea, row.area));
  message->set_language_code(row.language);
  message->set_sender_display_name(row.sender_name);
  message->set_sender_address(row.sender_address);
  message->set_state(static_cast<v1::EnquiryState>(row.state));
  message->set_topic(optional_name(ResourceKind::kTopic, row.topic));
  message->set_waits_on(contact_name(row.waits_on));
  message->set_asks_for_introduction(enquiry::asks_for_introduction(row));
  message->set_owner(contact_name(row.owner));
  message->set_offered_to(contact_name(row.offered_to));
  message->set_coordinator(contact_name(row.coordinator));
  write_names(ResourceKind::kContact, row.team, message->mutable_team());
  for (const model::EnquiryWay& way : row.ways) {
    v1::EnquiryWay* const written = message->add_ways();
    for (const std::string& contact : way.contacts) written->add_contacts(contact_name(contact));
  }
  if (row.outcome) message->set_outcome(static_cast<v1::EnquiryOutcome>(*row.outcome));
  write_clock(row, message);
  message->set_etag(std::to_string(stored.revision));
  write_instant(stored.create_time, message->mutable_create_time());
  write_instant(stored.update_time, message->mutable_update_time());
  if (!row.owner.empty()) {
    auto card = write_owner_card(store, row, message->mutable_owner_card());
    if (!card) return card;
  }
  return write_display_names(store, row, message);
}

Result<void> add_display_names(store::Store& store, const std::vector<std::string>& contacts,
                               v1::Enquiry* message) {
  auto& names = *message->mutable_display_names();
  for (const std::string& id : contacts) {
    std::string name = contact_name(id);
    if (name.empty() || names.contains(name)) continue;
    const Result<store::StoredResource> stored = store.get(ResourceKind::kContact, id);
    if (!stored && stored.error().reason == ErrorReason::kNotFound) continue;
    if (!stored) return fail(stored.error());
    names[name] = std::get<model::Contact>(stored->row).display_name;
  }
  return {};
}

Result<void> write_events(store::Store& store, std::span<const model::EnquiryEvent> events,
                          v1::Enquiry* enquiry,
                          google::protobuf::RepeatedPtrField<v1::EnquiryEvent>* written) {
  std::vector<std::string> named;
  for (const model::EnquiryEvent& event : events) {
    write_event(event, written->Add());
    named.insert(named.end(), {event.contact, event.other_contact});
    if (event.actor == model::EnquiryActor::kContact) named.push_back(event.actor_id);
  }
  return add_display_names(store, named, enquiry);
}

void write_event(const model::EnquiryEvent& event, v1::EnquiryEvent* message) {
  message->set_number(event.number);
  write_instant(event.time, message->mutable_time());
  message->set_kind(static_cast<v1::EnquiryEventKind>(event.kind));
  message->set_actor(static_cast<v1::EnquiryActor>(event.actor));
  const bool by_venture = event.actor == model::EnquiryActor::kVenture;
  message->set_actor_name(
      optional_name(by_venture ? ResourceKind::kVenture : ResourceKind::kContact, event.actor_id));
  message->set_contact(contact_name(event.contact));
  message->set_other_contact(contact_name(event.other_contact));
  if (event.decline_reason) {
    message->set_decline_reason(static_cast<v1::DeclineReason>(*event.decline_reason));
  }
  message->set_note(event.note);
  if (event.until) write_instant(*event.until, message->mutable_until_time());
  if (event.outcome) message->set_outcome(static_cast<v1::EnquiryOutcome>(*event.outcome));
}

}  // namespace veieninn::api
