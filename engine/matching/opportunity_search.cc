#include "engine/matching/opportunity_search.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/graph/initiative_ties.h"
#include "engine/graph/record.h"
#include "engine/graph/snapshot_data.h"
#include "engine/matching/match_checks.h"
#include "engine/matching/need_topics.h"
#include "engine/matching/opportunity_people.h"
#include "engine/matching/person_reasons.h"
#include "engine/routing/candidates.h"
#include "engine/routing/open_initiatives.h"

namespace veieninn::matching {

using graph::kNone;
using graph::ReachingInitiative;
using Position = graph::InitiativeReach::Position;

namespace {

Result<void> check(const graph::SnapshotData& data, const OpportunityRequest& request) {
  if (!request.topics.empty()) {
    if (auto checked = check_topics(data, request.topics, "topics"); !checked) return checked;
  }
  if (auto checked = check_time(request.as_of_time); !checked) return checked;
  if (request.areas.size() > kOpportunityAreasMax) {
    return fail(limit_exceeded("areas", kOpportunityAreasMax, "areas"));
  }
  if (request.kinds.size() > kKindsMax) return fail(limit_exceeded("kinds", kKindsMax, "kinds"));
  if (request.max_results < 1 || request.max_results > kOpportunitiesMax) {
    return fail(invalid_argument("max_results", "is " + std::to_string(request.max_results),
                                 "use 1 to 100"));
  }
  const auto is_unknown = [&](AreaIndex area) { return area.value >= data.areas->size(); };
  if (std::ranges::any_of(request.areas, is_unknown)) {
    return fail(invalid_argument("areas", "has an unknown area", "leave it out"));
  }
  if (!request.venture.is_none() && request.venture.value >= data.venture_records.size()) {
    return fail(invalid_argument("venture", "is unknown", "leave it out"));
  }
  return {};
}

Instant deadline_of(const ReachingInitiative& one) {
  return std::min(one.apply_until, one.window.until);
}

std::int32_t days_until(Instant deadline, Instant as_of) {
  const std::int64_t left = deadline.unix_seconds - as_of.unix_seconds;
  return static_cast<std::int32_t>((left + kSecondsPerDay - 1) / kSecondsPerDay);
}

class OpportunitySearch {
 public:
  OpportunitySearch(const graph::SnapshotData& data, const OpportunityRequest& request)
      : data_(data),
        request_(request),
        need_(data, request.topics),
        people_(data, request.as_of_time, request.venture.value) {
    for (const AreaIndex area : request.areas) {
      for (const routing::Place& place : routing::places_of(data, area.value)) {
        double& share = places_[place.area];
        share = std::max(share, place.share);
      }
    }
  }

  OpportunityAnswer answer() {
    for (const Position position : likely()) look_at(position);
    const std::size_t shown =
        std::min(found_.size(), static_cast<std::size_t>(request_.max_results));
    std::ranges::partial_sort(
        found_, found_.begin() + static_cast<std::ptrdiff_t>(shown),
        [this](const Found& a, const Found& b) { return comes_before(a, b); });
    for (const Found& one : std::span(found_).first(shown)) {
      answer_.opportunities.push_back(explained(one));
    }
    return std::move(answer_);
  }

 private:
  struct Place {
    double share = 1;
    std::uint32_t area = kNone;
  };
  struct Found {
    Position position = 0;
    double fit = 0;
    std::uint32_t topic = kNone;
    Place place;
    PersonToTalk person;
    double probability = 0;
  };

  [[nodiscard]] const ReachingInitiative& reaching(Position position) const {
    return data_.reach->rows()[position];
  }
  [[nodiscard]] const model::Initiative& row(const ReachingInitiative& one) const {
    return *data_.initiatives->initiatives()[one.initiative.value];
  }

  // Those in the asked places, or those on a topic near what is asked, whichever are fewer; all
  // where neither is asked. Each once.
  [[nodiscard]] std::vector<Position> likely() const {
    const graph::InitiativeReach& reach = *data_.reach;
    const bool is_topic_asked = !request_.topics.empty();
    if (request_.areas.empty() && !is_topic_asked) {
      return {reach.joinable().begin(), reach.joinable().end()};
    }
    std::size_t in_places = 0;
    for (const auto& [area, share] : places_) in_places += reach.joinable_in(area).size();
    std::size_t on_topics = 0;
    for (const auto& near : need_.topics()) on_topics += reach.joinable_on(near.topic).size();
    std::vector<Position> positions;
    const auto add = [&](std::span<const Position> more) {
      positions.insert(positions.end(), more.begin(), more.end());
    };
    if (is_topic_asked && (request_.areas.empty() || on_topics < in_places)) {
      for (const auto& near : need_.topics()) add(reach.joinable_on(near.topic));
    } else {
      for (const auto& [area, share] : places_) add(reach.joinable_in(area));
    }
    std::ranges::sort(positions);
    const auto repeated = std::ranges::unique(positions);
    positions.erase(repeated.begin(), repeated.end());
    return positions;
  }

  void look_at(Position position) {
    const ReachingInitiative& one = reaching(position);
    if (!routing::is_open(one, request_.as_of_time) || !is_wanted(one)) return;
    Found found;
    found.position = position;
    found.place = place_of(one);
    if (found.place.share <= 0) return;
    std::tie(found.fit, found.topic) = fit_of(one);
    if (found.fit <= 0 || takes_part(one)) return;
    const std::uint32_t unit = data_.unit_ids.find(row(one).unit, data_.unit_records);
    const auto person = people_.best_of(one.contacts, unit);
    if (!person) {
      ++answer_.without_person_count;
      return;
    }
    found.person = *person;
    found.probability = found.fit * found.place.share * person->worth();
    found_.push_back(found);
  }

  [[nodiscard]] bool is_wanted(const ReachingInitiative& one) const {
    return request_.kinds.empty() ||
           std::ranges::find(request_.kinds, one.effect->kind) != request_.kinds.end();
  }

  // And its topic that carries most.
  [[nodiscard]] std::pair<double, std::uint32_t> fit_of(const ReachingInitiative& one) const {
    if (request_.topics.empty()) return {data_.parameters.level_unstated, kNone};
    BestTopics best(need_);
    for (const std::uint32_t topic : one.topics) best.add(topic, 1, 1);
    const BestTopics::Sum sum = best.sum();
    if (sum.works < data_.parameters.least_right) return {0, kNone};
    return {std::min(sum.works, 1.0), sum.topic};
  }

  [[nodiscard]] Place place_of(const ReachingInitiative& one) const {
    if (request_.areas.empty()) return {};
    Place best{0, kNone};
    for (const std::uint32_t area : one.areas) {
      const auto found = places_.find(area);
      if (found == places_.end()) continue;
      const bool is_better = found->second > best.share ||
                             (found->second == best.share &&
                              data_.areas->row(area).id < data_.areas->row(best.area).id);
      if (is_better) best = {found->second, area};
    }
    return best;
  }

  [[nodiscard]] bool takes_part(const ReachingInitiative& one) const {
    if (request_.venture.is_none()) return false;
    const std::string_view venture =
        graph::id_of_record(data_.venture_records[request_.venture.value]);
    return std::ranges::any_of(data_.initiatives->participations_of(row(one).id),
                               [&](const auto& participation) {
                                 return participation->venture == venture &&
                                        participation->state == model::ParticipationState::kActive;
                               });
  }

  [[nodiscard]] bool comes_before(const Found& a, const Found& b) const {
    if (a.probability != b.probability) return a.probability > b.probability;
    const Instant first = deadline_of(reaching(a.position));
    const Instant second = deadline_of(reaching(b.position));
    // The book is in the order of ids, and positions in that of the book.
    return first != second ? first < second : a.position < b.position;
  }

  // ---- what each rests on ----

  [[nodiscard]] Opportunity explained(const Found& found) const {
    const ReachingInitiative& one = reaching(found.position);
    Opportunity opportunity;
    opportunity.initiative = one.initiative;
    opportunity.contact = ContactIndex{found.person.contact};
    opportunity.is_known = found.person.is_known;
    if (const Instant deadline = deadline_of(one); deadline != kNever) {
      opportunity.deadline = deadline;
      opportunity.days_left = days_until(deadline, request_.as_of_time);
    }
    opportunity.probability = found.probability;
    opportunity.factors.push_back(topic(found, one));
    if (!request_.areas.empty()) opportunity.factors.push_back(place(found, one));
    add_person(opportunity.factors, found.person);
    return opportunity;
  }

  static MatchFactor new_factor(MatchFactorKind kind, double value) {
    MatchFactor factor;
    factor.kind = kind;
    factor.value = value;
    return factor;
  }

  static MatchFactor topic(const Found& found, const ReachingInitiative& one) {
    MatchFactor factor = new_factor(MatchFactorKind::kTopic, found.fit);
    factor.topic = TopicIndex{found.topic};
    factor.evidence = {{MatchEvidence::Kind::kInitiative, one.initiative.value}};
    return factor;
  }

  [[nodiscard]] MatchFactor place(const Found& found, const ReachingInitiative& one) const {
    MatchFactor factor = new_factor(MatchFactorKind::kPlace, found.place.share);
    factor.area = AreaIndex{found.place.area};
    factor.place = step_of(found.place.area);
    factor.evidence = {{MatchEvidence::Kind::kInitiative, one.initiative.value}};
    if (!one.is_local) {
      const std::uint32_t unit = data_.unit_ids.find(row(one).unit, data_.unit_records);
      if (unit != kNone) factor.evidence.push_back({MatchEvidence::Kind::kUnit, unit});
    }
    return factor;
  }

  [[nodiscard]] PlaceStep step_of(std::uint32_t area) const {
    const auto is_asked = [&](std::uint32_t one) {
      return std::ranges::find(request_.areas, AreaIndex{one}) != request_.areas.end();
    };
    if (is_asked(area)) return PlaceStep::kHere;
    for (std::uint32_t up = data_.areas->parent(area); up != kNone; up = data_.areas->parent(up)) {
      if (is_asked(up)) return PlaceStep::kInside;
    }
    return PlaceStep::kAround;
  }

  void add_person(std::vector<MatchFactor>& factors, const PersonToTalk& person) const {
    const PersonReasons hers(data_, request_.as_of_time, person.contact);
    if (person.stands != 1) factors.push_back(stand_in(person));
    // With a stated tie only the venture's own history with her counts beside it.
    MatchFactor answers =
        hers.answers(person.answers, person.tie == kNone ? kNone : request_.venture.value);
    answers.is_known = person.is_known;
    cite_tie(answers, person.tie);
    factors.push_back(std::move(answers));
    if (person.standing.load != 1) factors.push_back(hers.load(person.standing.load));
    if (person.standing.confirmation != 1) {
      factors.push_back(hers.confirmation(person.standing.confirmation));
    }
  }

  static MatchFactor stand_in(const PersonToTalk& person) {
    MatchFactor factor = new_factor(MatchFactorKind::kStandIn, person.stands);
    factor.person = ContactIndex{person.stands_in_for};
    factor.unit = UnitIndex{person.receives_for};
    const std::uint32_t cited =
        person.stands_in_for == kNone ? person.contact : person.stands_in_for;
    factor.evidence = {{MatchEvidence::Kind::kContact, cited}};
    return factor;
  }

  // A tie that an initiative made goes with it.
  void cite_tie(MatchFactor& factor, std::uint32_t tie) const {
    if (tie == kNone) return;
    if (factor.evidence.size() == kMatchEvidenceMax) factor.evidence.pop_back();
    const std::string_view maker =
        graph::initiative_of_tie(graph::id_of_record(data_.tie_records[tie]));
    if (maker.empty()) {
      factor.evidence.push_back({MatchEvidence::Kind::kTie, tie});
    } else {
      factor.evidence.push_back(
          {MatchEvidence::Kind::kInitiative, data_.initiatives->position_of(maker).value});
    }
  }

  const graph::SnapshotData& data_;
  const OpportunityRequest& request_;
  NeedTopics need_;
  OpportunityPeople people_;
  boost::unordered_flat_map<std::uint32_t, double> places_;  // what each area counts for
  std::vector<Found> found_;
  OpportunityAnswer answer_;
};

}  // namespace

Result<OpportunityAnswer> find_opportunities(const graph::Snapshot& snapshot,
                                             const OpportunityRequest& request) {
  if (auto checked = check(snapshot.data(), request); !checked) return fail(checked.error());
  if (snapshot.data().reach->joinable().empty()) return OpportunityAnswer{};
  return OpportunitySearch(snapshot.data(), request).answer();
}

}  // namespace veieninn::matching
