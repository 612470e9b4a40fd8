// Rows out of their tables. All functions throw DriverFailure and expect the caller's transaction.
#pragma once

#include <optional>
#include <string>

#include "service/store/sqlite_database.h"
#include "service/store/store.h"

namespace veieninn::store {

[[nodiscard]] std::optional<StoredResource> read_row(Database& database, ResourceKind kind,
                                                     const std::string& id);

// "area", "org_unit": the table of a kind.
[[nodiscard]] std::string_view table_of(ResourceKind kind) noexcept;

// The columns that read_engagement() expects, in its order.
inline constexpr std::string_view kEngagementColumns =
    "sequence, source_id, time, kind, venture, contact, other_contact, topic, area, need_words";
[[nodiscard]] model::Engagement read_engagement(const Query& query);

}  // namespace veieninn::store
