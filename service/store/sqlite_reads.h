// The reading side. All functions expect to run inside one read transaction, so that what they
// return was true at one revision, and throw DriverFailure.
#pragma once

#include "service/store/sqlite_database.h"
#include "service/store/store.h"

namespace veieninn::store {

[[nodiscard]] Revision read_revision(Database& database);

[[nodiscard]] Result<Page> list_rows(Database& database, const ListQuery& query);
[[nodiscard]] Result<EngagementPage> list_engagement_rows(Database& database,
                                                          const EngagementQuery& query);

[[nodiscard]] Result<ChangeSet> read_changes(Database& database, Revision from);
[[nodiscard]] Revision visit_rows(Database& database, const Store::RowVisitor& on_row,
                                  const Store::EngagementVisitor& on_engagement);

}  // namespace veieninn::store
