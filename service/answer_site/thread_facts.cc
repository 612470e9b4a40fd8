#include "service/answer_site/thread_facts.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "service/answer_site/norwegian_dates.h"
#include "service/enquiries/enquiry_words.h"

namespace veieninn::answer_site {

using letters::ThreadFact;
using model::Enquiry;
using model::EnquiryActor;
using model::EnquiryEvent;
using model::EnquiryEventKind;

namespace {

constexpr std::int32_t kNoEvent = 0;

// The event by which it got its first owner. A reply says of itself only that she wrote.
std::int32_t taking(const Enquiry& enquiry, const std::vector<EnquiryEvent>& events) {
  std::string first_owner = enquiry.owner;
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    if (event->kind == EnquiryEventKind::kAccepted) return event->number;
    if (event->kind == EnquiryEventKind::kHandedOver) first_owner = event->contact;
  }
  const auto replied = std::ranges::find_if(events, [&](const EnquiryEvent& event) {
    return event.kind == EnquiryEventKind::kReplied && event.contact == first_owner;
  });
  return replied == events.end() ? kNoEvent : replied->number;
}

std::set<std::string> who_took_part(const Enquiry& enquiry,
                                    const std::vector<EnquiryEvent>& events) {
  std::set<std::string> people(enquiry.team.begin(), enquiry.team.end());
  people.insert(enquiry.owner);
  for (const EnquiryEvent& event : events) {
    if (event.kind == EnquiryEventKind::kAccepted || event.kind == EnquiryEventKind::kIntroduced ||
        event.kind == EnquiryEventKind::kReferred) {
      people.insert(event.contact);
    }
    if (event.kind == EnquiryEventKind::kHandedOver) {
      people.insert({event.contact, event.other_contact});
    }
  }
  return people;
}

class Telling {
 public:
  Telling(const Enquiry& enquiry, const std::vector<EnquiryEvent>& events)
      : enquiry_(enquiry),
        took_part_(who_took_part(enquiry, events)),
        taking_(taking(enquiry, events)) {}

  // None for what is not shown.
  std::optional<ThreadEvent> told(const EnquiryEvent& event) {
    const bool ends_offer = event.kind == EnquiryEventKind::kOfferEnded;
    if (!ends_offer && event.kind != EnquiryEventKind::kOffered) passed_to_.clear();
    switch (event.kind) {
      case EnquiryEventKind::kCreated:
        if (event.contact.empty()) {
          return ThreadEvent{.fact = ThreadFact::kWritten, .time = event.time};
        }
        return ThreadEvent{.fact = ThreadFact::kTakenUp, .time = event.time, .whom = event.contact};
      case EnquiryEventKind::kIntroduced:
        return ThreadEvent{.fact = ThreadFact::kIntroduced,
                           .time = event.time,
                           .who = event.contact,
                           .whom = named(event.other_contact)};
      case EnquiryEventKind::kReferred:
        passed_to_ = event.other_contact;
        return with_both(ThreadFact::kPassedOn, event, named(event.other_contact));
      case EnquiryEventKind::kAccepted:
        return ThreadEvent{.fact = ThreadFact::kTaken, .time = event.time, .who = event.contact};
      case EnquiryEventKind::kReplied:
        return replied(event);
      case EnquiryEventKind::kOffered:
        return offered(event);
      case EnquiryEventKind::kHandedOver:
        return ThreadEvent{.fact = ThreadFact::kHandedOver,
                           .time = event.time,
                           .who = event.contact,
                           .whom = event.other_contact};
      case EnquiryEventKind::kJoined:
        return with_both(ThreadFact::kJoined, event, event.other_contact);
      case EnquiryEventKind::kCoordinated:
        return coordinated(event);
      case EnquiryEventKind::kClosed:
        return closed(event);
      default:
        return std::nullopt;
    }
  }

 private:
  [[nodiscard]] std::string named(const std::string& contact) const {
    return took_part_.contains(contact) ? contact : std::string();
  }

  [[nodiscard]] static ThreadEvent with_both(ThreadFact fact, const EnquiryEvent& event,
                                             std::string whom) {
    return {.fact = fact,
            .time = event.time,
            .who = event.contact,
            .whom = std::move(whom),
            .note = event.note};
  }

  [[nodiscard]] std::optional<ThreadEvent> replied(const EnquiryEvent& event) const {
    const bool takes = event.number == taking_;
    const bool writes =
        taking_ != kNoEvent && event.number > taking_ && !named(event.contact).empty();
    if (!takes && !writes) return std::nullopt;
    return ThreadEvent{.fact = takes ? ThreadFact::kTaken : ThreadFact::kReplied,
                       .time = event.time,
                       .who = event.contact};
  }

  // Of who was asked to take over and passed it on, that is said already; the venture's wish for
  // somebody else is none of the team's.
  [[nodiscard]] std::optional<ThreadEvent> offered(const EnquiryEvent& event) {
    const std::string passed_to = std::exchange(passed_to_, {});
    if (event.actor != EnquiryActor::kContact) return std::nullopt;
    if (!passed_to.empty() && passed_to == event.other_contact) return std::nullopt;
    const bool now = !event.other_contact.empty() && event.other_contact == enquiry_.offered_to;
    ThreadEvent told = with_both(ThreadFact::kOffered, event,
                                 now ? event.other_contact : named(event.other_contact));
    told.who = event.actor_id;
    return told;
  }

  // The clock only takes the part back from who is gone.
  [[nodiscard]] static std::optional<ThreadEvent> coordinated(const EnquiryEvent& event) {
    if (event.actor != EnquiryActor::kContact) return std::nullopt;
    const bool herself = event.contact == event.other_contact;
    return with_both(herself ? ThreadFact::kCoordinatesHerself : ThreadFact::kCoordinated, event,
                     event.other_contact);
  }

  [[nodiscard]] static ThreadEvent closed(const EnquiryEvent& event) {
    const bool by_contact = event.actor == EnquiryActor::kContact;
    const bool by_venture = event.actor == EnquiryActor::kVenture;
    return {.fact = by_contact || by_venture ? ThreadFact::kClosed : ThreadFact::kEnded,
            .time = event.time,
            .by_venture = by_venture,
            .who = by_contact ? event.actor_id : "",
            .note = by_contact ? event.note : "",
            .outcome = event.outcome};
  }

  const Enquiry& enquiry_;
  std::set<std::string> took_part_;
  std::int32_t taking_;
  std::string passed_to_;
};

// As letters say it; of a gap they say no more than that it ended.
std::optional<letters::Outcome> outcome_of(std::optional<model::EnquiryOutcome> outcome) {
  using model::EnquiryOutcome;
  constexpr std::array<std::pair<EnquiryOutcome, letters::Outcome>, 6> kOutcomes = {{
      {EnquiryOutcome::kMet, letters::Outcome::kMet},
      {EnquiryOutcome::kPilot, letters::Outcome::kPilot},
      {EnquiryOutcome::kCollaboration, letters::Outcome::kCollaboration},
      {EnquiryOutcome::kAdvice, letters::Outcome::kAdvice},
      {EnquiryOutcome::kNoFit, letters::Outcome::kNoFit},
      {EnquiryOutcome::kWithdrawn, letters::Outcome::kWithdrawn},
  }};
  for (const auto& [kept, said] : kOutcomes) {
    if (outcome == kept) return said;
  }
  return std::nullopt;
}

// Each person is read once.
class Names {
 public:
  Names(store::Store& store, const std::string& language) : store_(store), language_(language) {}

  Result<std::string> of(const std::string& contact) {
    const auto words = read(contact);
    if (!words) return fail(words.error());
    return (*words)->display_name;
  }

  // With title and unit.
  Result<std::string> card_of(const std::string& contact) {
    const auto words = read(contact);
    if (!words) return fail(words.error());
    std::string card = (*words)->display_name;
    for (const std::string* part : {&(*words)->title, &(*words)->unit_name}) {
      if (!part->empty()) card += ", " + *part;
    }
    return card;
  }

 private:
  Result<const enquiries::PersonWords*> read(const std::string& contact) {
    const auto known = known_.find(contact);
    if (known != known_.end()) return &known->second;
    Result<enquiries::PersonWords> words = enquiries::words_of_person(store_, contact, language_);
    if (!words) return fail(std::move(words.error()));
    return &known_.emplace(contact, *std::move(words)).first->second;
  }

  store::Store& store_;
  const std::string& language_;
  std::map<std::string, enquiries::PersonWords> known_;
};

Result<letters::ThreadLine> line_of(const ThreadEvent& event, Names& names,
                                    const std::string& venture_name) {
  Result<std::string> who = names.of(event.who);
  if (!who) return fail(std::move(who.error()));
  Result<std::string> whom = names.of(event.whom);
  if (!whom) return fail(std::move(whom.error()));
  return letters::ThreadLine{.fact = event.fact,
                             .date = norwegian_date(event.time),
                             .who = event.by_venture ? venture_name : *std::move(who),
                             .whom = *std::move(whom),
                             .note = event.note,
                             .outcome = outcome_of(event.outcome)};
}

}  // namespace

std::vector<ThreadEvent> thread_events(const Enquiry& enquiry,
                                       const std::vector<EnquiryEvent>& events) {
  Telling telling(enquiry, events);
  std::vector<ThreadEvent> told;
  for (const EnquiryEvent& event : events) {
    if (std::optional<ThreadEvent> shown = telling.told(event)) told.push_back(*std::move(shown));
  }
  if (told.size() > letters::kThreadLinesMax) {
    const std::size_t older = told.size() - letters::kThreadLinesMax;
    told.erase(told.begin(), told.begin() + static_cast<std::ptrdiff_t>(older));
  }
  return told;
}

Result<letters::FactThread> read_thread(store::Store& store, const Situation& situation,
                                        const std::string& language) {
  const Enquiry& row = situation.enquiry.row;
  const Result<enquiries::EnquiryWords> words = enquiries::words_of(store, row, language);
  if (!words) return fail(words.error());
  Names names(store, language);
  letters::FactThread thread;
  for (const auto& [contact, name] : {std::pair{&row.owner, &thread.owner_name},
                                      std::pair{&row.coordinator, &thread.coordinator_name}}) {
    if (contact->empty()) continue;
    Result<std::string> card = names.card_of(*contact);
    if (!card) return fail(std::move(card.error()));
    *name = *std::move(card);
  }
  for (const std::string& contact : row.team) {
    Result<std::string> card = names.card_of(contact);
    if (!card) return fail(std::move(card.error()));
    thread.team_names.push_back(*std::move(card));
  }
  for (const ThreadEvent& event : thread_events(row, situation.events)) {
    Result<letters::ThreadLine> line = line_of(event, names, words->venture_name);
    if (!line) return fail(std::move(line.error()));
    thread.lines.push_back(*std::move(line));
  }
  return thread;
}

}  // namespace veieninn::answer_site
