// A set of numbers that is quick to ask and quick to empty: one bit a number, and a list of those
// that are in it.
#pragma once

#include <cstdint>
#include <vector>

namespace veieninn::routing {

class BitSet {
 public:
  // Makes room for numbers below `size` and empties the set.
  void begin(std::size_t size) {
    for (const std::uint32_t number : members_) words_[number / 64] = 0;
    members_.clear();
    if (words_.size() * 64 < size) words_.resize(size / 64 + 1, 0);
  }
  [[nodiscard]] bool contains(std::uint32_t number) const noexcept {
    return (words_[number / 64] >> (number % 64) & 1) != 0;
  }
  // Whether it was not in it.
  bool insert(std::uint32_t number) {
    std::uint64_t& word = words_[number / 64];
    const std::uint64_t bit = std::uint64_t{1} << (number % 64);
    if ((word & bit) != 0) return false;
    word |= bit;
    members_.push_back(number);
    return true;
  }
  [[nodiscard]] const std::vector<std::uint32_t>& members() const noexcept { return members_; }

 private:
  std::vector<std::uint64_t> words_;
  std::vector<std::uint32_t> members_;
};

}  // namespace veieninn::routing
