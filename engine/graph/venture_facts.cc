#include "engine/graph/venture_facts.h"

#include <algorithm>
#include <ranges>

namespace veieninn::graph {

using model::EngagementKind;

namespace {

Day day_of_seconds(std::int64_t seconds) { return day_of(Instant{seconds}); }

double faded(std::int64_t time, const VentureMoment& moment) {
  return moment.decay.factor(moment.day - day_of_seconds(time));
}

// Sums up what speaks for each topic, from the newest on.
class Proofs {
 public:
  Proofs(VentureTopics& topics, std::size_t stated, const VentureMoment& moment)
      : topics_(topics), stated_(stated), moment_(moment) {}

  // `kind`: facts of different kinds do not weaken each other.
  void add(std::uint32_t with, std::uint32_t topic, int kind, std::int64_t time, double weight) {
    if (weight > 0) weight *= repeat_weight({with, topic, kind}) * faded(time, moment_);
    if (topic != kNone) {
      entry_of(topic).proof += weight;
      return;
    }
    for (std::size_t i = 0; i < stated_; ++i) {
      topics_[i].proof += weight / static_cast<double>(stated_);
    }
  }

 private:
  struct Met {
    std::uint32_t with;
    std::uint32_t topic;
    int kind;
    double next = 1;
  };
  double repeat_weight(const Met& key) {
    const auto same = std::ranges::find_if(met_, [&](const Met& one) {
      return one.with == key.with && one.topic == key.topic && one.kind == key.kind;
    });
    Met& met = same == met_.end() ? met_.emplace_back(key) : *same;
    const double now = met.next;
    met.next *= moment_.parameters.repeat_weight;
    return now;
  }
  VentureTopic& entry_of(std::uint32_t topic) {
    const auto same = std::ranges::find(topics_, topic, &VentureTopic::topic);
    return same == topics_.end() ? topics_.emplace_back(VentureTopic{topic, false, 0}) : *same;
  }

  VentureTopics& topics_;
  std::size_t stated_;
  const VentureMoment& moment_;
  boost::container::small_vector<Met, 16> met_;
};

constexpr int kWork = 0;
constexpr int kMeeting = 1;
constexpr int kToldWork = 2;

}  // namespace

bool is_deed(EngagementKind kind) noexcept {
  return kind == EngagementKind::kReplied || kind == EngagementKind::kTookOwnership ||
         kind == EngagementKind::kInvitationDeclined || is_followed(kind);
}

bool is_followed(EngagementKind kind) noexcept {
  return kind == EngagementKind::kMet || kind == EngagementKind::kInvitationAccepted ||
         is_done_together(kind);
}

bool is_done_together(EngagementKind kind) noexcept {
  return kind == EngagementKind::kPiloted || kind == EngagementKind::kCollaborated;
}

bool is_about_invitation(EngagementKind kind) noexcept {
  return kind == EngagementKind::kInvitationAccepted || kind == EngagementKind::kInvitationDeclined;
}

bool is_work(EngagementKind kind) noexcept {
  return kind == EngagementKind::kTookOwnership || kind == EngagementKind::kInvitationAccepted ||
         is_done_together(kind);
}

double proof_of(EngagementKind kind, const belief::ModelParameters& parameters) noexcept {
  if (kind == EngagementKind::kMet) return parameters.venture_met_weight;
  return is_done_together(kind) ? 1 : 0;
}

VentureFacts facts_of(const SnapshotData& data, std::uint32_t venture) noexcept {
  return {data.venture_topics[venture], data.venture_works[venture], data.venture_deeds[venture]};
}

std::span<const Deed> deeds_until(std::span<const Deed> deeds, std::int64_t as_of) noexcept {
  const auto end = std::ranges::upper_bound(deeds, as_of, {}, &Deed::time);
  const auto past = deeds.first(static_cast<std::size_t>(end - deeds.begin()));
  return past.last(std::min(past.size(), kDeedsReadMax));
}

VentureCases cases_of(std::span<const Deed> deeds, const VentureMoment& moment) {
  VentureCases cases;
  for (const Deed& deed : deeds_until(deeds, moment.as_of) | std::views::reverse) {
    const auto same = std::ranges::find_if(
        cases, [&](const VentureCase& one) { return one.deed->contact == deed.contact; });
    if (same == cases.end()) {
      cases.push_back({&deed, is_followed(deed.kind)});
    } else if (!same->is_followed && is_followed(deed.kind)) {
      *same = {&deed, true};
    }
  }
  const std::int64_t waiting_from =
      moment.as_of - moment.parameters.venture_wait_days * kSecondsPerDay;
  const auto waits = [&](const VentureCase& one) {
    return !one.is_followed && one.deed->time > waiting_from &&
           !is_about_invitation(one.deed->kind);
  };
  cases.erase(std::remove_if(cases.begin(), cases.end(), waits), cases.end());
  std::ranges::sort(cases, [](const VentureCase& a, const VentureCase& b) {
    return a.deed->time != b.deed->time ? a.deed->time > b.deed->time
                                        : a.deed->sequence > b.deed->sequence;
  });
  return cases;
}

belief::Counts case_counts(const VentureCases& cases, const VentureMoment& moment) {
  belief::Counts counts;
  for (const VentureCase& one : cases) {
    const double weight = faded(one.deed->time, moment);
    counts.total += weight;
    if (one.is_followed) counts.success += weight;
  }
  return counts;
}

WorkOrder works_until(std::span<const VentureWork> works, std::int64_t as_of) {
  WorkOrder order;
  for (std::uint32_t i = 0; i < works.size(); ++i) {
    if (works[i].time <= as_of) order.push_back(i);
  }
  std::ranges::stable_sort(
      order, [&](std::uint32_t a, std::uint32_t b) { return works[a].time > works[b].time; });
  return order;
}

VentureTopics topics_of(const VentureFacts& facts, const VentureMoment& moment) {
  VentureTopics topics;
  for (const std::uint32_t topic : facts.topics) topics.push_back({topic, true, 0});
  Proofs proofs(topics, facts.topics.size(), moment);
  for (const Deed& deed : deeds_until(facts.deeds, moment.as_of) | std::views::reverse) {
    if (is_about_invitation(deed.kind)) continue;
    const int kind = deed.kind == EngagementKind::kMet ? kMeeting : kWork;
    proofs.add(deed.contact, deed.topic, kind, deed.time, proof_of(deed.kind, moment.parameters));
  }
  for (const std::uint32_t at : works_until(facts.works, moment.as_of)) {
    const VentureWork& work = facts.works[at];
    proofs.add(work.unit, work.topic, kToldWork, work.time, 1);
  }
  return topics;
}

}  // namespace veieninn::graph
