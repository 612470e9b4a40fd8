#include "service/store/sqlite_training_letters.h"

#include <cstdint>

#include "service/store/sqlite_enquiry_writes.h"

namespace veieninn::store {

void tell_training(Database& database, const TellTraining& told) {
  database.run("DELETE FROM training_shortfall WHERE initiative = ?", told.initiative);
  std::int64_t position = 0;
  for (const TrainingShortfall& shortfall : told.shortfalls) {
    database.run(
        "INSERT INTO training_shortfall (initiative, position, municipality, participants, "
        "minimum) VALUES (?, ?, ?, ?, ?)",
        told.initiative, position++, shortfall.municipality, std::int64_t{shortfall.participants},
        std::int64_t{shortfall.minimum});
  }
  for (Letter letter : told.letters) {
    letter.enquiry.clear();
    letter.initiative = told.initiative;
    write_letter(database, letter);
  }
}

std::vector<TrainingShortfall> read_shortfalls(Database& database, const std::string& initiative) {
  Query query = database.query(
      "SELECT municipality, participants, minimum FROM training_shortfall WHERE initiative = ? "
      "ORDER BY position",
      initiative);
  std::vector<TrainingShortfall> shortfalls;
  while (query.next()) {
    shortfalls.push_back({query.text(0), static_cast<std::int32_t>(query.integer(1)),
                          static_cast<std::int32_t>(query.integer(2))});
  }
  return shortfalls;
}

bool forget_initiative_letters(Database& database, const ForgetTexts& forget) {
  // By the index on `initiative`: letters of enquiries are many, and no index has those that ended.
  Query gone = database.query(
      "DELETE FROM letter WHERE sequence IN (SELECT sequence FROM letter "
      "WHERE initiative IS NOT NULL AND state <> 1 AND next_time < ? LIMIT ?) RETURNING sequence",
      forget.closed_before.unix_seconds, std::int64_t{forget.most});
  bool any = false;
  while (gone.next()) any = true;
  return any;
}

}  // namespace veieninn::store
