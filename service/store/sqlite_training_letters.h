// What everybody learns of a training: the letters of an initiative, and who lacked whom. Inside
// the caller's transaction. Throws DriverFailure.
#pragma once

#include <string>
#include <vector>

#include "service/store/sqlite_database.h"
#include "service/store/store.h"

namespace veieninn::store {

void tell_training(Database& database, const TellTraining& told);
[[nodiscard]] std::vector<TrainingShortfall> read_shortfalls(Database& database,
                                                             const std::string& initiative);

// Those that wait no more, and were due before; whether there was any.
bool forget_initiative_letters(Database& database, const ForgetTexts& forget);

}  // namespace veieninn::store
