#include "engine/matching/team_search.h"

#include <algorithm>
#include <span>
#include <utility>

#include "engine/graph/snapshot_data.h"
#include "engine/matching/team_people.h"
#include "engine/matching/team_request.h"
#include "engine/matching/team_solver.h"
#include "engine/routing/explanation.h"

namespace veieninn::matching {

using graph::kNone;
using routing::Factor;
using routing::Target;

namespace {

std::vector<routing::WeightedTopic> topics_of(const TeamRequest& request) {
  std::vector<routing::WeightedTopic> topics;
  for (const Requirement& one : request.requirements) {
    if (one.unit.is_none()) topics.push_back({one.topic, 0});
  }
  for (routing::WeightedTopic& topic : topics)
    topic.weight = 1.0 / static_cast<double>(topics.size());
  return topics;
}

class TeamSearch {
 public:
  TeamSearch(const graph::SnapshotData& data, const TeamRequest& request)
      : data_(data),
        request_(request),
        topics_(topics_of(request)),
        open_(data, request.as_of_time, topics_, request.area.value),
        belief_(data, request.as_of_time, request.venture.value, &open_),
        search_(data, belief_, request.venture.value, request.max_introductions),
        past_(data, belief_, {}, request.venture.value),
        people_(data, belief_, search_, past_, request) {}

  TeamAnswer answer() {
    TeamAnswer answer;
    for (std::uint32_t i = 0; i < request_.requirements.size(); ++i) {
      (people_.coverers()[i].targets.empty() ? answer.gaps : covered_).push_back(i);
    }
    if (covered_.empty()) return answer;
    if (const auto solved = solve(people_.problem())) answer.team = explained(*solved);
    return answer;
  }

 private:
  [[nodiscard]] routing::ReasonSources sources() {
    return {data_, belief_, search_, past_, open_, request_.venture.value};
  }
  [[nodiscard]] const Target& person(std::uint32_t number) const {
    return people_.people()[number];
  }
  [[nodiscard]] ContactIndex contact(std::uint32_t number) const {
    return ContactIndex{person(number).contact};
  }

  Team explained(const SolvedTeam& solved) {
    Team team;
    const std::uint32_t coordinator = solved.tree.coordinator;
    team.route = routing::explain_way(sources(), person(coordinator), people_.ways()[coordinator]);
    for (const Branch& branch : solved.tree.branches) {
      team.members.push_back(member(branch, coordinator));
    }
    for (std::size_t i = 0; i < covered_.size(); ++i) {
      team.covers.push_back(cover(covered_[i], contact(solved.tree.covers[i])));
    }
    team.probability = solved.value;
    team.bound = solved.bound;
    team.is_exact = solved.is_exact;
    return team;
  }

  TeamMember member(const Branch& branch, std::uint32_t coordinator) {
    TeamMember member;
    member.contact = contact(branch.person);
    if (branch.from == kNobody) {
      member.introducer = contact(coordinator);
      member.approach = routing::Approach::kDirect;
      member.factors = routing::explain_bringing_in(sources(), kNone, person(branch.person));
      return member;
    }
    member.introducer = contact(branch.from);
    member.tie = TieIndex{search_.pass(member.introducer.value, member.contact.value).edge->tie};
    member.factors =
        routing::explain_bringing_in(sources(), member.introducer.value, person(branch.person));
    return member;
  }

  Cover cover(std::uint32_t requirement, ContactIndex by) {
    const Coverers& coverers = people_.coverers()[requirement];
    Cover cover;
    cover.requirement = requirement;
    cover.contact = by;
    cover.place = coverers.place;
    if (const UnitIndex unit = request_.requirements[requirement].unit; !unit.is_none()) {
      cover.factors = {of_unit(by)};
      return cover;
    }
    const auto target = std::ranges::find(coverers.targets, by.value, &Target::contact);
    cover.factors = routing::explain_cover(sources(), true, *target);
    return cover;
  }

  // She speaks for the unit she is in: nothing uncertain, but what it rests on.
  [[nodiscard]] Factor of_unit(ContactIndex contact) const {
    Factor factor;
    factor.kind = routing::FactorKind::kArea;
    factor.person = contact;
    factor.evidence = {{routing::Evidence::Kind::kUnit, data_.contacts[contact.value].unit}};
    return factor;
  }

  const graph::SnapshotData& data_;
  const TeamRequest& request_;
  std::vector<routing::WeightedTopic> topics_;
  routing::OpenInitiatives open_;  // mandates are for all that is required
  routing::BeliefView belief_;
  routing::WaySearch search_;
  routing::PastNeeds past_;
  TeamPeople people_;
  std::vector<std::uint32_t> covered_;  // requirements that somebody covers
};

}  // namespace

Result<TeamAnswer> find_team(const graph::Snapshot& snapshot, const TeamRequest& request) {
  if (auto checked = check(snapshot, request); !checked) return fail(checked.error());
  return TeamSearch(snapshot.data(), request).answer();
}

}  // namespace veieninn::matching
