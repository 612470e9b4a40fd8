#include "engine/matching/team_people.h"

#include <algorithm>
#include <array>

#include "engine/graph/record.h"
#include "engine/routing/need_view.h"

namespace veieninn::matching {

using graph::kNone;
using routing::Place;
using routing::Target;

namespace {

// Of those who serve more than the place, who would only stand in where it has nobody.
constexpr std::size_t kWiderPeopleMax = 64;

bool is_under(const graph::SnapshotData& data, std::uint32_t unit, std::uint32_t ancestor) {
  for (std::uint32_t above = data.units[unit].parent; above != kNone;
       above = data.units[above].parent) {
    if (above == ancestor) return true;
  }
  return false;
}

}  // namespace

TeamPeople::TeamPeople(const graph::SnapshotData& data, routing::BeliefView& belief,
                       routing::WaySearch& ways, const routing::PastNeeds& past,
                       const TeamRequest& request)
    : data_(data), belief_(belief), search_(ways), past_(past), request_(request) {
  find_places();
  find_coverers();
  gather();
  find_routes(ways);
}

void TeamPeople::find_places() {
  if (request_.area.is_none()) return;
  const std::uint32_t area = request_.area.value;
  const std::uint32_t municipality = data_.areas->municipality(area);
  for (std::uint32_t wider = municipality; wider != kNone;) {
    wider = data_.areas->parent(wider);
    if (wider != kNone) wider_.push_back({wider, 1});
  }
  const auto is_wider = [this](const Place& place) {
    return std::ranges::find(wider_, place.area, &Place::area) != wider_.end();
  };
  here_ = routing::places_of(data_, area);
  const auto first_wider = std::ranges::stable_partition(here_, std::not_fn(is_wider)).begin();
  wider_.assign(first_wider, here_.end());
  here_.erase(first_wider, here_.end());
}

void TeamPeople::find_coverers() {
  for (const Requirement& one : request_.requirements) {
    coverers_.push_back(one.unit.is_none() ? on_topic(one.topic) : of_unit(one.unit.value));
  }
}

Coverers TeamPeople::on_topic(TopicIndex topic) {
  const std::array need = {routing::WeightedTopic{topic, 1}};
  // Somebody who took care of other needs is no cover of this topic.
  const routing::OpenInitiatives open(data_, belief_.as_of(), need, request_.area.value);
  const routing::NeedView view(data_, need, past_, open, routing::NeedStep::kElsewhere);
  const auto in = [&](const std::vector<Place>& places, std::size_t k) {
    return routing::candidates_in(data_, belief_, view, search_, places, routing::Fallback::kNone,
                                  {k, {}})
        .targets;
  };
  Coverers found{CoverPlace::kHere, in(here_, routing::Wanted::kEveryone)};
  if (!found.targets.empty() || wider_.empty()) return found;
  found = {CoverPlace::kWider, in(wider_, kWiderPeopleMax)};
  const auto is_better = [this](const Target& a, const Target& b) {
    const double of_a = a.worth() * a.mean;
    const double of_b = b.worth() * b.mean;
    if (of_a != of_b) return of_a > of_b;
    return graph::id_of_record(data_.contact_records[a.contact]) <
           graph::id_of_record(data_.contact_records[b.contact]);
  };
  std::ranges::sort(found.targets, is_better);
  found.targets.resize(std::min(found.targets.size(), kWiderPeopleMax));
  return found;
}

std::vector<Target> TeamPeople::members(std::uint32_t unit) {
  std::vector<Target> targets;
  for (const std::uint32_t contact : data_.unit_members[unit]) {
    const auto standing = belief_.standing(contact);
    if (!standing) continue;
    Target target;
    target.contact = contact;
    target.right = 1;
    target.standing = *standing;
    target.mean = belief_.mean(contact);
    targets.push_back(target);
  }
  return targets;
}

Coverers TeamPeople::of_unit(std::uint32_t unit) {
  Coverers found{CoverPlace::kUnit, members(unit)};
  if (!found.targets.empty()) return found;
  found.place = CoverPlace::kSubunit;
  for (std::uint32_t under = 0; under < data_.units.size(); ++under) {
    if (!data_.units[under].alive || !is_under(data_, under, unit)) continue;
    std::ranges::copy(members(under), std::back_inserter(found.targets));
    if (found.targets.size() >= kTeamPeopleMax) break;
  }
  return found;
}

void TeamPeople::meet(std::uint32_t contact) {
  if (!number_.try_emplace(contact, kNobody).second) return;
  const auto standing = belief_.standing(contact);
  if (!standing) return;
  Target person;
  person.contact = contact;
  person.right = 1;
  person.standing = *standing;
  person.mean = belief_.mean(contact);
  people_.push_back(person);
}

void TeamPeople::gather() {
  for (const Place& place : here_) {
    for (const std::uint32_t unit : data_.area_units[place.area]) {
      for (const std::uint32_t contact : data_.unit_members[unit]) meet(contact);
    }
  }
  for (const Coverers& one : coverers_) {
    for (const Target& target : one.targets) meet(target.contact);
  }
  std::ranges::sort(people_, {}, [this](const Target& person) {
    return graph::id_of_record(data_.contact_records[person.contact]);
  });
  for (std::uint32_t i = 0; i < people_.size(); ++i) number_[people_[i].contact] = i;
}

void TeamPeople::find_routes(routing::WaySearch& ways) {
  routes_.assign(people_.size(), {});
  for (const routing::Way& way : ways.best(people_, people_.size())) routes_[way.target] = way;
}

TeamProblem TeamPeople::problem() const {
  TeamProblem problem;
  problem.people = static_cast<std::uint32_t>(people_.size());
  for (std::uint32_t i = 0; i < people_.size(); ++i) {
    const Target& person = people_[i];
    const double standing = person.standing.load * person.standing.confirmation;
    problem.way.push_back(routes_[i].probability);
    problem.introduced.push_back(
        standing * belief::with_odds_ratio(person.mean, data_.parameters.introduced_odds));
    problem.direct.push_back(standing * person.mean);
  }
  for (const Coverers& one : coverers_) {
    if (one.targets.empty()) continue;
    const std::size_t first = problem.right.size();
    problem.right.resize(first + people_.size(), 0);
    for (const Target& target : one.targets) {
      problem.right[first + number_.at(target.contact)] = target.right * target.area;
    }
    ++problem.requirements;
  }
  add_ties(problem);
  return problem;
}

void TeamPeople::add_ties(TeamProblem& problem) const {
  std::vector<TieIn> row;
  for (const Target& person : people_) {
    row.clear();
    for (const graph::Edge& edge : data_.in_edges[person.contact]) {
      const auto from = number_.find(edge.other);
      if (from == number_.end() || from->second == kNobody) continue;
      const double passes = belief_.passes_on(edge.other, person.contact, edge);
      if (passes > 0) row.push_back({from->second, passes});
    }
    // Of parallel ties the best.
    std::ranges::sort(row, [](const TieIn& a, const TieIn& b) {
      return a.from != b.from ? a.from < b.from : a.passes > b.passes;
    });
    const auto same = [](const TieIn& a, const TieIn& b) { return a.from == b.from; };
    row.erase(std::unique(row.begin(), row.end(), same), row.end());
    problem.ties.insert(problem.ties.end(), row.begin(), row.end());
    problem.first_tie.push_back(static_cast<std::uint32_t>(problem.ties.size()));
  }
}

}  // namespace veieninn::matching
