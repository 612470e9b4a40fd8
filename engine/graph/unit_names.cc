#include "engine/graph/unit_names.h"

#include <algorithm>
#include <bit>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/taxonomy/name_runs.h"

namespace veieninn::graph {
namespace {

constexpr std::uint32_t kBucketsMin = 1024;

std::uint64_t hash_of(std::string_view key) noexcept {
  std::uint64_t hash = 0xCBF29CE484222325ULL;  // FNV-1a
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return hash ^ (hash >> 32U);
}

// The hashes of a unit's names, each once.
std::vector<std::uint64_t> name_hashes(std::span<const char> record) {
  std::vector<std::uint64_t> hashes;
  if (record.empty()) return hashes;
  RecordReader reader(record);
  static_cast<void>(reader.text());  // the id
  for (std::uint32_t left = reader.number(); left > 0; --left) {
    static_cast<void>(reader.text());  // the language
    const std::string key = taxonomy::name_key(reader.text());
    if (!key.empty()) hashes.push_back(hash_of(key));
  }
  std::ranges::sort(hashes);
  const auto doubles = std::ranges::unique(hashes);
  hashes.erase(doubles.begin(), doubles.end());
  return hashes;
}

}  // namespace

void UnitNames::build(const PagedRows<char>& records) {
  const std::uint32_t count = std::max(kBucketsMin, std::bit_ceil(records.size()));
  std::vector<Entry> entries;
  for (std::uint32_t unit = 0; unit < records.size(); ++unit) {
    for (const std::uint64_t hash : name_hashes(records[unit])) entries.push_back({hash, unit, 0});
  }
  buckets_ = grouped<Entry>(
      count, entries,
      [count](const Entry& entry) { return static_cast<std::uint32_t>(entry.hash) & (count - 1); },
      [](const Entry& entry) { return entry; });
}

void UnitNames::erase(std::uint32_t unit, std::span<const char> record) {
  for (const std::uint64_t hash : name_hashes(record)) {
    const std::uint32_t bucket = static_cast<std::uint32_t>(hash) & (buckets_.size() - 1);
    const auto old = buckets_[bucket];
    std::vector<Entry> row(old.begin(), old.end());
    std::erase(row, Entry{hash, unit, 0});
    buckets_.replace(bucket, row);
  }
}

void UnitNames::insert(std::uint32_t unit, std::span<const char> record) {
  for (const std::uint64_t hash : name_hashes(record)) {
    const std::uint32_t bucket = static_cast<std::uint32_t>(hash) & (buckets_.size() - 1);
    const auto old = buckets_[bucket];
    std::vector<Entry> row(old.begin(), old.end());
    row.push_back({hash, unit, 0});
    buckets_.replace(bucket, row);
  }
}

std::uint32_t UnitNames::find(std::string_view key, const PagedRows<char>& records) const noexcept {
  std::uint32_t found = taxonomy::kNobodyNamed;
  if (buckets_.size() == 0) return found;
  const std::uint64_t hash = hash_of(key);
  for (const Entry& entry : buckets_[static_cast<std::uint32_t>(hash) & (buckets_.size() - 1)]) {
    if (entry.hash != hash) continue;
    const bool is_first = found == taxonomy::kNobodyNamed ||
                          id_of_record(records[entry.unit]) < id_of_record(records[found]);
    if (is_first) found = entry.unit;
  }
  return found;
}

}  // namespace veieninn::graph
