#include "bench/routes/contestant.h"
#include "engine/routing/route_search.h"

namespace veieninn::bench {
namespace {

class Engine final : public Contestant {
 public:
  explicit Engine(const graph::Snapshot& snapshot) : snapshot_(snapshot) {}
  std::string name() const override { return "engine"; }
  Ranking answer(const Problem& problem) override {
    const auto answer = routing::find_routes(snapshot_, problem.request);
    Ranking ranking;
    for (const routing::Route& route : answer->routes) {
      if (route.fallback != routing::Fallback::kNone || ranking.size() == kAsked) break;
      ranking.emplace_back(route.probability, route.contact().value);
    }
    return ranking;
  }

 private:
  const graph::Snapshot& snapshot_;
};

}  // namespace

std::unique_ptr<Contestant> make_engine(const graph::Snapshot& snapshot) {
  return std::make_unique<Engine>(snapshot);
}

}  // namespace veieninn::bench
