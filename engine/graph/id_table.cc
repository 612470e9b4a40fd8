#include "engine/graph/id_table.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace veieninn::graph {
namespace {

constexpr std::size_t kSlotsLeast = 1024;

// FNV-1a with a final mix (Fowler, Noll, Vo; finalizer of MurmurHash3): the same on every machine.
std::uint32_t hash_of(std::string_view id) noexcept {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : id) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3;
  }
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccd;
  hash ^= hash >> 33;
  return static_cast<std::uint32_t>(hash);
}

constexpr std::uint64_t entry(std::uint32_t hash, std::uint32_t number) noexcept {
  return static_cast<std::uint64_t>(hash) << 32 | (std::uint64_t{number} + 1);
}

}  // namespace

std::size_t IdTable::slot_of(std::string_view wanted, std::uint32_t hash) const noexcept {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    const std::uint64_t found = slots_[slot];
    if (found == 0) return slot;
    if (static_cast<std::uint32_t>(found >> 32) != hash) continue;
    if (id(static_cast<std::uint32_t>(found) - 1) == wanted) return slot;
  }
}

std::uint32_t IdTable::find_any(std::string_view wanted) const noexcept {
  if (slots_.size() == 0) return kNoNumber;
  const std::uint64_t found = slots_[slot_of(wanted, hash_of(wanted))];
  return found == 0 ? kNoNumber : static_cast<std::uint32_t>(found) - 1;
}

std::uint32_t IdTable::find(std::string_view wanted) const noexcept {
  const std::uint32_t number = find_any(wanted);
  return number != kNoNumber && rows_[number].present ? number : kNoNumber;
}

void IdTable::insert(std::uint32_t number, std::uint32_t hash) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot] != 0) slot = (slot + 1) & mask;
  slots_.edit(slot) = entry(hash, number);
}

void IdTable::grow() {
  const std::size_t slots = std::max(kSlotsLeast, slots_.size() * 2);
  const PagedColumn<std::uint64_t> old = std::move(slots_);
  slots_ = {};
  slots_.resize(slots);
  for (std::size_t i = 0; i < old.size(); ++i) {
    if (old[i] == 0) continue;
    insert(static_cast<std::uint32_t>(old[i]) - 1, static_cast<std::uint32_t>(old[i] >> 32));
  }
}

std::uint32_t IdTable::intern(std::string_view wanted) {
  // At most two thirds full: a probe then takes two steps on average.
  if (std::size_t{size_} * 3 >= slots_.size() * 2) grow();
  const std::uint32_t hash = hash_of(wanted);
  const std::size_t slot = slot_of(wanted, hash);
  if (slots_[slot] != 0) return static_cast<std::uint32_t>(slots_[slot]) - 1;
  const std::uint32_t number = size_++;
  ids_.set(number, {wanted.data(), wanted.size()});
  rows_.resize(size_);
  slots_.edit(slot) = entry(hash, number);
  return number;
}

void IdTable::set_present(std::uint32_t number, bool present) {
  Row& row = rows_.edit(number);
  if (row.present == present) return;
  row.present = present;
  dangling_ += present ? -std::int64_t{row.references} : std::int64_t{row.references};
}

void IdTable::count_reference(std::uint32_t number, std::int32_t times) {
  Row& row = rows_.edit(number);
  row.references += static_cast<std::uint32_t>(times);
  if (!row.present) dangling_ += times;
}

IdTable IdTable::renumbered(std::span<const std::uint32_t> order) const {
  IdTable result;
  result.size_ = size_;
  result.dangling_ = dangling_;
  result.ids_ = PagedRows<char>::generate(size_, [&](std::size_t i, std::vector<char>& out) {
    const std::string_view text = id(order[i]);
    out.insert(out.end(), text.begin(), text.end());
  });
  for (std::uint32_t i = 0; i < size_; ++i) result.rows_.edit(i) = rows_[order[i]];
  result.slots_.resize(slots_.size());
  for (std::uint32_t i = 0; i < size_; ++i) result.insert(i, hash_of(result.id(i)));
  return result;
}

std::vector<std::uint32_t> IdTable::sorted_numbers() const {
  std::vector<std::uint32_t> numbers(size_);
  std::iota(numbers.begin(), numbers.end(), 0U);
  std::ranges::sort(numbers, {}, [&](std::uint32_t number) { return id(number); });
  return numbers;
}

}  // namespace veieninn::graph
