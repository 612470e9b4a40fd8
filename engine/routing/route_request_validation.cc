#include "engine/routing/route_request_validation.h"

#include <cmath>
#include <string>

#include "engine/routing/need_index.h"

namespace veieninn::routing {
namespace {

constexpr std::int32_t kRoutesMax = 50;
constexpr std::int32_t kIntroductionsMax = 3;
constexpr double kWeightSumTolerance = 1e-6;

void check_need(const graph::Tables& tables, const RouteRequest& request,
                std::vector<FieldViolation>& found) {
  if (request.need.size() > kNeedTopicsMax) {
    found.push_back({"need", "has more than 32 topics", "keep the 32 heaviest"});
    return;
  }
  double sum = 0;
  for (std::size_t i = 0; i < request.need.size(); ++i) {
    const WeightedTopic& topic = request.need[i];
    const std::string field = "need[" + std::to_string(i) + "]";
    if (!tables.topics->has(topic.topic.value)) {
      found.push_back({field + ".topic", "is no topic", "use a topic of this snapshot"});
    }
    if (!(topic.weight > 0 && topic.weight <= 1)) {
      found.push_back({field + ".weight", "is outside (0, 1]", "give the topic's share"});
    }
    sum += topic.weight;
  }
  if (!request.need.empty() && !(std::abs(sum - 1) <= kWeightSumTolerance)) {
    found.push_back({"need", "has weights that do not add up to 1", "divide them by their sum"});
  }
}

}  // namespace

std::vector<FieldViolation> violations(const graph::Snapshot& snapshot,
                                       const RouteRequest& request) {
  const graph::Tables& tables = snapshot.tables();
  std::vector<FieldViolation> found;
  check_need(tables, request, found);
  if (!request.area.is_none() && !tables.areas->has(request.area.value)) {
    found.push_back({"area", "is no area", "use an area of this snapshot, or none"});
  }
  if (!request.venture.is_none() && !tables.venture_ids.is_present(request.venture.value)) {
    found.push_back({"venture", "is no venture", "use a venture of this snapshot, or none"});
  }
  if (request.max_routes < 1 || request.max_routes > kRoutesMax) {
    found.push_back({"max_routes", "is outside 1 to 50", "ask for 1 to 50 routes"});
  }
  if (request.max_introductions < 0 || request.max_introductions > kIntroductionsMax) {
    found.push_back({"max_introductions", "is outside 0 to 3", "allow 0 to 3 introductions"});
  }
  if (request.as_of_time < kEarliestInstant || request.as_of_time > kLatestInstant) {
    found.push_back({"as_of_time", "is outside 1900 to 2200", "give a time between"});
  }
  return found;
}

}  // namespace veieninn::routing
