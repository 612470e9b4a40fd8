// Runs of words that may be the name of an organisation: two words or more, the first in capitals.
//
// One word is left alone: there are organisations called "Barnehage".
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/taxonomy/need_reading.h"

namespace veieninn::taxonomy {

// A name as names are compared: its spellings joined by spaces, folded; empty for one of fewer than
// two or more than eight words.
[[nodiscard]] std::string name_key(std::string_view name);

struct NamedRun {
  std::uint32_t named = 0;  // what `find` said of the name
  TextRange words;
  friend bool operator==(const NamedRun&, const NamedRun&) = default;
};

inline constexpr std::uint32_t kNobodyNamed = 0xFFFFFFFFU;

// The longest runs of a text whose key `find` knows, from the left.
[[nodiscard]] std::vector<NamedRun> find_names(
    const NeedReading& reading, const std::function<std::uint32_t(std::string_view key)>& find);

}  // namespace veieninn::taxonomy
