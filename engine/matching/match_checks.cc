#include "engine/matching/match_checks.h"

#include <algorithm>

namespace veieninn::matching {

Result<void> check_topics(const graph::SnapshotData& data,
                          std::span<const routing::WeightedTopic> topics,
                          const std::string& field) {
  const auto bad = [&](const char* is, const char* remedy) {
    return fail(invalid_argument(field, is, remedy));
  };
  if (topics.empty()) return bad("has no topic", "name at least one");
  if (topics.size() > kMatchTopicsMax) return bad("has too many topics", "use at most 32");
  double total = 0;
  for (std::size_t i = 0; i < topics.size(); ++i) {
    if (topics[i].topic.value >= data.topics->size()) {
      return bad("has an unknown topic", "leave it out");
    }
    // Written so that NaN fails too.
    if (!(topics[i].weight > 0 && topics[i].weight <= 1)) {
      return bad("has a weight outside (0, 1]", "use shares");
    }
    const auto is_same = [&](const routing::WeightedTopic& other) {
      return other.topic == topics[i].topic;
    };
    if (std::ranges::any_of(topics.first(i), is_same)) {
      return bad("names a topic twice", "add its weights up");
    }
    total += topics[i].weight;
  }
  if (total > 1 + 1e-9) return bad("has weights that add up to more than 1", "use shares");
  return {};
}

Result<void> check_time(Instant as_of_time) {
  if (as_of_time < kEarliestInstant || kLatestInstant < as_of_time) {
    return fail(
        invalid_argument("as_of_time", "is out of range", "use a time between 1900 and 2200"));
  }
  return {};
}

}  // namespace veieninn::matching
