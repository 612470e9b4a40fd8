#include <algorithm>

#include "bench/routes/contestant.h"
#include "bench/workload.h"
#include "engine/graph/snapshot_data.h"
#include "engine/routing/belief_view.h"

namespace veieninn::bench {

Beliefs beliefs_of(const graph::Snapshot& snapshot) {
  const graph::SnapshotData& data = snapshot.data();
  routing::BeliefView belief(data, kAsOf);
  Beliefs beliefs;
  for (std::uint32_t contact = 0; contact < data.contacts.size(); ++contact) {
    const auto standing = belief.standing(contact);
    if (!standing) continue;
    const double offered = standing->load * standing->confirmation;
    const double mean = belief.mean(contact);
    beliefs.persons.push_back(
        {contact, data.contacts[contact].direct_channel ? mean * offered : 0,
         belief::with_odds_ratio(mean, data.parameters.introduced_odds) * offered, offered});
    for (const graph::TopicEntry& entry : data.topic_entries[contact]) {
      const double knows = belief.knows(contact, entry);
      if (knows > 0) beliefs.knows.push_back({contact, entry.topic, knows});
    }
  }
  return beliefs;
}

double least_right(const graph::Snapshot& snapshot) {
  return snapshot.data().parameters.least_right;
}

std::vector<WeightedTie> weighted_ties(const graph::Snapshot& snapshot) {
  const graph::SnapshotData& data = snapshot.data();
  const routing::BeliefView belief(data, kAsOf);
  std::vector<WeightedTie> ties;
  for (std::uint32_t from = 0; from < data.contacts.size(); ++from) {
    if (!belief.standing(from)) continue;
    for (const graph::Edge& edge : data.out_edges[from]) {
      const double probability = belief.passes_on(from, edge.other, edge);
      if (probability > 0) ties.push_back({from, edge.other, probability});
    }
  }
  // Of parallel ties the best.
  std::ranges::sort(ties, [](const WeightedTie& a, const WeightedTie& b) {
    if (a.from != b.from) return a.from < b.from;
    if (a.to != b.to) return a.to < b.to;
    return a.probability > b.probability;
  });
  const auto same = [](const WeightedTie& a, const WeightedTie& b) {
    return a.from == b.from && a.to == b.to;
  };
  ties.erase(std::unique(ties.begin(), ties.end(), same), ties.end());
  return ties;
}

void keep_best(const graph::Snapshot& snapshot, Ranking& ranking) {
  std::erase_if(ranking, [](const auto& one) { return one.first <= 0; });
  const std::size_t kept = std::min(kAsked, ranking.size());
  std::ranges::partial_sort(ranking, ranking.begin() + static_cast<std::ptrdiff_t>(kept),
                            [&](const auto& a, const auto& b) {
                              if (a.first != b.first) return a.first > b.first;
                              return snapshot.contact_id(ContactIndex{a.second}) <
                                     snapshot.contact_id(ContactIndex{b.second});
                            });
  ranking.resize(kept);
}

}  // namespace veieninn::bench
