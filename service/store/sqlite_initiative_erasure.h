// What an erasure takes with it of initiatives. Throws DriverFailure and expects the caller's
// transaction.
#pragma once

#include <string>

#include "service/store/sqlite_database.h"
#include "service/store/sqlite_row_writer.h"
#include "service/store/store.h"

namespace veieninn::store {

// Before a row goes: of a venture, a contact or an initiative its participations go too; what was
// used stays counted as spent. Of a contact also her place in initiatives, which her successor
// takes, else her deputy, where she answered for one.
void let_go_of_initiatives(Database& database, ResourceKind kind, const std::string& id,
                           const Stamp& stamp);

}  // namespace veieninn::store
