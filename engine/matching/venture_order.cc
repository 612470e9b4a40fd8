#include "engine/matching/venture_order.h"

#include <algorithm>
#include <string_view>

#include "engine/base/random.h"
#include "engine/graph/record.h"

namespace veieninn::matching {
namespace {

std::string_view id_of(const graph::SnapshotData& data, const VentureScore& score) {
  return graph::id_of_record(data.venture_records[score.venture]);
}

struct Waiting {
  const VentureScore* score = nullptr;
  std::uint64_t lot = 0;
};

}  // namespace

bool is_little_known(const graph::SnapshotData& data, const VentureScore& score) {
  return score.observations < data.parameters.little_known_observations;
}

void sort_by_probability(const graph::SnapshotData& data, std::vector<VentureScore>& scores) {
  std::ranges::sort(scores, [&](const VentureScore& a, const VentureScore& b) {
    return a.probability != b.probability ? a.probability > b.probability
                                          : id_of(data, a) < id_of(data, b);
  });
}

std::vector<OrderedVenture> fair_order(const graph::SnapshotData& data,
                                       const std::vector<VentureScore>& found, std::size_t k,
                                       std::uint64_t seed, Day day) {
  const std::uint64_t lots = mixed(seed) ^ mixed(static_cast<std::uint64_t>(day));
  std::vector<Waiting> left;
  left.reserve(found.size());
  for (const VentureScore& score : found) {
    left.push_back({&score, bits_of(lots, id_of(data, score))});
  }
  // The likeliest first.
  const auto is_likelier = [&](const Waiting& a, const Waiting& b) {
    if (a.score->probability != b.score->probability) {
      return a.score->probability > b.score->probability;
    }
    return a.lot != b.lot ? a.lot < b.lot : id_of(data, *a.score) < id_of(data, *b.score);
  };
  std::ranges::sort(left, is_likelier);
  // A heap of those that may take the next place: the least met, then the likeliest, on top.
  const auto comes_later = [](const std::pair<std::int32_t, std::size_t>& a,
                              const std::pair<std::int32_t, std::size_t>& b) { return a > b; };
  std::vector<std::pair<std::int32_t, std::size_t>> near;  // (met lately, position in left)
  std::vector<bool> is_taken(left.size());
  std::size_t best = 0;  // the likeliest left
  std::size_t next = 0;  // the first that is not in `near`
  std::vector<OrderedVenture> ordered;
  while (ordered.size() < k && best < left.size()) {
    const double likeliest = left[best].score->probability;
    const double least = likeliest * (1 - data.parameters.load_spread_budget);
    for (; next < left.size() && left[next].score->probability >= least; ++next) {
      near.emplace_back(left[next].score->met_lately, next);
      std::ranges::push_heap(near, comes_later);
    }
    std::ranges::pop_heap(near, comes_later);
    const std::size_t chosen = near.back().second;
    near.pop_back();
    is_taken[chosen] = true;
    ordered.push_back({*left[chosen].score, left[chosen].score->probability < likeliest, false});
    while (best < left.size() && is_taken[best]) ++best;
  }
  return ordered;
}

}  // namespace veieninn::matching
