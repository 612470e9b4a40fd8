// Names of organisational units -> units, in shared pages, so that one renamed unit costs one page.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "engine/graph/paged_rows.h"
#include "engine/graph/record.h"

namespace veieninn::graph {

class UnitNames {
 public:
  // Of the records of units: id, count, (language, name)*. Names of one word are left out, as
  // taxonomy::name_key does.
  void build(const PagedRows<char>& records);
  // REQUIRES: `record` is the unit's, as it was last inserted or built.
  void erase(std::uint32_t unit, std::span<const char> record);
  void insert(std::uint32_t unit, std::span<const char> record);

  // The unit that has the name of `key`, of several the first by id; or kNobodyNamed. `records` are
  // the ones that were built and inserted.
  [[nodiscard]] std::uint32_t find(std::string_view key,
                                   const PagedRows<char>& records) const noexcept;

 private:
  struct Entry {
    std::uint64_t hash = 0;  // of the key: two names with the same are taken for one
    std::uint32_t unit = 0;
    std::uint32_t padding = 0;
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  PagedRows<Entry> buckets_;
};

}  // namespace veieninn::graph
