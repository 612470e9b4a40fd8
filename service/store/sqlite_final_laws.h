// The laws between rows, looked at when all operations of a commit are applied: references lead to
// rows, nothing erased is still referred to, links make no circles, areas nest and border rightly,
// and a number or postal code leads to one area only.
#pragma once

#include <optional>
#include <vector>

#include "service/store/sqlite_commit.h"

namespace veieninn::store {

// Sets the error of each operation that broke a law and has no error yet. Throws DriverFailure.
void check_final_laws(Database& database, const Commit& commit, const std::vector<Step>& steps,
                      std::vector<std::optional<Error>>& errors);

}  // namespace veieninn::store
