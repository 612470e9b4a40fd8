// Resource names: `contacts/c001` <-> collection and id.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/error.h"
#include "service/store/store.h"

namespace veieninn::api {

inline constexpr std::string_view kEngagementCollection = "engagements";
inline constexpr std::string_view kEnquiryCollection = "enquiries";
inline constexpr std::string_view kInvitationCollection = "invitations";

// "areas", "orgUnits"
[[nodiscard]] std::string_view collection_of(store::ResourceKind kind) noexcept;
// "orgUnits/asker"; what a remedy shows.
[[nodiscard]] std::string_view example_name(store::ResourceKind kind) noexcept;
// "org_unit": the field that holds a resource of the kind.
[[nodiscard]] std::string_view field_of(store::ResourceKind kind) noexcept;

// "Contact" of "contacts/c001"; empty for a name in no collection of ours.
[[nodiscard]] std::string_view type_of_name(std::string_view name) noexcept;

// "contacts/" + "c001"
[[nodiscard]] std::string name_of(store::ResourceKind kind, std::string_view id);
[[nodiscard]] std::string engagement_name(std::int64_t sequence);

[[nodiscard]] std::string enquiry_name(std::string_view id);
[[nodiscard]] std::string invitation_name(std::string_view id);
// As id_of_name().
[[nodiscard]] Result<std::string> id_of_enquiry(std::string_view name, std::string field);
[[nodiscard]] Result<std::string> id_of_invitation(std::string_view name, std::string field);

// The id of a name of the given kind. Errors: kInvalidArgument about `field` for an empty name,
// another collection or a malformed id.
[[nodiscard]] Result<std::string> id_of_name(store::ResourceKind kind, std::string_view name,
                                             std::string field);

}  // namespace veieninn::api
