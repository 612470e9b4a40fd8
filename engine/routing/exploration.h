// Who of several gets her chance: a draw that the seed alone decides.
#pragma once

#include <cstdint>
#include <string_view>

namespace veieninn::routing {

// The finalizer of SplitMix64 (Steele, Lea & Flood, OOPSLA 2014).
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t value) noexcept {
  value += 0x9e3779b97f4a7c15;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
  value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
  return value ^ (value >> 31);
}

// The lot of a person under a seed; the lowest one wins. Depends on her id, not on her place in
// the snapshot.
[[nodiscard]] constexpr std::uint64_t lot(std::uint64_t seed, std::string_view id) noexcept {
  std::uint64_t state = mix(seed);
  for (const char c : id) state = mix(state ^ static_cast<unsigned char>(c));
  return state;
}

}  // namespace veieninn::routing
