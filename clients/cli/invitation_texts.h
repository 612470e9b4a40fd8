// Every sentence about an invitation of a venture to an initiative, in nb, nn and en.
//
// {venture} and {who} are names, {title} is the initiative's, {time} and {until} are moments.
#pragma once

#include <cstdint>
#include <string_view>

namespace veieninn::cli {

enum class InvitationText : std::uint8_t {
  // Where it stands
  kOpen,
  kAccepted,
  kDeclined,
  kLapsed,
  kWithdrawn,
  kUnknownState,  // newer than this client
  // Words before a colon
  kVenture,
  kInitiative,
  kInviter,
  kLetter,
  kNote,
  kInvitedNow,
  kInvitedBefore,
  // Sentences
  kListed,  // whom, by whom and to what
  kTakenUp,
  kTurnedDown,
  kTakenBack,
  kNobodyNew,
  kNoInvitations,
  // Heads of commands
  kAnswerNext,
  kLateAnswerNext,
  kTakeBackNext,
  kFollowEnquiryNext,
  kFollowAnswersNext,  // the last
};

// `language` nb, nn or en; anything else is read as en.
[[nodiscard]] std::string_view text(InvitationText which, std::string_view language) noexcept;

}  // namespace veieninn::cli
