#include "service/answer_site/situation.h"

#include <algorithm>
#include <array>
#include <utility>

#include "service/answer_site/allowed_answers.h"
#include "service/enquiries/answer_token.h"

namespace veieninn::answer_site {

using letters::AnswerAction;
using model::Enquiry;
using model::EnquiryActor;
using model::EnquiryEvent;
using model::EnquiryEventKind;
using model::EnquiryState;

namespace {

bool is_missing(const Error& error) { return error.reason == ErrorReason::kNotFound; }

// -- what was answered --

struct AnswerEvent {
  EnquiryEventKind kind;
  AnswerAction action;
};
constexpr std::array<AnswerEvent, 5> kAnswerEvents = {{
    {EnquiryEventKind::kIntroduced, AnswerAction::kIntroduce},
    {EnquiryEventKind::kReferred, AnswerAction::kRefer},
    {EnquiryEventKind::kDeclined, AnswerAction::kDecline},
    {EnquiryEventKind::kAway, AnswerAction::kAway},
    {EnquiryEventKind::kLeft, AnswerAction::kLeft},
}};

// Her own words; what the clock or the mail found out of her is no answer.
std::optional<GivenAnswer> own_answer(const Situation& situation) {
  for (auto event = situation.events.rbegin(); event != situation.events.rend(); ++event) {
    if (event->actor != EnquiryActor::kContact || event->actor_id != situation.contact.id) continue;
    for (const auto& [kind, action] : kAnswerEvents) {
      if (event->kind == kind) return GivenAnswer{situation.contact.id, action, event->time};
    }
  }
  return std::nullopt;
}

bool made_owner(const EnquiryEvent& event, const std::string& owner) {
  if (event.kind == EnquiryEventKind::kHandedOver) return event.other_contact == owner;
  return (event.kind == EnquiryEventKind::kAccepted || event.kind == EnquiryEventKind::kReplied) &&
         event.contact == owner;
}

GivenAnswer answer_of_owner(const Situation& situation) {
  const std::string& owner = situation.enquiry.row.owner;
  GivenAnswer given{owner, AnswerAction::kAccept, situation.enquiry.update_time};
  for (const EnquiryEvent& event : situation.events) {
    if (made_owner(event, owner)) given.time = event.time;
  }
  return given;
}

GivenAnswer pending_answer(const Situation& situation, const model::PendingAnswer& pending) {
  const std::string& by = pending.answer.contact;
  const letters::Asks asks = asks_of(situation.link.kind, situation.enquiry.row, by);
  GivenAnswer given{by, action_of(pending.answer, asks), situation.enquiry.update_time};
  for (const EnquiryEvent& event : situation.events) {
    if (event.kind == EnquiryEventKind::kAnswerTaken) given.time = event.time;
  }
  return given;
}

bool has_reported(const Situation& situation) {
  return offers_report(situation.link.kind) &&
         std::ranges::any_of(situation.events, [&](const EnquiryEvent& event) {
           return event.kind == EnquiryEventKind::kAbuseReported &&
                  event.contact == situation.contact.id;
         });
}

// Of an enquiry that is open and has no answer pending.
Standing open_standing(const Situation& situation) {
  const Enquiry& row = situation.enquiry.row;
  const std::string& contact = situation.contact.id;
  const bool reads = reads_thread(row, contact);
  if (!reads && has_reported(situation)) return {StandingKind::kReported};
  std::vector<AnswerAction> actions = allowed_answers(situation.link.kind, row, contact);
  if (!actions.empty()) return {StandingKind::kAsks, std::move(actions)};
  if (reads) return {StandingKind::kReads};
  const bool accepted = row.state == EnquiryState::kAccepted;
  // She has answered before: it is not asked again, though the engine would take a late yes.
  std::optional<GivenAnswer> own = own_answer(situation);
  if (own) return {StandingKind::kAnswered, {}, std::move(own)};
  if (accepted) return {StandingKind::kAnswered, {}, answer_of_owner(situation)};
  actions = late_answers(situation.link.kind, row, contact);
  if (!actions.empty()) return {StandingKind::kAsks, std::move(actions)};
  return {StandingKind::kMovedOn};
}

}  // namespace

Result<std::optional<Situation>> read_situation(store::Store& store, std::string_view token,
                                                Instant now) {
  if (!enquiries::is_answer_token(token)) return std::optional<Situation>();
  auto link = store.find_link(enquiries::hash_of_token(token));
  if (!link) return fail(std::move(link.error()));
  std::optional<store::AnswerLink>& known = *link;
  if (!known) return std::optional<Situation>();
  Situation situation;
  situation.token = token;
  situation.link = *std::move(known);
  situation.now = now;
  Result<store::StoredEnquiry> enquiry = store.get_enquiry(situation.link.enquiry);
  if (!enquiry && is_missing(enquiry.error())) return std::optional<Situation>();
  if (!enquiry) return fail(std::move(enquiry.error()));
  situation.enquiry = *std::move(enquiry);
  Result<store::StoredResource> contact =
      store.get(store::ResourceKind::kContact, situation.link.contact);
  if (!contact && is_missing(contact.error())) return std::optional<Situation>();
  if (!contact) return fail(std::move(contact.error()));
  situation.contact = std::get<model::Contact>(std::move(contact->row));
  auto events = store.list_events(situation.link.enquiry);
  if (!events) return fail(std::move(events.error()));
  situation.events = *std::move(events);
  return std::optional(std::move(situation));
}

Standing standing_of(const Situation& situation) {
  const Enquiry& row = situation.enquiry.row;
  // What she answered in the last minutes of her link can still be undone by it.
  if (row.pending && row.pending->answer.contact == situation.contact.id) {
    return {StandingKind::kOwnPending};
  }
  if (situation.link.expire_time <= situation.now) return {StandingKind::kExpired};
  const bool reads = reads_thread(row, situation.contact.id);
  if (row.state == EnquiryState::kClosed) {
    return {reads ? StandingKind::kReads : StandingKind::kClosed};
  }
  if (row.pending) {
    if (reads) return {StandingKind::kReads};
    return {StandingKind::kAnswered, {}, pending_answer(situation, *row.pending)};
  }
  return open_standing(situation);
}

bool can_undo(const Situation& situation) {
  const std::optional<model::PendingAnswer>& pending = situation.enquiry.row.pending;
  return pending && pending->answer.contact == situation.contact.id &&
         situation.now < pending->effect_time;
}

}  // namespace veieninn::answer_site
