// Lets a map from strings be asked by a view of one.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace veieninn::taxonomy {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept {
    return std::hash<std::string_view>{}(text);
  }
};

}  // namespace veieninn::taxonomy
