#include "engine/routing/ended_cases.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "engine/graph/derivation.h"

namespace veieninn::routing {

using graph::kNone;

namespace {

constexpr std::int64_t kSameCaseSeconds = 45 * kSecondsPerDay;
constexpr std::int32_t kRoutesShown = 50;

// One fact of a venture about a contact.
struct Fact {
  std::uint32_t venture;
  std::uint32_t contact;
  std::int64_t time;
  std::int64_t sequence;
  std::uint32_t topic;  // where the need ended, else kNone
};

std::vector<Fact> facts_of(const graph::SnapshotData& data) {
  std::vector<Fact> facts;
  for (std::uint32_t contact = 0; contact < data.contacts.size(); ++contact) {
    for (const graph::Event& event : data.events[contact]) {
      if (event.venture == kNone) continue;
      const bool ended = model::is_topic_success(event.kind);
      facts.push_back(
          {event.venture, contact, event.time, event.sequence, ended ? event.topic : kNone});
      if (event.other != kNone) {
        facts.push_back({event.venture, event.other, event.time, event.sequence, kNone});
      }
    }
  }
  std::ranges::sort(facts, {}, [](const Fact& fact) {
    return std::tuple(fact.venture, fact.contact, fact.time, fact.sequence);
  });
  return facts;
}

bool is_same_case(const Fact& before, const Fact& fact) {
  return before.venture == fact.venture && before.contact == fact.contact &&
         fact.time - before.time < kSameCaseSeconds;
}

EndedCase case_of(const graph::SnapshotData& data, const Fact& first, const Fact& end) {
  EndedCase one;
  one.ended_at = ContactIndex{first.contact};
  one.request.need = {{TopicIndex{end.topic}, 1}};
  one.request.words = data.learned_needs.ended->words_of(end.sequence);
  one.request.area = AreaIndex{graph::home_of(data, data.contacts[first.contact].unit)};
  one.request.venture = VentureIndex{first.venture};
  one.request.max_routes = kRoutesShown;
  one.request.as_of_time = Instant{first.time - 1};
  return one;
}

}  // namespace

std::vector<EndedCase> ended_cases(const graph::SnapshotData& data, std::size_t most) {
  struct Ended {
    Fact first;
    Fact end;
  };
  const std::vector<Fact> facts = facts_of(data);
  std::vector<Ended> ended;
  for (std::size_t begin = 0, next = 0; begin < facts.size(); begin = next) {
    const Fact* end = nullptr;
    for (next = begin;
         next < facts.size() && (next == begin || is_same_case(facts[next - 1], facts[next]));
         ++next) {
      if (end == nullptr && facts[next].topic != kNone) end = &facts[next];
    }
    if (end != nullptr) ended.push_back({facts[begin], *end});
  }
  const auto newest_first = [](const Ended& a, const Ended& b) {
    return std::tuple(a.first.time, a.end.sequence) > std::tuple(b.first.time, b.end.sequence);
  };
  const std::size_t kept = std::min(most, ended.size());
  std::ranges::partial_sort(ended, ended.begin() + static_cast<std::ptrdiff_t>(kept), newest_first);
  std::vector<EndedCase> cases;
  cases.reserve(kept);
  for (std::size_t i = kept; i-- > 0;) cases.push_back(case_of(data, ended[i].first, ended[i].end));
  return cases;
}

}  // namespace veieninn::routing
