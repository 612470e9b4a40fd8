// An enquiry as a store keeps it: a venture's need on its way to somebody who takes it.
//
// What may follow what is decided in engine/enquiry alone (docs/enquiries.md has the picture); a
// store only keeps what came of it. Ids are as in rows.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/instant.h"

namespace veieninn::model {

inline constexpr std::size_t kEnquiryNeedBytesMax = 4000;  // as of a need in FindRoutes
inline constexpr std::size_t kEnquiryNoteBytesMax = 1000;  // a note is a word on the way, no letter
inline constexpr std::size_t kEnquiryWaysMax = 40;         // a ladder of 10, and 30 passings on
inline constexpr std::size_t kEnquiryWayStepsMax = 4;      // three introductions and the contact
inline constexpr std::size_t kEnquiryTeamMax = 20;
// So many events and an enquiry takes no more but those of the clock and its end: nobody can make
// a row grow without end.
inline constexpr std::int32_t kEnquiryEventsMax = 400;

enum class EnquiryState : std::uint8_t {
  kDrafted = 1,    // the letter to whom it waits on has not left yet
  kSent,           // it left
  kDelivered,      // it reached her
  kAccepted,       // it has an owner
  kWithRegistrar,  // all ways were tried; a registrar looks for somebody
  kClosed,
};

enum class EnquiryOutcome : std::uint8_t {
  kMet = 1,
  kPilot,
  kCollaboration,
  kAdvice,
  kNoFit,
  kWithdrawn,
  kGap,  // nobody was found; counted for whoever keeps the contacts of the place
};

// Who did it. The clock and the mail have no id.
enum class EnquiryActor : std::uint8_t { kVenture = 1, kContact, kClock, kPost };

enum class EnquiryEventKind : std::uint8_t {
  kCreated = 1,    // by the venture; or it took up what `contact` invited it to
  kAsked,          // `contact` is asked: to answer, to introduce, or to find somebody
  kSent,           // her letter left
  kDelivered,      // it reached her
  kBounced,        // it never will
  kReminded,       // she was asked once more
  kIntroduced,     // `contact` introduced the venture to `other_contact`
  kReferred,       // not me, try `other_contact`
  kDeclined,       // she would rather not
  kSilent,         // her time ran out
  kAway,           // she is away until some day
  kLeft,           // she works there no more
  kSkipped,        // she cannot be asked now: away, gone, or has no room
  kReplied,        // she answered the letter itself; she is the owner
  kAccepted,       // she is the owner
  kOffered,        // the owner, or the venture, asks `other_contact` to take over
  kOfferEnded,     // `contact` will not
  kHandedOver,     // from `contact` to `other_contact`, who is the owner
  kJoined,         // `other_contact` was brought in
  kCoordinated,    // `other_contact` holds the threads
  kFollowedUp,     // the owner was asked how it went
  kAnswerTaken,    // an answer was given that can still be undone
  kAnswerUndone,   // and was
  kAnswerLapsed,   // or could no longer take effect
  kAbuseReported,  // `contact` reported the sender
  kClosed,
};

enum class DeclineReason : std::uint8_t { kWrongTopic = 1, kWrongPlace, kNoCapacity, kOther };

// One line of an enquiry's life.
struct EnquiryEvent {
  std::int32_t number = 0;  // from 1, rising by 1 within the enquiry
  Instant time = {};
  EnquiryEventKind kind = EnquiryEventKind::kCreated;
  EnquiryActor actor = EnquiryActor::kClock;
  std::string actor_id = {};       // venture or contact; empty of the clock and the mail
  std::string contact = {};        // whose step it is, or empty
  std::string other_contact = {};  // or empty
  std::optional<DeclineReason> decline_reason = {};
  std::string note = {};              // in the actor's words; goes with the need's text
  std::optional<Instant> until = {};  // of kAsked, kReminded, kOffered: when it moves on; of kAway
  std::optional<EnquiryOutcome> outcome = {};
  friend bool operator==(const EnquiryEvent&, const EnquiryEvent&) = default;
};

// A way to somebody: introducers first, she last.
struct EnquiryWay {
  std::vector<std::string> contacts;  // 1 to kEnquiryWayStepsMax
  friend bool operator==(const EnquiryWay&, const EnquiryWay&) = default;
};

enum class AnswerKind : std::uint8_t {
  kAccept = 1,
  kIntroduce,
  kRefer,
  kDecline,
  kAway,
  kLeave,
  kHandOver,
  kClose,
  kBringIn,
  kNameCoordinator,
};

// What somebody answers, wherever she does it.
struct EnquiryAnswer {
  AnswerKind kind = AnswerKind::kAccept;
  std::string contact = {};        // who answers
  std::string other_contact = {};  // kRefer, kHandOver: to whom; kBringIn, kNameCoordinator: whom
  std::optional<DeclineReason> decline_reason = {};
  std::string note = {};
  std::optional<Instant> until = {};           // kAway
  std::optional<EnquiryOutcome> outcome = {};  // kClose
  friend bool operator==(const EnquiryAnswer&, const EnquiryAnswer&) = default;
};

// An answer that can still be undone.
struct PendingAnswer {
  EnquiryAnswer answer;
  Instant effect_time;
  friend bool operator==(const PendingAnswer&, const PendingAnswer&) = default;
};

struct Enquiry {
  std::string id;
  std::string venture;
  std::string topic;  // topic id, or empty: not understood
  std::string area;   // area id, or empty: anywhere
  std::string need_text;
  std::string language;        // of letters to the venture: nb, nn or en
  std::string sender_name;     // who asks, on the venture's behalf
  std::string sender_address;  // mail; empty: the portal tells them

  EnquiryState state = EnquiryState::kDrafted;
  std::vector<EnquiryWay> ways;  // those that were tried, the one being walked, those to come
  std::int32_t way = 0;          // the one being walked; ways.size() when none is left
  std::int32_t hop = 0;          // who on it is asked; the last is asked to answer
  // Whom it waits on while it has no owner; the registrar in kWithRegistrar.
  std::string waits_on;
  Instant waiting_since = kAlways;      // her days are counted from here
  Instant due_time = kNever;            // when the clock does the next step
  std::int32_t reminders = 0;           // that were sent to her, or to the owner
  std::vector<std::string> asked;       // everybody who was asked, in order; nobody is asked twice
  std::vector<std::string> registrars;  // everybody who had it as a registrar's task, in order
  std::string owner;                    // empty before somebody takes it
  std::string offered_to;               // who is asked to take over, or empty
  std::string coordinator;              // one of the team, or empty: the owner
  std::vector<std::string> team;        // brought in by the owner or the coordinator
  std::optional<EnquiryOutcome> outcome;  // when closed
  std::optional<PendingAnswer> pending;
  std::int32_t event_count = 0;
  friend bool operator==(const Enquiry&, const Enquiry&) = default;
};

// When the clock has something to do next.
[[nodiscard]] inline Instant next_time(const Enquiry& enquiry) noexcept {
  return enquiry.pending ? enquiry.pending->effect_time : enquiry.due_time;
}

// What a letter is for; each goes out once for its step.
enum class LetterKind : std::uint8_t {
  // to people of the public side
  kEnquiry = 1,
  kIntroduction,
  kEnquiryReminder,
  kOwnershipGiven,
  kOwnershipOffered,
  kFollowUp,
  kJoinedTeam,
  kRegistrarTask,
  kRegistrarReminder,
  kEnquiryEnded,
  kCoordinatorNamed,
  // of an initiative, not of an enquiry: to who takes part in a training and who answers for it
  kTrainingStarts = 32,
  kTrainingDoesNotStart,
  // to the venture
  kVentureSent = 64,
  kVentureNext,
  kVentureAccepted,
  kVentureOwnerChanged,
  kVentureWithRegistrar,
  kVentureClosed,
  kVentureGap,
};

[[nodiscard]] constexpr bool is_to_venture(LetterKind kind) noexcept {
  return kind >= LetterKind::kVentureSent;
}

[[nodiscard]] constexpr bool is_of_initiative(LetterKind kind) noexcept {
  return kind >= LetterKind::kTrainingStarts && !is_to_venture(kind);
}

}  // namespace veieninn::model
