// A venture is asked to an initiative, by the named person who will answer for what comes of it: an
// enquiry the other way round. Ids and texts are as in rows.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "engine/base/instant.h"

namespace veieninn::model {

inline constexpr std::size_t kInvitationTextBytesMax = 4000;  // as of an enquiry's need
inline constexpr std::size_t kInvitationNoteBytesMax = 1000;  // a word on the way, no letter

enum class InvitationState : std::uint8_t {
  kOpen = 1,   // it waits on the venture
  kAccepted,   // and became an enquiry that is owned from its first moment
  kDeclined,   // the venture would rather not
  kLapsed,     // the venture did not answer in time
  kWithdrawn,  // taken back, or nobody is left to answer for it
};

struct Invitation {
  std::string id;
  std::string initiative;
  std::string venture;  // each is invited to an initiative once
  std::string contact;  // who invites; empty once she is erased
  std::string text;     // in her words; goes six months after the answer
  InvitationState state = InvitationState::kOpen;
  Instant reply_until;           // when it lapses
  Instant answer_time = kNever;  // when it ceased to be open
  std::string note;              // in the words of who ended it; goes with the text
  std::string enquiry;           // that it became; of kAccepted only
  friend bool operator==(const Invitation&, const Invitation&) = default;
};

}  // namespace veieninn::model
