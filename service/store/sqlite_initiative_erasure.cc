#include "service/store/sqlite_initiative_erasure.h"

#include <string>

namespace veieninn::store {
namespace {

// What happens to the participations that a `where` names; ?1 is the id of whom they go with. The
// texts outlive every database, as its statements need.
struct ErasureSql {
  std::string spend;  // what they used stays used
  std::string stamp;  // which changes their initiatives
  std::string bury;
  std::string remove;

  explicit ErasureSql(const std::string& where)
      : spend(
            "UPDATE initiative_quota SET spent = spent + coalesce((SELECT sum(used) "
            "FROM participation_take AS take JOIN participation AS gone "
            "ON gone.id = take.participation "
            "WHERE gone.initiative = initiative_quota.initiative "
            "AND take.unit = initiative_quota.unit AND gone." +
            where + " = ?1), 0) WHERE initiative IN (SELECT initiative FROM participation WHERE " +
            where + " = ?1)"),
        stamp(
            "UPDATE initiative SET revision = ?2, update_time = ?3 WHERE id IN "
            "(SELECT initiative FROM participation JOIN participation_take "
            "ON participation_take.participation = participation.id "
            "WHERE used > 0 AND participation." +
            where + " = ?1)"),
        bury(
            "INSERT OR REPLACE INTO tombstone (kind, id, revision) SELECT ?3, id, ?2 "
            "FROM participation WHERE " +
            where + " = ?1"),
        remove("DELETE FROM participation WHERE " + where + " = ?1") {}
};

void erase_participations(Database& database, const ErasureSql& sql, const std::string& id,
                          const Stamp& stamp) {
  database.run(sql.spend, id);
  database.run(sql.stamp, id, stamp.revision, stamp.now);
  database.run(sql.bury, id, stamp.revision,
               static_cast<std::int64_t>(ResourceKind::kParticipation));
  database.run(sql.remove, id);
}

// Who answers for an initiative is followed by her successor, else by her deputy.
void let_go_of_people(Database& database, const std::string& id, const Stamp& stamp) {
  database.run(
      "UPDATE initiative SET revision = ?2, update_time = ?3 WHERE id IN "
      "(SELECT initiative FROM initiative_contact WHERE contact = ?1)",
      id, stamp.revision, stamp.now);
  // IGNORE: who answers for it already is no second time.
  database.run(
      "UPDATE OR IGNORE initiative_contact SET contact = contact.successor FROM contact "
      "WHERE contact.id = ?1 AND contact.successor IS NOT NULL "
      "AND initiative_contact.contact = ?1 AND initiative_contact.role = 1",
      id);
  database.run(
      "UPDATE OR IGNORE initiative_contact SET contact = contact.deputy FROM contact "
      "WHERE contact.id = ?1 AND contact.deputy IS NOT NULL "
      "AND initiative_contact.contact = ?1 AND initiative_contact.role = 1",
      id);
  database.run("DELETE FROM initiative_contact WHERE contact = ?", id);
}

}  // namespace

void let_go_of_initiatives(Database& database, ResourceKind kind, const std::string& id,
                           const Stamp& stamp) {
  static const ErasureSql of_venture("venture");
  static const ErasureSql of_contact("contact");
  static const ErasureSql of_initiative("initiative");
  static const ErasureSql itself("id");
  switch (kind) {
    case ResourceKind::kVenture:
      erase_participations(database, of_venture, id, stamp);
      break;
    case ResourceKind::kContact:
      erase_participations(database, of_contact, id, stamp);
      let_go_of_people(database, id, stamp);
      break;
    case ResourceKind::kInitiative:
      erase_participations(database, of_initiative, id, stamp);
      break;
    case ResourceKind::kParticipation:
      erase_participations(database, itself, id, stamp);
      break;
    default:
      break;
  }
}

}  // namespace veieninn::store
