// Whom a team can be made of: those who serve the place and can be offered now, what each would be
// right for, and how each is reached.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <vector>

#include "engine/graph/snapshot_data.h"
#include "engine/matching/team.h"
#include "engine/matching/team_problem.h"
#include "engine/routing/belief_view.h"
#include "engine/routing/candidates.h"
#include "engine/routing/past_needs.h"
#include "engine/routing/target.h"
#include "engine/routing/way_search.h"

namespace veieninn::matching {

// One requirement and who covers it.
struct Coverers {
  CoverPlace place = CoverPlace::kHere;
  std::vector<routing::Target> targets;  // `right` and `area` say what she is worth for it
};

class TeamPeople {
 public:
  // REQUIRES: all outlive it; the request is checked (team_request.h).
  TeamPeople(const graph::SnapshotData& data, routing::BeliefView& belief, routing::WaySearch& ways,
             const routing::PastNeeds& past, const TeamRequest& request);

  // People by contact id, as in `problem`: `right` and `area` are 1.
  [[nodiscard]] const std::vector<routing::Target>& people() const noexcept { return people_; }
  // How each is reached from the venture; probability 0 where no route leads to her.
  [[nodiscard]] const std::vector<routing::Way>& ways() const noexcept { return routes_; }
  // By requirement of the request.
  [[nodiscard]] const std::vector<Coverers>& coverers() const noexcept { return coverers_; }
  // Of the requirements that somebody covers, in their order.
  [[nodiscard]] TeamProblem problem() const;

 private:
  void find_places();
  void find_coverers();
  [[nodiscard]] Coverers on_topic(TopicIndex topic);
  [[nodiscard]] Coverers of_unit(std::uint32_t unit);
  [[nodiscard]] std::vector<routing::Target> members(std::uint32_t unit);
  void gather();
  void meet(std::uint32_t contact);
  void find_routes(routing::WaySearch& ways);
  void add_ties(TeamProblem& problem) const;

  const graph::SnapshotData& data_;
  routing::BeliefView& belief_;
  const routing::WaySearch& search_;
  const routing::PastNeeds& past_;
  const TeamRequest& request_;
  std::vector<routing::Place> here_;
  std::vector<routing::Place> wider_;
  std::vector<Coverers> coverers_;
  std::vector<routing::Target> people_;
  boost::unordered_flat_map<std::uint32_t, std::uint32_t> number_;  // contact -> in people_
  std::vector<routing::Way> routes_;
};

}  // namespace veieninn::matching
