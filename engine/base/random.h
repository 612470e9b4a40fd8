// Chance that anybody can repeat: a number from a seed and a name, the same on every machine.
#pragma once

#include <cstdint>
#include <string_view>

namespace veieninn {

// SplitMix64's finalizer (Steele, Lea & Flood, OOPSLA 2014): a bijection that mixes every bit.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t x) noexcept {
  x += 0x9E3779B97F4A7C15ULL;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

// 64 bits of chance, independent for different seeds and names.
[[nodiscard]] constexpr std::uint64_t bits_of(std::uint64_t seed, std::string_view name) noexcept {
  std::uint64_t state = mixed(seed);
  for (const char c : name) state = mixed(state ^ static_cast<unsigned char>(c));
  return state;
}

// Uniform in [0, 1), in steps of 2^-53; independent for different seeds and names.
[[nodiscard]] constexpr double uniform_of(std::uint64_t seed, std::string_view name) noexcept {
  return static_cast<double>(bits_of(seed, name) >> 11) * 0x1.0p-53;
}

}  // namespace veieninn
