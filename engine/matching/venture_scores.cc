#include "engine/matching/venture_scores.h"

#include <algorithm>
#include <ranges>

#include "engine/belief/load.h"

namespace veieninn::matching {

using graph::Deed;
using graph::kNone;
using graph::VentureWork;

VentureView::VentureView(const graph::SnapshotData& data, Instant as_of)
    : data_(data), as_of_(as_of.unix_seconds), day_(day_of(as_of)) {}

graph::VentureMoment VentureView::moment() const noexcept {
  return {as_of_, day_, *data_.evidence_decay, data_.parameters};
}

graph::VentureCases VentureView::cases(std::uint32_t venture) const {
  return graph::cases_of(data_.venture_deeds[venture], moment());
}

graph::VentureTopics VentureView::topics(std::uint32_t venture) const {
  return graph::topics_of(graph::facts_of(data_, venture), moment());
}

belief::Counts VentureView::counts(const graph::VentureCases& cases) const {
  return graph::case_counts(cases, moment());
}

double VentureView::wants(const belief::Counts& cases) const noexcept {
  return belief::posterior_mean(data_.parameters.venture_wants_mean,
                                data_.parameters.venture_wants_strength, cases);
}

UnderWays VentureView::under_way(std::uint32_t venture) const {
  const std::int64_t from = as_of_ - data_.parameters.venture_under_way_days * kSecondsPerDay;
  UnderWays found;
  const auto add = [&](const UnderWay& one) {
    const bool is_known = std::ranges::any_of(found, [&](const UnderWay& other) {
      return one.unit == kNone ? other.unit == kNone && other.contact == one.contact
                               : other.unit == one.unit;
    });
    if (!is_known) found.push_back(one);
  };
  const auto deeds = graph::deeds_until(data_.venture_deeds[venture], as_of_);
  for (const Deed& deed : deeds | std::views::reverse) {
    if (deed.time <= from) break;
    if (deed.kind == model::EngagementKind::kInvitationDeclined) continue;
    if (!graph::is_work(deed.kind)) continue;
    add({data_.contacts[deed.contact].unit, deed.contact, deed.sequence, deed.time});
  }
  const auto works = data_.venture_works[venture];
  for (const std::uint32_t at : graph::works_until(works, as_of_)) {
    if (works[at].time > from) add({works[at].unit, kNone, at, works[at].time});
  }
  return found;
}

std::optional<double> VentureView::capacity(const UnderWays& under_way) const noexcept {
  return belief::load_factor(data_.parameters, static_cast<std::int32_t>(under_way.size()),
                             data_.parameters.venture_capacity);
}

std::int32_t VentureView::met_lately(std::uint32_t venture) const {
  const std::int64_t from = as_of_ - data_.parameters.load_spread_days * kSecondsPerDay;
  boost::container::small_vector<std::uint32_t, 16> contacts;
  const auto deeds = graph::deeds_until(data_.venture_deeds[venture], as_of_);
  for (const Deed& deed : deeds | std::views::reverse) {
    if (deed.time <= from) break;
    if (deed.kind == model::EngagementKind::kInvitationDeclined) continue;
    if (std::ranges::find(contacts, deed.contact) == contacts.end()) {
      contacts.push_back(deed.contact);
    }
  }
  return static_cast<std::int32_t>(contacts.size());
}

BestTopics VentureScorer::best_topics(std::uint32_t venture) const {
  BestTopics best(need_);
  for (const graph::VentureTopic& topic : view_.topics(venture)) {
    best.add(topic.topic, topic.works(data_.parameters), topic.prior(data_.parameters));
  }
  return best;
}

std::optional<VentureScore> VentureScorer::score(std::uint32_t venture) const {
  const BestTopics::Sum sum = best_topics(venture).sum();
  if (sum.works < data_.parameters.least_right) return std::nullopt;
  const auto capacity = view_.capacity(view_.under_way(venture));
  if (!capacity) return std::nullopt;
  const belief::Counts counts = view_.counts(view_.cases(venture));
  VentureScore score;
  score.venture = venture;
  score.topic = sum.stated;
  score.proof = sum.works / sum.stated;
  score.place = places_.best_of(data_.venture_areas[venture]).value;
  score.wants = view_.wants(counts);
  score.capacity = *capacity;
  score.observations = counts.total;
  score.met_lately = view_.met_lately(venture);
  score.probability = sum.works * score.place * score.wants * score.capacity;
  return score;
}

}  // namespace veieninn::matching
