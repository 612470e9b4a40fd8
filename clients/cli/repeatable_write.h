// Writes that can be sent again: the server keeps a request's id for a day, and answers a repeat
// with how things stand.
#pragma once

#include <string>

#include "clients/cli/failure.h"

namespace veieninn::cli {

// The id that the caller gave, else a random one.
[[nodiscard]] std::string request_id_of(const std::string& given);

// Where no answer came, with how to repeat the write safely. `request_id` empty of a read.
[[nodiscard]] Failure with_repetition(Failure failure, const std::string& request_id);

}  // namespace veieninn::cli
