#include <array>
#include <utility>

#include "service/store/sqlite_reads.h"
#include "service/store/sqlite_row_reader.h"

namespace veieninn::store {
namespace {

constexpr std::array<std::string_view, 6> kChangedIds = {
    "SELECT id FROM area WHERE revision > ? ORDER BY id",
    "SELECT id FROM topic WHERE revision > ? ORDER BY id",
    "SELECT id FROM org_unit WHERE revision > ? ORDER BY id",
    "SELECT id FROM contact WHERE revision > ? ORDER BY id",
    "SELECT id FROM venture WHERE revision > ? ORDER BY id",
    "SELECT id FROM tie WHERE revision > ? ORDER BY id"};

// Rows of all kinds changed after `from`, by kind and id.
template <typename Visit>
void visit_changed_rows(Database& database, Revision from, const Visit& visit) {
  for (std::size_t i = 0; i < kChangedIds.size(); ++i) {
    Query ids = database.query(kChangedIds[i], from);
    while (ids.next()) {
      std::optional<StoredResource> stored =
          read_row(database, static_cast<ResourceKind>(i + 1), ids.text(0));
      if (stored) visit(std::move(stored->row));
    }
  }
}

template <typename Visit>
void visit_new_engagements(Database& database, Revision from, const Visit& visit) {
  static const std::string kSelect = "SELECT " + std::string(kEngagementColumns) +
                                     " FROM engagement WHERE revision > ? ORDER BY sequence";
  Query query = database.query(kSelect, from);
  while (query.next()) visit(read_engagement(query));
}

void read_gone(Database& database, ChangeSet& changes) {
  Query tombstones = database.query(
      "SELECT kind, id FROM tombstone WHERE revision > ? ORDER BY kind, id", changes.from);
  while (tombstones.next()) {
    changes.tombstones.push_back(
        {static_cast<ResourceKind>(tombstones.integer(0)), tombstones.text(1)});
  }
  Query engagements = database.query(
      "SELECT sequence FROM erased_engagement WHERE revision > ? ORDER BY sequence", changes.from);
  while (engagements.next()) changes.erased_engagements.push_back(engagements.integer(0));
}

}  // namespace

Revision read_revision(Database& database) {
  Query query = database.query("SELECT revision FROM store_state");
  return query.next() ? query.integer(0) : 0;
}

Result<ChangeSet> read_changes(Database& database, Revision from) {
  ChangeSet changes;
  changes.from = from;
  changes.revision = read_revision(database);
  if (from < 0 || from > changes.revision) return fail(revision_unknown(from, changes.revision));
  if (from == changes.revision) return changes;
  visit_changed_rows(database, from, [&](Resource row) { changes.rows.push_back(std::move(row)); });
  visit_new_engagements(database, from, [&](model::Engagement row) {
    changes.engagements.push_back(std::move(row));
  });
  read_gone(database, changes);
  return changes;
}

Revision visit_rows(Database& database, const Store::RowVisitor& on_row,
                    const Store::EngagementVisitor& on_engagement) {
  const Revision revision = read_revision(database);
  constexpr Revision kBeforeAll = 0;
  visit_changed_rows(database, kBeforeAll, [&](const Resource& row) { on_row(row); });
  visit_new_engagements(database, kBeforeAll,
                        [&](const model::Engagement& row) { on_engagement(row); });
  return revision;
}

}  // namespace veieninn::store
