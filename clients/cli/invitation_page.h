// How invitations look on a terminal: names in sentences, ids where a command takes them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clients/cli/invitation_sentence.h"
#include "clients/cli/style.h"
#include "veieninn/v1/enquiry.pb.h"
#include "veieninn/v1/invitation_service.pb.h"

namespace veieninn::cli {

// No page has a line wider than `style.width` but for an id or a command.

// After inviting: who was invited now, by whom and until when; who was before, and how that stands.
[[nodiscard]] std::string invited_page(const v1::InviteVenturesResponse& answer,
                                       const InvitationView& view, const Style& style);

// One in full, and what can be done about it.
[[nodiscard]] std::string invitation_page(const v1::Invitation& invitation,
                                          const InvitationView& view, const Style& style);

// After an answer: what it means. `enquiry` that it became, where it did and could be read.
[[nodiscard]] std::string answered_page(const v1::Invitation& invitation,
                                        const std::optional<v1::Enquiry>& enquiry,
                                        const InvitationView& view, const Style& style);

// Many: each with its id and how it stands, then whom, by whom and to what.
[[nodiscard]] std::string invitation_list(const std::vector<v1::Invitation>& invitations,
                                          const InvitationView& view, const Style& style);

}  // namespace veieninn::cli
