// Keys that nobody can guess and that say nothing of whom they are about.
#pragma once

#include <string>

namespace veieninn::cli {

// A random version 4 UUID in lower case.
[[nodiscard]] std::string random_uuid();

}  // namespace veieninn::cli
