// What to do when InvitationService refuses.
#pragma once

#include <string>
#include <vector>

#include "clients/cli/failure.h"

namespace veieninn::cli {

// `failure` of reading or answering `id`, with a remedy that can be typed. `request_id` empty of a
// read.
[[nodiscard]] Failure with_invitation_remedy(Failure failure, const std::string& id,
                                             const std::string& request_id);

// The same of inviting: a refusal that is about `ventures[2]` names the third of `ventures`, as it
// was given.
[[nodiscard]] Failure with_inviting_remedy(Failure failure, const std::string& initiative,
                                           const std::vector<std::string>& ventures,
                                           const std::string& request_id);

}  // namespace veieninn::cli
