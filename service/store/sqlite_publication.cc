#include "service/store/sqlite_publication.h"

#include <set>
#include <utility>

#include "service/store/sqlite_reads.h"
#include "service/store/sqlite_row_reader.h"

namespace veieninn::store {
namespace {

// Of contacts who agreed, in the unit and under it.
std::vector<std::string> consenting_contacts(Database& database, const std::string& unit) {
  Query query = database.query(
      "WITH RECURSIVE under (id) AS (SELECT ?1 UNION SELECT org_unit.id FROM under "
      "JOIN org_unit ON org_unit.parent = under.id) "
      "SELECT contact.id FROM under JOIN contact ON contact.unit = under.id "
      "WHERE publish_consent_time IS NOT NULL ORDER BY contact.id LIMIT ?2",
      unit, std::int64_t{kConsentingContactsMax});
  std::vector<std::string> ids;
  while (query.next()) ids.push_back(query.text(0));
  return ids;
}

// Adds the row unless it is gone; references of a store's rows never dangle.
template <typename Row>
void add_row(Database& database, ResourceKind kind, const std::string& id, std::vector<Row>& rows) {
  std::optional<StoredResource> stored = read_row(database, kind, id);
  if (stored) rows.push_back(std::get<Row>(std::move(stored->row)));
}

void add_units(Database& database, const std::string& unit, UnitRows& rows) {
  std::set<std::string> known;
  for (std::string next = unit; !next.empty() && known.insert(next).second;) {
    add_row(database, ResourceKind::kOrgUnit, next, rows.units);
    next = rows.units.empty() ? std::string() : rows.units.back().parent;
  }
  std::set<std::string> others;
  for (const model::Contact& contact : rows.contacts) {
    if (!known.contains(contact.unit)) others.insert(contact.unit);
  }
  for (const std::string& id : others) add_row(database, ResourceKind::kOrgUnit, id, rows.units);
}

}  // namespace

Result<UnitRows> read_rows_of_unit(Database& database, const std::string& unit) {
  UnitRows rows;
  rows.revision = read_revision(database);
  for (const std::string& id : consenting_contacts(database, unit)) {
    add_row(database, ResourceKind::kContact, id, rows.contacts);
  }
  add_units(database, unit, rows);
  if (rows.units.empty()) return fail(not_found(resource_name(ResourceKind::kOrgUnit, unit)));
  std::set<std::string> topics;
  for (const model::Contact& contact : rows.contacts) {
    for (const model::Expertise& entry : contact.expertise) topics.insert(entry.topic);
  }
  for (const std::string& id : topics) add_row(database, ResourceKind::kTopic, id, rows.topics);
  std::set<std::string> areas;
  for (const model::OrgUnit& row : rows.units) areas.insert(row.areas.begin(), row.areas.end());
  for (const std::string& id : areas) add_row(database, ResourceKind::kArea, id, rows.areas);
  return rows;
}

}  // namespace veieninn::store
