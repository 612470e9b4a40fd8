#include "engine/routing/one_person_risk.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "engine/graph/derivation.h"
#include "engine/graph/snapshot_data.h"
#include "engine/routing/belief_view.h"
#include "engine/routing/serving_units.h"

namespace veieninn::routing {
namespace {

using graph::kNone;

// What is seen of one topic in one unit.
struct Seen {
  std::int32_t stated = 0;
  std::uint32_t last_stated = kNone;
  std::int64_t answers = 0;
  std::int64_t most_by_one = 0;
};

class UnitRisks {
 public:
  UnitRisks(const graph::SnapshotData& data, const BeliefView& belief)
      : data_(data), belief_(belief) {}

  std::vector<OnePersonRisk> of(std::uint32_t unit) {
    seen_.clear();
    for (const std::uint32_t contact : data_.unit_members[unit]) {
      if (!belief_.in_tenure(contact)) continue;
      see_stated(contact);
      see_answers(contact);
    }
    std::vector<OnePersonRisk> risks;
    for (const auto& [topic, seen] : seen_) {
      // Fewer would be somebody's own.
      const std::int64_t answers = seen.answers < kRiskAnswersMin ? 0 : seen.answers;
      const double share =
          answers == 0 ? 0 : static_cast<double>(seen.most_by_one) / static_cast<double>(answers);
      if (seen.stated != 1 && share < kRiskShareMin) continue;
      risks.push_back({UnitIndex{unit}, TopicIndex{topic}, seen.stated,
                       seen.stated == 1 && has_deputy(seen.last_stated), answers, share});
    }
    return risks;
  }

 private:
  void see_stated(std::uint32_t contact) {
    for (const graph::TopicEntry& entry : data_.topic_entries[contact]) {
      if (entry.stated <= 0 || belief_.as_of().unix_seconds >= entry.expire_time) continue;
      Seen& seen = seen_[entry.topic];
      ++seen.stated;
      seen.last_stated = contact;
    }
  }

  void see_answers(std::uint32_t contact) {
    const std::int64_t now = belief_.as_of().unix_seconds;
    std::map<std::uint32_t, std::int64_t> hers;
    for (const graph::Event& event : graph::until(data_.events[contact], now)) {
      const bool is_recent = event.time > now - kRiskDays * kSecondsPerDay;
      if (is_recent && event.topic != kNone && model::is_answer(event.kind)) ++hers[event.topic];
    }
    for (const auto& [topic, count] : hers) {
      Seen& seen = seen_[topic];
      seen.answers += count;
      seen.most_by_one = std::max(seen.most_by_one, count);
    }
  }

  [[nodiscard]] bool has_deputy(std::uint32_t contact) const {
    const std::uint32_t deputy = data_.stand_ins[contact].deputy;
    return deputy != kNone && belief_.in_tenure(deputy);
  }

  const graph::SnapshotData& data_;
  const BeliefView& belief_;
  std::map<std::uint32_t, Seen> seen_;  // by topic
};

}  // namespace

std::vector<OnePersonRisk> one_person_risks(const graph::Snapshot& snapshot, AreaIndex area,
                                            Instant as_of_time) {
  const graph::SnapshotData& data = snapshot.data();
  const BeliefView belief(data, as_of_time);
  UnitRisks risks(data, belief);
  std::vector<OnePersonRisk> all;
  for (const std::uint32_t unit : units_serving(data, area)) {
    const std::vector<OnePersonRisk> of_unit = risks.of(unit);
    all.insert(all.end(), of_unit.begin(), of_unit.end());
  }
  const auto ids = [&](const OnePersonRisk& risk) {
    return std::pair(snapshot.unit_id(risk.unit), snapshot.topic_id(risk.topic));
  };
  std::ranges::sort(all, {}, ids);
  return all;
}

}  // namespace veieninn::routing
