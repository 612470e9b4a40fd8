// One table of all cases: times, quality, what the rivals take, and which bars are kept.
#pragma once

#include <string_view>

#include "bench/matching/matching_case.h"

namespace veieninn::bench {

class MatchingTable {
 public:
  // `as_json`: one object a row instead.
  MatchingTable(std::string_view scale, bool as_json);

  void add(std::string_view part, const Case& done);
  // So far.
  [[nodiscard]] bool all_bars_kept() const noexcept { return all_bars_kept_; }

 private:
  std::string_view scale_;
  bool as_json_;
  bool all_bars_kept_ = true;
};

}  // namespace veieninn::bench
