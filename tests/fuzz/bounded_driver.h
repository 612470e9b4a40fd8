// Fuzzing that ends: a libFuzzer entry point on a fixed number of inputs, the same every time.
//
// Inputs are the given ones, and what becomes of them when bytes are changed, lost, doubled,
// spliced from two or replaced by what trips readers of text (half characters, marks that do not
// show). An entry point that finds a law broken aborts; the driver prints the input first, so that
// it can be made a test.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace veieninn::fuzz {

using EntryPoint = int (*)(const std::uint8_t* data, std::size_t size);

struct Bounds {
  std::uint32_t seed = 1;
  std::size_t runs = 2000;  // environment variable VEIENINN_FUZZ_RUNS overrides it
  std::size_t bytes_max = 6000;
};

// REQUIRES: `inputs` is not empty. Returns how many inputs were tried.
std::size_t try_many(EntryPoint entry_point, const std::vector<std::string>& inputs,
                     const Bounds& bounds);

}  // namespace veieninn::fuzz
