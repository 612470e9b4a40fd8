// Every sentence about an enquiry's life, in nb, nn and en.
//
// {contact} and {other} are names as in the event; {actor} who did it; {venture} on whose behalf;
// {who} whom it waits on, its owner or who answered; {time} and {until} are moments.
#pragma once

#include <cstdint>
#include <string_view>

#include "veieninn/v1/enquiry.pb.h"

namespace veieninn::cli {

enum class EnquiryText : std::uint8_t {
  // What happened
  kCreated,
  kTookUpInvitation,
  kAskedToAnswer,
  kAskedToIntroduce,
  kAskedToFind,
  kSent,
  kDelivered,
  kBounced,
  kReminded,
  kIntroduced,
  kReferred,
  kDeclined,
  kSilent,
  kAway,
  kLeft,
  kSkipped,
  kSkippedByWish,
  kReplied,
  kAccepted,
  kOffered,
  kOfferEnded,
  kHandedOver,
  kJoined,
  kCoordinated,
  kFollowedUp,
  kAnswerTaken,
  kAnswerUndone,
  kAnswerLapsed,
  kAbuseReported,
  kClosedBy,
  kClosedByNobody,
  kUnknownEvent,
  // Behind what happened
  kUntil,
  kBack,
  // What happens next
  kNext,
  kNextSend,
  kNextRemind,
  kNextMoveOn,
  kNextFollowUp,
  kNextTakeEffect,
  kNextEndOffer,
  kNextOwned,
  kNextWaits,
  kNextClosed,
  kElseMovesOn,
  // Where it stands
  kDrafted,
  kWaits,
  kOwned,
  kWithRegistrar,
  kClosed,
  // Words before a colon
  kNeed,
  kFrom,
  kAbout,
  kWays,
  kOwner,
  kReached,
  kCoordinator,
  kTeam,
  // Ways
  kWayTried,
  kWayCurrent,
  kWayToCome,
  kWayNotNeeded,
  // Answers to a command
  kWritten,
  kJoinedOpen,
  kGoesTo,
  kGoesToIntroducer,
  kGoesToRegistrar,
  // Heads of a list
  kNoEnquiries,
  kHeadName,
  kHeadState,
  kHeadPerson,
  kHeadTime,
  kHeadNeed,
  // Somebody
  kErased,  // the last
};

// `language` nb, nn or en; anything else is read as en.
[[nodiscard]] std::string_view text(EnquiryText which, std::string_view language) noexcept;

// What is not stated, or newer than this client, has no word.
[[nodiscard]] std::string_view outcome_words(v1::EnquiryOutcome outcome,
                                             std::string_view language) noexcept;
[[nodiscard]] std::string_view reason_words(v1::DeclineReason reason,
                                            std::string_view language) noexcept;
[[nodiscard]] std::string_view answer_words(v1::EnquiryAnswerKind kind,
                                            std::string_view language) noexcept;
// One or two words for a column.
[[nodiscard]] std::string_view state_words(v1::EnquiryState state,
                                           std::string_view language) noexcept;

}  // namespace veieninn::cli
