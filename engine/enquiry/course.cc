#include "engine/enquiry/course.h"

#include <algorithm>
#include <array>

#include "engine/base/working_days.h"

namespace veieninn::enquiry {

using model::EngagementKind;
using model::Enquiry;
using model::EnquiryEvent;
using model::EnquiryEventKind;
using model::EnquiryOutcome;
using model::EnquiryState;
using model::LetterKind;

namespace {

// Whoever is back within so many working days is waited for rather than passed by.
constexpr int kShortAbsenceDays = 2;

// How it ended, and the fact that it is of its owner.
struct OutcomeFact {
  EnquiryOutcome outcome;
  EngagementKind fact;
};
constexpr std::array<OutcomeFact, 4> kOutcomeFacts = {{
    {EnquiryOutcome::kMet, EngagementKind::kMet},
    {EnquiryOutcome::kPilot, EngagementKind::kPiloted},
    {EnquiryOutcome::kCollaboration, EngagementKind::kCollaborated},
    {EnquiryOutcome::kAdvice, EngagementKind::kReplied},
}};

}  // namespace

bool holds(const std::vector<std::string>& list, const std::string& id) {
  return std::ranges::find(list, id) != list.end();
}

bool is_waiting_for_answer(const Enquiry& enquiry) noexcept {
  return enquiry.state == EnquiryState::kDrafted || enquiry.state == EnquiryState::kSent ||
         enquiry.state == EnquiryState::kDelivered;
}

bool asks_for_introduction(const Enquiry& enquiry) noexcept {
  if (!is_waiting_for_answer(enquiry)) return false;
  const auto way = static_cast<std::size_t>(enquiry.way);
  return way < enquiry.ways.size() &&
         static_cast<std::size_t>(enquiry.hop) + 1 < enquiry.ways[way].contacts.size();
}

int follow_up_days(const Enquiry& enquiry) noexcept {
  const auto asked = static_cast<std::size_t>(enquiry.reminders);
  return kFollowUpDays[std::min(asked, kFollowUpDays.size() - 1)];
}

Patience patience_with(const Enquiry& enquiry, const People& people) {
  if (enquiry.state == EnquiryState::kAccepted) {
    if (enquiry.offered_to.empty()) {
      return {follow_up_days(enquiry), follow_up_days(enquiry)};
    }
    const int days = people.answer_time(enquiry.offered_to).last_days;
    return {days, days};
  }
  if (enquiry.state == EnquiryState::kWithRegistrar) {
    return {kRegistrarDays, kRegistrarDays * (kRegistrarRemindersMax + 1)};
  }
  if (asks_for_introduction(enquiry)) return {kIntroductionDays, kIntroductionDays};
  const AnswerTime time = people.answer_time(enquiry.waits_on);
  const bool reminds = enquiry.reminders == 0 && time.reminder_days < time.last_days;
  if (reminds) return {time.reminder_days, time.last_days};
  const int rest = enquiry.reminders == 0 ? time.last_days : time.last_days - time.reminder_days;
  return {rest, rest};
}

// -- writing down --

void Course::event(EnquiryEvent event) {
  event.number = ++made_.enquiry.event_count;
  event.time = now_;
  event.actor = actor_.kind;
  event.actor_id = actor_.id;
  made_.events.push_back(std::move(event));
}

void Course::event(EnquiryEventKind kind, const std::string& contact,
                   const std::string& other_contact) {
  event({.kind = kind, .contact = contact, .other_contact = other_contact});
}

void Course::fact(EngagementKind kind, const std::string& contact,
                  const std::string& other_contact) {
  const Enquiry& enquiry = made_.enquiry;
  model::Engagement fact;
  fact.source_id = "enquiries/" + enquiry.id + "/" + std::to_string(enquiry.event_count) + "/" +
                   std::to_string(static_cast<int>(kind));
  fact.time = now_;
  fact.kind = kind;
  fact.venture = enquiry.venture;
  fact.contact = contact;
  fact.other_contact = other_contact;
  fact.topic = enquiry.topic;
  fact.area = enquiry.area;
  made_.facts.push_back(std::move(fact));
}

void Course::letter(LetterKind kind, const std::string& contact) {
  made_.letters.push_back({kind, contact});
}

// -- going on --

bool Course::is_away(const std::string& contact) const {
  return std::ranges::any_of(people_->absences(contact),
                             [&](const TimeWindow& absence) { return absence.contains(now_); });
}

std::optional<std::string> Course::first_askable(const std::vector<std::string>& contacts,
                                                 const std::vector<std::string>& except) const {
  std::optional<std::string> away;
  for (const std::string& contact : contacts) {
    if (contact.empty() || holds(except, contact) || !people_->can_be_asked(contact)) continue;
    if (!is_away(contact)) return contact;
    if (!away) away = contact;
  }
  return away;
}

// She, unless she was asked or cannot be; who stands in for her when she is gone or long away.
std::optional<std::string> Course::who_answers_for(const std::string& contact) {
  const bool present = people_->can_be_asked(contact);
  const Instant soon = after_working_days(now_, kShortAbsenceDays, {});
  const auto away_then = [&](const TimeWindow& absence) { return absence.contains(soon); };
  const bool here = present && !std::ranges::any_of(people_->absences(contact), away_then);
  if (here && !holds(made_.enquiry.asked, contact) && people_->has_room(contact)) return contact;
  if (here) return std::nullopt;
  skip(contact);
  for (const std::string& other : people_->stand_ins(contact)) {
    const bool can = !holds(made_.enquiry.asked, other) && people_->can_be_asked(other) &&
                     !is_away(other) && people_->has_room(other);
    if (can) return other;
  }
  return std::nullopt;
}

void Course::skip(const std::string& contact) { event(EnquiryEventKind::kSkipped, contact); }

bool Course::ask_hop() {
  Enquiry& enquiry = made_.enquiry;
  model::EnquiryWay& way = enquiry.ways[static_cast<std::size_t>(enquiry.way)];
  const auto hop = static_cast<std::size_t>(enquiry.hop);
  const std::string contact = way.contacts[hop];
  // Nobody can introduce in another's place.
  if (hop + 1 < way.contacts.size()) {
    const bool can = !holds(enquiry.asked, contact) && people_->can_be_asked(contact) &&
                     !is_away(contact) && people_->has_room(contact);
    if (can) {
      ask(contact);
    } else {
      skip(contact);
    }
    return can;
  }
  const std::optional<std::string> found = who_answers_for(contact);
  if (!found) {
    if (people_->can_be_asked(contact) && !holds(enquiry.asked, contact)) skip(contact);
    return false;
  }
  way.contacts[hop] = *found;
  ask(*found);
  return true;
}

void Course::ask(const std::string& contact) {
  Enquiry& enquiry = made_.enquiry;
  const bool first = enquiry.asked.empty();
  enquiry.asked.push_back(contact);
  enquiry.state = EnquiryState::kDrafted;
  wait_on(contact);
  EnquiryEvent asked{.kind = EnquiryEventKind::kAsked, .contact = contact};
  asked.until = after_working_days(now_, patience_with(enquiry, *people_).last_days,
                                   people_->absences(contact));
  event(std::move(asked));
  letter(asks_for_introduction(enquiry) ? LetterKind::kIntroduction : LetterKind::kEnquiry,
         contact);
  letter(first ? LetterKind::kVentureSent : LetterKind::kVentureNext, contact);
}

void Course::wait_on(const std::string& contact) {
  made_.enquiry.waits_on = contact;
  made_.enquiry.reminders = 0;
  set_due(patience_with(made_.enquiry, *people_).next_days);
}

void Course::set_due(int days) {
  made_.enquiry.waiting_since = now_;
  recount_due(days);
}

void Course::recount_due(int days) {
  Enquiry& enquiry = made_.enquiry;
  const std::string& who = enquiry.state != EnquiryState::kAccepted ? enquiry.waits_on
                           : enquiry.offered_to.empty()             ? enquiry.owner
                                                                    : enquiry.offered_to;
  enquiry.due_time = after_working_days(enquiry.waiting_since, days, people_->absences(who));
}

void Course::ask_next_on_way() {
  ++made_.enquiry.hop;
  if (!ask_hop()) ask_next_way();
}

void Course::ask_next_way() {
  Enquiry& enquiry = made_.enquiry;
  while (static_cast<std::size_t>(enquiry.way) + 1 < enquiry.ways.size()) {
    ++enquiry.way;
    enquiry.hop = 0;
    if (ask_hop()) return;
  }
  enquiry.way = static_cast<std::int32_t>(enquiry.ways.size());
  enquiry.hop = 0;
  give_to_registrar();
}

void Course::put_next(const std::string& contact) {
  Enquiry& enquiry = made_.enquiry;
  const auto at = std::min(static_cast<std::size_t>(enquiry.way) + 1, enquiry.ways.size());
  enquiry.ways.insert(enquiry.ways.begin() + static_cast<std::ptrdiff_t>(at),
                      model::EnquiryWay{{contact}});
  enquiry.way = static_cast<std::int32_t>(at) - 1;
}

void Course::ask_instead() {
  Enquiry& enquiry = made_.enquiry;
  if (enquiry.state == EnquiryState::kWithRegistrar) return give_to_registrar();
  if (asks_for_introduction(enquiry)) {
    // The way is lost, not the person at its end.
    const std::string last = enquiry.ways[static_cast<std::size_t>(enquiry.way)].contacts.back();
    if (enquiry.ways.size() < model::kEnquiryWaysMax) put_next(last);
    return ask_next_way();
  }
  const std::vector<std::string> others = people_->stand_ins(enquiry.waits_on);
  const std::optional<std::string> other = first_askable(others, enquiry.asked);
  if (other && enquiry.ways.size() < model::kEnquiryWaysMax) put_next(*other);
  ask_next_way();
}

void Course::give_to_registrar() {
  Enquiry& enquiry = made_.enquiry;
  const std::optional<std::string> found =
      first_askable(people_->registrars(enquiry.area), enquiry.registrars);
  if (!found) return close(EnquiryOutcome::kGap, {});
  enquiry.registrars.push_back(*found);
  enquiry.state = EnquiryState::kWithRegistrar;
  wait_on(*found);
  EnquiryEvent asked{.kind = EnquiryEventKind::kAsked, .contact = *found};
  asked.until = enquiry.due_time;
  event(std::move(asked));
  letter(LetterKind::kRegistrarTask, *found);
  letter(LetterKind::kVentureWithRegistrar, *found);
}

// -- owning --

void Course::own(const std::string& contact, EnquiryEventKind kind) {
  Enquiry& enquiry = made_.enquiry;
  const std::string before = enquiry.owner;
  const std::string asked_last = enquiry.waits_on;
  enquiry.state = EnquiryState::kAccepted;
  enquiry.owner = contact;
  enquiry.waits_on.clear();
  enquiry.offered_to.clear();
  enquiry.coordinator.clear();
  enquiry.reminders = 0;
  std::erase(enquiry.team, contact);
  set_due(follow_up_days(enquiry));
  if (before.empty()) {
    event(kind, contact);
    letter(LetterKind::kVentureAccepted, contact);
    if (!asked_last.empty() && asked_last != contact) {
      letter(LetterKind::kEnquiryEnded, asked_last);
    }
  } else {
    event(kind, before, contact);
    letter(LetterKind::kVentureOwnerChanged, contact);
  }
}

void Course::offer(const std::string& contact, const std::string& note) {
  Enquiry& enquiry = made_.enquiry;
  enquiry.offered_to = contact;
  if (!holds(enquiry.asked, contact)) enquiry.asked.push_back(contact);
  set_due(patience_with(enquiry, *people_).last_days);
  event({.kind = EnquiryEventKind::kOffered,
         .contact = enquiry.owner,
         .other_contact = contact,
         .note = note,
         .until = enquiry.due_time});
  letter(LetterKind::kOwnershipOffered, contact);
}

bool Course::offer_next(const std::string& note) {
  Enquiry& enquiry = made_.enquiry;
  const auto may_take = [&](const std::string& contact) {
    return contact != enquiry.owner && !holds(enquiry.asked, contact) &&
           people_->can_be_asked(contact) && !is_away(contact) && people_->has_room(contact);
  };
  while (static_cast<std::size_t>(enquiry.way) + 1 < enquiry.ways.size()) {
    ++enquiry.way;
    const std::string contact = enquiry.ways[static_cast<std::size_t>(enquiry.way)].contacts.back();
    if (!may_take(contact)) continue;
    offer(contact, note);
    return true;
  }
  return false;
}

void Course::end_offer() {
  const std::string contact = std::exchange(made_.enquiry.offered_to, {});
  event(EnquiryEventKind::kOfferEnded, contact);
  set_due(follow_up_days(made_.enquiry));
}

void Course::take_back_offer() {
  const std::string contact = made_.enquiry.offered_to;
  if (contact.empty()) return;
  end_offer();
  letter(LetterKind::kEnquiryEnded, contact);
}

void Course::drop_pending() {
  const std::optional<model::PendingAnswer> pending =
      std::exchange(made_.enquiry.pending, std::nullopt);
  if (pending) event(EnquiryEventKind::kAnswerLapsed, pending->answer.contact);
}

void Course::replace_owner() {
  Enquiry& enquiry = made_.enquiry;
  const std::vector<std::string> gone = {enquiry.owner};
  std::optional<std::string> found = first_askable(people_->stand_ins(enquiry.owner), gone);
  if (!found) found = first_askable(people_->registrars(enquiry.area), gone);
  if (!found) return close(EnquiryOutcome::kGap, {});
  own(*found, EnquiryEventKind::kHandedOver);
  letter(LetterKind::kOwnershipGiven, *found);
}

void Course::close(EnquiryOutcome outcome, const std::string& note) {
  Enquiry& enquiry = made_.enquiry;
  enquiry.state = EnquiryState::kClosed;
  enquiry.outcome = outcome;
  enquiry.waits_on.clear();
  enquiry.offered_to.clear();
  enquiry.pending.reset();
  enquiry.due_time = kNever;
  event({.kind = EnquiryEventKind::kClosed,
         .contact = enquiry.owner,
         .note = note,
         .outcome = outcome});
  letter(outcome == EnquiryOutcome::kGap ? LetterKind::kVentureGap : LetterKind::kVentureClosed,
         enquiry.owner);
}

void Course::close_with_fact(EnquiryOutcome outcome, const std::string& note) {
  close(outcome, note);
  const std::string& owner = made_.enquiry.owner;
  if (owner.empty()) return;
  for (const auto& [ended, kind] : kOutcomeFacts) {
    if (ended == outcome) fact(kind, owner);
  }
}

}  // namespace veieninn::enquiry
