// Large whole numbers, as their readers write them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace veieninn::cli {

// `1 500 000`, with spaces that no line breaks at; `1,500,000` in English. `1500` stays whole in
// Norwegian, where four digits are written together.
[[nodiscard]] std::string grouped_number(std::int64_t number, std::string_view language);

}  // namespace veieninn::cli
