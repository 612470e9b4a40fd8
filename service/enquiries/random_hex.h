// Names that nobody can guess.
#pragma once

#include <cstddef>
#include <string>

namespace veieninn::enquiries {

// `bytes` of the operating system's randomness, two characters of [0-9a-f] each.
[[nodiscard]] std::string random_hex(std::size_t bytes);

}  // namespace veieninn::enquiries
