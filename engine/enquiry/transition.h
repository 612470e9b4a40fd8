// The one place that says what may follow what in an enquiry's life.
//
//     drafted -> sent -> delivered -> accepted by its owner -> closed with an outcome
//        ^  introduced, passed on, declined, silent, bounced, away, gone: the next person is asked
//        '- no way left: a registrar; no registrar left: closed as a gap, which is counted
//
// Laws, each tested over every reachable enquiry of a small world:
//
//   named     who is not closed has an owner, or waits on a named person with a due time
//   owned     an owner is followed by an owner, until it is closed
//   once      nobody is asked twice to answer the same enquiry
//   ends      the clock alone closes every enquiry that nobody takes
//   gentle    no fact counts against somebody who did not introduce, declined, or was away
//
// Pure: what time it is and who can be asked are handed in. docs/enquiries.md has the picture.
#pragma once

#include <array>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "engine/enquiry/people.h"
#include "engine/model/enquiry.h"
#include "engine/model/rows.h"

namespace veieninn::enquiry {

// Answers through a link can be undone for so long; nothing of them is sent or counted before.
inline constexpr std::int64_t kUndoSeconds = 1800;
// A registrar has so many working days, and is reminded so often, before the next has it.
inline constexpr int kRegistrarDays = 5;
inline constexpr int kRegistrarRemindersMax = 3;
// An owner is asked how it went after so many working days, and by a new link each time; the last
// one again and again until it is closed.
inline constexpr std::array kFollowUpDays = {8, 20, 40, 60};
// An introducer is not reminded, and has so long.
inline constexpr int kIntroductionDays = 3;

// -- what can happen --

// The mail's word on the letter to `contact`.
struct LetterSent {
  std::string contact;
};
struct LetterDelivered {
  std::string contact;
};
struct LetterBounced {
  std::string contact;
};
// She answered the letter itself, to the venture.
struct Replied {
  std::string contact;
};
// She answered by a link, the API or a command. What is `undoable` takes effect kUndoSeconds later.
struct Answered {
  model::EnquiryAnswer answer;
  bool undoable = false;
};
struct Undone {
  std::string contact;
};
// The owner, or her coordinator, brings `colleague` in, or has her hold the threads: then she is in
// the team too. Nothing happens when it is so already.
struct ColleagueJoined {
  std::string contact;
  std::string colleague;
};
struct CoordinatorNamed {
  std::string contact;
  std::string colleague;
};
// The venture would like somebody else; an owner stays until the other takes it.
struct NextAsked {
  std::string note;
};
struct ClosedByVenture {
  model::EnquiryOutcome outcome = model::EnquiryOutcome::kWithdrawn;
  std::string note;
};
struct AbuseReported {
  std::string contact;
  std::string note;
};
// The clock, or a change in the directory: whatever is due is done. Never fails.
struct TimePassed {};

using Action = std::variant<LetterSent, LetterDelivered, LetterBounced, Replied, Answered, Undone,
                            ColleagueJoined, CoordinatorNamed, NextAsked, ClosedByVenture,
                            AbuseReported, TimePassed>;

// A letter to write: to `contact`, or to the venture when the kind says so; `contact` is then whom
// it is about.
struct LetterOrder {
  model::LetterKind kind = model::LetterKind::kEnquiry;
  std::string contact;
  friend bool operator==(const LetterOrder&, const LetterOrder&) = default;
};

// All of it is kept, or none.
struct Transition {
  model::Enquiry enquiry;
  std::vector<model::EnquiryEvent> events;
  std::vector<model::Engagement> facts;  // source_id "enquiries/<id>/<event number>/<kind>"
  std::vector<LetterOrder> letters;
};

// Whether whom it waits on is asked to introduce the venture to the next person on the way.
[[nodiscard]] bool asks_for_introduction(const model::Enquiry& enquiry) noexcept;

// The life begins: the first of `enquiry.ways` who can be asked is. REQUIRES: id, venture, need and
// ways are set, the rest as by default.
[[nodiscard]] Transition begin(model::Enquiry enquiry, const People& people, Instant now);

// The life begins with an owner: `owner` invited the venture, which took it up; nobody is asked.
// REQUIRES: as of begin(), but without ways.
[[nodiscard]] Transition begin_owned(model::Enquiry enquiry, const std::string& owner,
                                     const People& people, Instant now);

// Errors, with nothing changed: kNotAsked, kAlreadyAnswered (who and how), kInvalidArgument and
// kCycle about `other_contact`, `outcome` and other parts of an answer, kLimitExceeded.
[[nodiscard]] Result<Transition> apply(const model::Enquiry& enquiry, const Action& action,
                                       const People& people, Instant now);

// Every law of the above that a single enquiry breaks, in words; empty when it stands.
[[nodiscard]] std::vector<std::string> broken_laws(const model::Enquiry& enquiry);

}  // namespace veieninn::enquiry
