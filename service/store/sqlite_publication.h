// What is published of a unit, inside one read transaction. Throws DriverFailure.
#pragma once

#include <string>

#include "service/store/sqlite_database.h"
#include "service/store/store.h"

namespace veieninn::store {

[[nodiscard]] Result<UnitRows> read_rows_of_unit(Database& database, const std::string& unit);

}  // namespace veieninn::store
