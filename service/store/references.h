// Which rows a row refers to, and by which field. Pure; shared by every Store implementation.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "service/store/store.h"

namespace veieninn::store {

struct Reference {
  static constexpr std::size_t kSingle = static_cast<std::size_t>(-1);

  std::string_view list;        // "unit", "expertise"
  std::size_t index = kSingle;  // of the entry, where the field is a list
  std::string_view leaf;        // "topic" of "expertise[2].topic", or empty
  ResourceKind kind = ResourceKind::kArea;
  const std::string* id = nullptr;  // in the row that was asked; never empty
};

// "area.", "org_unit.": what field paths of a kind begin with.
[[nodiscard]] std::string_view field_prefix(ResourceKind kind) noexcept;
inline constexpr std::string_view kEngagementPrefix = "engagement.";
inline constexpr std::string_view kEnquiryPrefix = "enquiry.";
inline constexpr std::string_view kInvitationPrefix = "invitation.";

// "contact.expertise[2].topic"
[[nodiscard]] std::string field_path(std::string_view prefix, const Reference& reference);

// In the order of the fields; empty references are left out. They live as long as the row.
[[nodiscard]] std::vector<Reference> references_of(const Resource& row);
[[nodiscard]] std::vector<Reference> references_of(const model::Engagement& row);
// Of the row, its events and its letters.
[[nodiscard]] std::vector<Reference> references_of(const PutEnquiry& put);
[[nodiscard]] std::vector<Reference> references_of(const SenderStop& stop);
[[nodiscard]] std::vector<Reference> references_of(const TellTraining& told);
// But for the enquiry that it became, which comes with it.
[[nodiscard]] std::vector<Reference> references_of(const model::Invitation& row);

}  // namespace veieninn::store
