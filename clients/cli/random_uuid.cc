#include "clients/cli/random_uuid.h"

#include <random>

#include <fmt/format.h>

namespace veieninn::cli {

std::string random_uuid() {
  std::random_device source;
  const auto word = [&] { return static_cast<unsigned>(source()); };
  const unsigned a = word();
  const unsigned b = word();
  const unsigned c = word();
  const unsigned d = word();
  return fmt::format("{:08x}-{:04x}-4{:03x}-{:04x}-{:04x}{:08x}", a, b >> 16U, b & 0xFFFU,
                     0x8000U | (c & 0x3FFFU), c >> 16U, d);
}

}  // namespace veieninn::cli
