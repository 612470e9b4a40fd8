// Names that nobody can guess.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace veieninn::enquiries {

// Two characters of [0-9a-f] a byte.
[[nodiscard]] std::string hex_of(std::span<const unsigned char> bytes);

// Of `bytes` of the operating system's randomness.
[[nodiscard]] std::string random_hex(std::size_t bytes);

// A letter's: 128 random bits, as store::Letter wants them.
[[nodiscard]] std::string new_letter_id();

}  // namespace veieninn::enquiries
