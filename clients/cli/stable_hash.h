// FNV-1a in 32 bits: short, equal on every machine, for telling cut ids apart; not for security.
#pragma once

#include <cstdint>
#include <string_view>

namespace veieninn::cli {

[[nodiscard]] constexpr std::uint32_t stable_hash(std::string_view text) noexcept {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 16777619U;
  }
  return hash;
}

}  // namespace veieninn::cli
