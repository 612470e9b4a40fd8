// An enquiry the other way round: somebody who answers for an initiative invites a venture to it.
//
//     open ──▶ accepted: an enquiry that she owns from its first moment
//        └───▶ declined by the venture, lapsed, or withdrawn
//
// Laws:
//
//   named     who is open names a person who invites; nobody is left, and it is withdrawn
//   once      a venture is invited to an initiative once
//   ends      the clock alone ends every open one
//   gentle    that one lapsed or was withdrawn is no fact; a venture's yes and no are its own, and
//             say nothing of whoever invited it
//
// Pure, as of transition.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "engine/enquiry/people.h"
#include "engine/enquiry/transition.h"
#include "engine/model/invitation.h"
#include "engine/model/rows.h"

namespace veieninn::enquiry {

// A venture has so many working days; a yes after them is still a yes.
inline constexpr int kInvitationDays = 10;

// Of `hosts`, who answer for the initiative, the first who can be asked and is not away, else the
// first who can be asked.
[[nodiscard]] std::optional<std::string> first_host(const std::vector<std::string>& hosts,
                                                    const People& people, Instant now);

// REQUIRES: id, initiative, venture, contact and text are set.
[[nodiscard]] model::Invitation invite(model::Invitation row, Instant now);

// What the venture takes up, and where its letters go.
struct TakingUp {
  model::Enquiry enquiry;          // id, need_text, language, sender, topic and area are set
  std::vector<std::string> hosts;  // who answer for the initiative now
  std::string note;                // the venture's words
};

// All of it is kept, or none.
struct TakenUp {
  model::Invitation invitation;
  Transition begun;  // its facts hold the venture's yes
};

// Whoever invited owns it; where she is gone, the first of `hosts` who can be asked. Errors:
// kAlreadyAnswered when it was accepted, declined or withdrawn, or nobody is left.
[[nodiscard]] Result<TakenUp> accept_invitation(const model::Invitation& row, TakingUp taking,
                                                const People& people, Instant now);

struct Ended {
  model::Invitation invitation;
  std::optional<model::Engagement> fact;
};

// The venture would rather not, also late. `topic` and `area` are those of the initiative. Errors:
// kAlreadyAnswered when it was accepted, declined or withdrawn.
[[nodiscard]] Result<Ended> decline_invitation(const model::Invitation& row,
                                               const std::string& topic, const std::string& area,
                                               const std::string& note, Instant now);
// Who invited takes it back. Errors: kAlreadyAnswered unless it is open.
[[nodiscard]] Result<Ended> withdraw_invitation(const model::Invitation& row,
                                                const std::string& note, Instant now);
// The clock, or a change in the directory: lapses when its time is over; where who invited is gone,
// another of `hosts` has it, else it is withdrawn. Never fails.
[[nodiscard]] model::Invitation pass_time(const model::Invitation& row,
                                          const std::vector<std::string>& hosts,
                                          const People& people, Instant now);

}  // namespace veieninn::enquiry
