// What initiatives are called to whoever reads of invitations to them.
#pragma once

#include <string>
#include <vector>

#include "clients/cli/invitation_sentence.h"
#include "clients/cli/session.h"

namespace veieninn::cli {

// The language of `session`, and the titles in it. The server tells an invitation's in nb, so that
// nothing is asked for then; else at most 20 are, and what cannot be had stays in nb.
[[nodiscard]] InvitationView invitation_view(Session& session,
                                             const std::vector<v1::Invitation>& invitations);

}  // namespace veieninn::cli
