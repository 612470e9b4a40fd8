// Row ids -> dense ids: hash buckets in shared pages, the ids themselves being in the records.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/graph/paged_rows.h"
#include "engine/graph/record.h"

namespace veieninn::graph {

using Records = PagedRows<char>;

class IdIndex {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  // The dense id of `id`, or kNone. `records` are the ones that were indexed.
  [[nodiscard]] std::uint32_t find(std::string_view id, const Records& records) const noexcept {
    if (buckets_.size() == 0) return kNone;
    for (const std::uint32_t dense : buckets_[bucket_of(id, buckets_.size())]) {
      if (id_of_record(records[dense]) == id) return dense;
    }
    return kNone;
  }

  // Indexes every record that has an id.
  void build(const Records& records) {
    const std::uint32_t count = std::bit_ceil(records.size() / 2 + 1);
    std::vector<std::uint32_t> dense;
    dense.reserve(records.size());
    for (std::uint32_t i = 0; i < records.size(); ++i) {
      if (!records[i].empty()) dense.push_back(i);
    }
    buckets_ = grouped<std::uint32_t>(
        count, dense, [&](std::uint32_t i) { return bucket_of(id_of_record(records[i]), count); },
        [](std::uint32_t i) { return i; });
    size_ = static_cast<std::uint32_t>(dense.size());
  }

  // REQUIRES: `id` is not indexed, and its record is already in `records`.
  void insert(std::string_view id, std::uint32_t dense, const Records& records) {
    if (size_ >= 4 * buckets_.size()) {
      build(records);
      return;
    }
    const std::uint32_t bucket = bucket_of(id, buckets_.size());
    const auto old = buckets_[bucket];
    std::vector<std::uint32_t> row(old.begin(), old.end());
    row.push_back(dense);
    buckets_.replace(bucket, row);
    ++size_;
  }

  void erase(std::string_view id, std::uint32_t dense) {
    const std::uint32_t bucket = bucket_of(id, buckets_.size());
    const auto old = buckets_[bucket];
    std::vector<std::uint32_t> row(old.begin(), old.end());
    size_ -= static_cast<std::uint32_t>(std::erase(row, dense));
    buckets_.replace(bucket, row);
  }

 private:
  // FNV-1a, mixed once more so that the low bits are good.
  static std::uint32_t bucket_of(std::string_view id, std::uint32_t buckets) noexcept {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    hash ^= hash >> 32;
    return static_cast<std::uint32_t>(hash) & (buckets - 1);
  }

  PagedRows<std::uint32_t> buckets_;
  std::uint32_t size_ = 0;
};

}  // namespace veieninn::graph
