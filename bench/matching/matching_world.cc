#include "bench/matching/matching_world.h"

#include <algorithm>
#include <variant>

#include "engine/graph/snapshot_builder.h"

namespace veieninn::bench {

std::shared_ptr<const graph::Snapshot> snapshot_of(const Scale& scale, std::uint64_t seed) {
  graph::SnapshotBuilder builder;
  builder.reserve_engagements(scale.engagements);
  generate(scale, seed,
           [&](const Row& row) { std::visit([&](const auto& one) { builder.add(one); }, row); });
  return std::move(builder).build(1);
}

matching::VentureRequest challenge(const graph::Snapshot& snapshot, const Scale& scale, Scope scope,
                                   std::uint64_t seed, std::uint32_t number) {
  const Question asked = question(scale, scope, seed, number);
  matching::VentureRequest request;
  for (const auto& [topic, weight] : asked.need) {
    request.topics.push_back({snapshot.find_topic(topic), weight});
  }
  if (!asked.area.empty()) request.area = snapshot.find_area(asked.area);
  request.as_of_time = kAsOf;
  request.seed = number + 1;
  return request;
}

double at_share(std::vector<double> times, double share) {
  std::ranges::sort(times);
  const auto at = static_cast<std::size_t>(share * static_cast<double>(times.size()));
  return times[std::min(at, times.size() - 1)];
}

}  // namespace veieninn::bench
