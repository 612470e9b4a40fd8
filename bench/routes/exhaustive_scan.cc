// Everything, every time: each person is asked what she knows, each way is walked. The engine's own
// beliefs, none of its indexes and none of its pruning.
#include <algorithm>

#include "bench/routes/contestant.h"
#include "bench/workload.h"
#include "engine/graph/snapshot_data.h"
#include "engine/routing/candidates.h"
#include "engine/routing/need_view.h"

namespace veieninn::bench {
namespace {

using graph::kNone;

class ExhaustiveScan final : public Contestant {
 public:
  explicit ExhaustiveScan(const graph::Snapshot& snapshot)
      : snapshot_(snapshot), data_(snapshot.data()) {}

  std::string name() const override { return "exhaustive_scan"; }

  Ranking answer(const Problem& problem) override {
    const routing::OpenInitiatives open(data_, kAsOf, problem.request.need,
                                        problem.request.area.value);
    routing::BeliefView belief(data_, kAsOf, kNone, &open);
    const routing::PastNeeds past(data_, belief, problem.request.words,
                                  problem.request.venture.value);
    const routing::NeedView need(data_, problem.request.need, past, open, routing::NeedStep::kNear);
    std::vector<double> share(data_.areas->size(), 0);
    if (!problem.request.area.is_none()) {
      for (const auto& place : routing::places_of(data_, problem.request.area.value)) {
        share[place.area] = place.share;
      }
    }
    walk_everywhere(problem, belief);
    std::vector<double> direct(data_.contacts.size(), 0);
    for (const auto& [contact, probability] : problem.calls) direct[contact] = probability;
    Ranking ranking;
    for (std::uint32_t contact = 0; contact < data_.contacts.size(); ++contact) {
      const auto standing = belief.standing(contact);
      if (!standing) continue;
      const double place = problem.request.area.is_none() ? 1 : best_share(contact, share);
      const routing::Knowledge knowledge = need.knowledge(belief, contact);
      if (place <= 0 || knowledge.right <= 0) continue;
      const double mean = belief.mean(contact);
      const double worth = knowledge.right * place * standing->load * standing->confirmation;
      double best = direct[contact];
      if (data_.contacts[contact].direct_channel) best = std::max(best, mean);
      best = std::max(best, reached_[contact] *
                                belief::with_odds_ratio(mean, data_.parameters.introduced_odds));
      ranking.emplace_back(best * worth, contact);
    }
    keep_best(snapshot_, ranking);
    return ranking;
  }

 private:
  double best_share(std::uint32_t contact, const std::vector<double>& share) const {
    double best = 0;
    const std::uint32_t unit = data_.contacts[contact].unit;
    if (unit == kNone) return 0;
    for (const std::uint32_t area : data_.unit_areas[unit]) best = std::max(best, share[area]);
    return best;
  }

  // reached_[c]: the best P(an introducer passes the venture on to c).
  void walk_everywhere(const Problem& problem, routing::BeliefView& belief) {
    std::vector<double> layer(data_.contacts.size(), 0);
    reached_.assign(data_.contacts.size(), 0);
    for (const auto& [contact, probability] : problem.calls) layer[contact] = probability;
    for (std::int32_t step = 0; step < kIntroductions; ++step) {
      std::vector<double> next(data_.contacts.size(), 0);
      for (std::uint32_t from = 0; from < data_.contacts.size(); ++from) {
        if (layer[from] <= 0 || !belief.standing(from)) continue;
        for (const graph::Edge& edge : data_.out_edges[from]) {
          const double probability = layer[from] * belief.passes_on(from, edge.other, edge);
          next[edge.other] = std::max(next[edge.other], probability);
          reached_[edge.other] = std::max(reached_[edge.other], probability);
        }
      }
      layer = std::move(next);
    }
  }

  const graph::Snapshot& snapshot_;
  const graph::SnapshotData& data_;
  std::vector<double> reached_;
};

}  // namespace

std::unique_ptr<Contestant> make_exhaustive_scan(const graph::Snapshot& snapshot) {
  return std::make_unique<ExhaustiveScan>(snapshot);
}

}  // namespace veieninn::bench
