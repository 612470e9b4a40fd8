#include "engine/routing/candidates.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "engine/graph/posting_rows.h"
#include "engine/routing/candidate_collector.h"

namespace veieninn::routing {

using graph::kNone;

namespace {

// People near a need in one municipality, so that the set of them seldom grows.
constexpr std::size_t kMetExpected = 128;
// People whose memory is asked for ahead of their reading.
constexpr std::size_t kReadAhead = 15;

struct NearPerson {
  std::uint32_t contact = kNone;
  double share = 1;  // of the place
  double most = 0;   // no less than what she knows of the need
};

// What the best place that her unit serves counts for; 0 where it serves none of them.
double share_of(const graph::SnapshotData& data, std::span<const Place> places,
                std::uint32_t contact) {
  const std::uint32_t unit = data.contacts[contact].unit;
  if (unit == kNone) return 0;
  const auto served = data.unit_areas[unit];
  const auto is_served = [&](const Place& place) {
    return std::ranges::find(served, place.area) != served.end();
  };
  const auto best = std::ranges::find_if(places, is_served);
  return best == places.end() ? 0 : best->share;
}

using People = boost::unordered_flat_set<std::uint32_t>;

bool is_admitted(const Wanted& wanted, std::uint32_t contact) {
  return !wanted.admits || wanted.admits(contact);
}

// Everyone who is stated or seen for something near the need, once, where she counts most.
void add_experts(const graph::SnapshotData& data, const NeedView& need,
                 std::span<const Place> places, const Wanted& wanted, People& met,
                 std::vector<NearPerson>& near) {
  KnowledgeBound bound(need);
  for (const Place& place : places) {
    const auto experts = data.area_experts[place.area];
    for (auto at = experts.begin(); at != experts.end();) {
      const std::uint32_t contact = at->contact;
      bool is_near = false;
      for (; at != experts.end() && at->contact == contact; ++at) {
        if (!need.is_near(at->topic)) continue;
        is_near = true;
        bound.add(at->topic, at->bound);
      }
      const double sum = is_near ? bound.take() : 0;
      if (!is_near || !met.insert(contact).second || !is_admitted(wanted, contact)) continue;
      near.push_back({contact, place.share, need.knowledge_bound(contact, sum)});
      data.contacts.prefetch(contact);
    }
  }
}

// Of whom past needs or initiatives speak, and who was not met.
void add_people_spoken_of(const graph::SnapshotData& data, const NeedView& need,
                          std::span<const Place> places, const Wanted& wanted, People& met,
                          std::vector<NearPerson>& near) {
  need.visit_people_spoken_of([&](std::uint32_t contact) {
    const double share = share_of(data, places, contact);
    if (share <= 0 || !met.insert(contact).second || !is_admitted(wanted, contact)) return;
    near.push_back({contact, share, need.knowledge_bound(contact, 0)});
  });
}

std::vector<NearPerson> people_near(const graph::SnapshotData& data, const NeedView& need,
                                    std::span<const Place> places, const Wanted& wanted) {
  std::vector<NearPerson> near;
  near.reserve(kMetExpected);
  People met;
  met.reserve(kMetExpected);
  add_experts(data, need, places, wanted, met, near);
  add_people_spoken_of(data, need, places, wanted, met, near);
  return near;
}

}  // namespace

std::vector<Place> places_of(const graph::SnapshotData& data, std::uint32_t area) {
  const belief::ModelParameters& parameters = data.parameters;
  std::vector<Place> places = {{area, 1}};
  for (const std::uint32_t inner : data.areas->at_or_below(area)) {
    if (inner != area) places.push_back({inner, parameters.inner_area_share});
  }
  double share = parameters.wider_area_share;
  for (std::uint32_t wider = data.areas->parent(area); wider != kNone;
       wider = data.areas->parent(wider), share *= parameters.wider_area_share) {
    places.push_back({wider, share});
  }
  std::ranges::stable_sort(places, std::greater<>(), &Place::share);
  return places;
}

Candidates candidates_in(const graph::SnapshotData& data, BeliefView& belief, const NeedView& need,
                         const WaySearch& ways, std::span<const Place> places, Fallback fallback,
                         const Wanted& wanted) {
  // Bounds hold from the newest evidence on; asked about the past, everyone is read.
  const bool bounds_hold = belief.as_of().unix_seconds >= data.newest_event_time;
  std::vector<NearPerson> near = people_near(data, need, places, wanted);
  for (NearPerson& one : near) {
    const double answers = graph::greatest_answer(data.contacts[one.contact].answer_slice);
    one.most *= one.share * (bounds_hold ? ways.answer_bound(one.contact, answers) : 1);
  }
  const auto is_less = [](const NearPerson& a, const NearPerson& b) { return a.most < b.most; };
  std::ranges::make_heap(near, is_less);
  // The likeliest to be read next are near the top.
  const auto ahead = std::span(near).first(std::min(kReadAhead, near.size()));
  for (const NearPerson& one : ahead) data.topic_entries.prefetch_place(one.contact);
  for (const NearPerson& one : ahead) {
    data.topic_entries.prefetch_elements(one.contact);
    belief.prefetch_mean(one.contact);
  }
  CandidateCollector found(belief, ways, bounds_hold ? wanted.k : Wanted::kEveryone, fallback);
  while (!near.empty() && near.front().most >= found.needed()) {
    std::ranges::pop_heap(near, is_less);
    const NearPerson one = near.back();
    near.pop_back();
    found.add(one.contact, need.knowledge(belief, one.contact), one.share);
  }
  return std::move(found).take();
}

}  // namespace veieninn::routing
