// What holds between an initiative and those who take part in it. Both functions look at the rows
// as they stand when all operations of a commit are applied, throw DriverFailure and expect the
// caller's transaction.
#pragma once

#include <optional>

#include "engine/base/error.h"
#include "engine/model/initiative.h"
#include "service/store/sqlite_database.h"

namespace veieninn::store {

// No account gives more than it has: what is spent, reserved and used is at most the total.
[[nodiscard]] std::optional<Error> broken_accounts(Database& database,
                                                   const model::Initiative& row);

// Of one who takes part: it is for her kind, she is there once, her mentor is one and has room, and
// what she takes is given there and not more than is left.
[[nodiscard]] std::optional<Error> broken_participation(Database& database,
                                                        const model::Participation& row);

}  // namespace veieninn::store
