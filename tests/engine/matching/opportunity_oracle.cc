#include "tests/engine/matching/opportunity_oracle.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <variant>

#include "engine/graph/snapshot_data.h"
#include "engine/routing/belief_view.h"
#include "engine/routing/candidates.h"
#include "engine/routing/way_search.h"

namespace veieninn::test {
namespace {

using model::InitiativeKind;

class Oracle {
 public:
  Oracle(const World& world, const graph::Snapshot& snapshot,
         const matching::OpportunityRequest& request)
      : world_(world),
        snapshot_(snapshot),
        data_(snapshot.data()),
        request_(request),
        now_(request.as_of_time),
        belief_(data_, now_, request.venture.value),
        ways_(data_, belief_, request.venture.value, 0) {}

  ExpectedOpportunities all() {
    ExpectedOpportunities found;
    for (const model::Initiative& row : world_.initiatives) {
      if (!is_open(row)) continue;
      const double worth = fit(row) * place(row);
      if (worth <= 0) continue;
      const auto person = whom_to_talk_to(row);
      if (!person) {
        ++found.without_person_count;
        continue;
      }
      found.best_first.push_back({row.id, person->second, worth * person->first,
                                  std::min(row.apply_until, row.window.until)});
    }
    return found;
  }

 private:
  bool is_open(const model::Initiative& row) const {
    const InitiativeKind kind = model::kind_of(row);
    if (kind == InitiativeKind::kStrategy || kind == InitiativeKind::kMandate) return false;
    if (row.audience == model::Audience::kContacts) return false;
    if (!request_.kinds.empty() && std::ranges::find(request_.kinds, kind) == request_.kinds.end())
      return false;
    if (now_ < row.window.from || now_ >= row.window.until || now_ >= row.apply_until) return false;
    const auto* const training = std::get_if<model::TrainingTerms>(&row.terms);
    if (training != nullptr && training->decision == model::TrainingDecision::kDoesNotStart)
      return false;
    return !is_full(row) && !takes_part(row);
  }

  bool is_full(const model::Initiative& row) const {
    if (row.quotas.empty()) return false;
    return std::ranges::all_of(row.quotas, [&](const model::Quota& quota) {
      std::int64_t given = quota.spent;
      for (const model::Participation& one : world_.participations) {
        if (one.initiative != row.id) continue;
        for (const model::Take& take : one.takes) {
          if (take.unit == quota.unit) given += take.reserved + take.used;
        }
      }
      return given >= quota.total;
    });
  }

  bool takes_part(const model::Initiative& row) const {
    if (request_.venture.is_none()) return false;
    const std::string venture(snapshot_.venture_id(request_.venture));
    return std::ranges::any_of(world_.participations, [&](const model::Participation& one) {
      return one.initiative == row.id && one.venture == venture &&
             one.state == model::ParticipationState::kActive;
    });
  }

  double fit(const model::Initiative& row) const {
    if (request_.topics.empty()) return 0.05;
    std::vector<std::string> topics = row.topics;
    if (const auto* const advice = std::get_if<model::BusinessAdviceTerms>(&row.terms)) {
      topics.insert(topics.end(), advice->innovation_topics.begin(),
                    advice->innovation_topics.end());
    }
    double fit = 0;
    for (const routing::WeightedTopic& asked : request_.topics) {
      double best = 0;
      for (const taxonomy::NearTopic& near : data_.topics->near(asked.topic.value)) {
        const std::string_view id = snapshot_.topic_id(TopicIndex{near.topic});
        if (std::ranges::find(topics, id) != topics.end()) best = std::max(best, near.nearness);
      }
      fit += asked.weight * best;
    }
    return fit < 0.04 ? 0 : fit;
  }

  std::vector<std::string> areas_of(const model::Initiative& row) const {
    if (!row.areas.empty()) return row.areas;
    for (const model::OrgUnit* unit = find_unit(row.unit); unit != nullptr;
         unit = find_unit(unit->parent)) {
      if (!unit->areas.empty()) return unit->areas;
    }
    return {};
  }

  double place(const model::Initiative& row) const {
    if (request_.areas.empty()) return 1;
    const std::vector<std::string> areas = areas_of(row);
    double best = 0;
    for (const AreaIndex asked : request_.areas) {
      for (const routing::Place& place : routing::places_of(data_, asked.value)) {
        const std::string_view id = snapshot_.area_id(AreaIndex{place.area});
        if (std::ranges::find(areas, id) != areas.end()) best = std::max(best, place.share);
      }
    }
    return best;
  }

  using Person = std::pair<double, std::string>;  // what asking her is worth, who

  std::optional<Person> whom_to_talk_to(const model::Initiative& row) {
    std::optional<Person> best;
    for (const std::string& id : row.contacts) better(best, asked(id, 1));
    if (best) return best;
    for (const std::string& id : row.contacts) better(best, asked(stand_in(id), 0.5));
    for (const model::OrgUnit* unit = find_unit(row.unit); unit != nullptr && !best;
         unit = find_unit(unit->parent)) {
      for (const model::Contact& one : world_.contacts) {
        if (one.unit == unit->id && one.front_door) better(best, asked(one.id, 0.25));
      }
    }
    return best;
  }

  static void better(std::optional<Person>& best, const std::optional<Person>& one) {
    if (!one) return;
    const bool is_better = !best || one->first > best->first ||
                           (one->first == best->first && one->second < best->second);
    if (is_better) best = one;
  }

  std::optional<Person> asked(const std::string& id, double stands) {
    const ContactIndex contact = snapshot_.find_contact(id);
    if (contact.is_none()) return std::nullopt;
    const auto standing = belief_.standing(contact.value);
    if (!standing) return std::nullopt;
    double answers = data_.contacts[contact.value].direct_channel ? belief_.mean(contact.value) : 0;
    if (const auto* const call = ways_.call(contact.value)) {
      answers = std::max(answers, call->probability);
    }
    if (answers <= 0) return std::nullopt;
    return Person{answers * standing->load * standing->confirmation * stands, id};
  }

  std::string stand_in(const std::string& id) {
    const model::Contact* at = find_contact(id);
    for (int step = 0; step < 4 && at != nullptr; ++step) {
      at = find_contact(at->tenure.contains(now_) ? at->deputy : at->successor);
      if (at != nullptr && at->id != id && belief_.standing(snapshot_.find_contact(at->id).value)) {
        return at->id;
      }
    }
    return "";
  }

  const model::Contact* find_contact(const std::string& id) const {
    const auto found = std::ranges::find(world_.contacts, id, &model::Contact::id);
    return found == world_.contacts.end() ? nullptr : &*found;
  }
  const model::OrgUnit* find_unit(const std::string& id) const {
    const auto found = std::ranges::find(world_.units, id, &model::OrgUnit::id);
    return found == world_.units.end() ? nullptr : &*found;
  }

  const World& world_;
  const graph::Snapshot& snapshot_;
  const graph::SnapshotData& data_;
  const matching::OpportunityRequest& request_;
  Instant now_;
  routing::BeliefView belief_;
  routing::WaySearch ways_;
};

}  // namespace

ExpectedOpportunities expected_opportunities(const World& world, const graph::Snapshot& snapshot,
                                             const matching::OpportunityRequest& request) {
  ExpectedOpportunities expected = Oracle(world, snapshot, request).all();
  std::ranges::sort(expected.best_first,
                    [](const ExpectedOpportunity& a, const ExpectedOpportunity& b) {
                      return std::tie(b.probability, a.deadline, a.initiative) <
                             std::tie(a.probability, b.deadline, b.initiative);
                    });
  return expected;
}

}  // namespace veieninn::test
