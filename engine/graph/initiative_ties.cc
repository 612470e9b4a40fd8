#include "engine/graph/initiative_ties.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <variant>

#include "engine/graph/initiative_effects.h"

namespace veieninn::graph {
namespace {

using model::Initiative;
using model::Participation;
using model::ParticipationState;
using model::TieKind;
using Rows = std::span<const InitiativeBook::ParticipationRow>;

constexpr char kMark = '~';

struct Person {
  std::string_view id;
  TimeWindow window;
};

TimeWindow intersection(const TimeWindow& a, const TimeWindow& b) {
  return {std::max(a.from, b.from), std::min(a.until, b.until)};
}

// Hosts, members or mentors.
std::vector<std::string_view> people_of_terms(const Initiative& initiative) {
  std::vector<std::string_view> people;
  const auto add = [&people](const std::vector<std::string>& ids) {
    people.assign(ids.begin(), ids.end());
  };
  if (const auto* office = std::get_if<model::OfficeSpaceTerms>(&initiative.terms)) {
    add(office->hosts);
  } else if (const auto* place = std::get_if<model::MeetingPlaceTerms>(&initiative.terms)) {
    add(place->hosts);
  } else if (const auto* group = std::get_if<model::WorkingGroupTerms>(&initiative.terms)) {
    add(group->members);
  } else if (const auto* mentoring = std::get_if<model::MentoringTerms>(&initiative.terms)) {
    for (const model::Mentor& mentor : mentoring->mentors) people.push_back(mentor.contact);
  }
  return people;
}

// A participation that ended nobody knows when says nothing.
bool says_when(const Participation& row) {
  return row.state != ParticipationState::kEnded || row.window.until != kNever;
}

// Of several between the same two, windows that meet are one.
bool continues(const model::Tie& before, const model::Tie& tie) {
  return before.from_venture == tie.from_venture && before.from == tie.from &&
         before.to == tie.to && before.strength == tie.strength &&
         tie.window.from <= before.window.until;
}

class TieMaker {
 public:
  TieMaker(const Initiative& initiative, Rows participations,
           const belief::ModelParameters& parameters)
      : initiative_(initiative),
        participations_(participations),
        parameters_(parameters),
        effect_(effect_of(kind_of(initiative))) {
    name_people();
  }

  void tie_circle() {
    if (effect_.circle == Circle::kNobody) return;
    std::vector<Person> people = named_;
    if (effect_.circle == Circle::kPresent) {
      for (const auto& row : participations_) {
        if (!row->contact.empty() && says_when(*row)) {
          people.push_back({row->contact, intersection(initiative_.window, row->window)});
        }
      }
    }
    tie_all(people, effect_.circle_kind, parameters_.*effect_.circle_strength);
  }

  void tie_alumni() {
    if (!effect_.alumni) return;
    std::vector<Person> people;
    for (const auto& row : participations_) {
      if (row->contact.empty() || row->state != ParticipationState::kCompleted) continue;
      const Instant end = intersection(initiative_.window, row->window).until;
      if (end != kNever) people.push_back({row->contact, {end, kNever}});
    }
    tie_all(people, TieKind::kFormerColleague, parameters_.alumni_strength);
  }

  void tie_ventures() {
    if (!effect_.joined) return;
    const bool is_mentoring = kind_of(initiative_) == model::InitiativeKind::kMentoring;
    for (const auto& row : participations_) {
      if (row->venture.empty() || !says_when(*row)) continue;
      const Person venture = {row->venture, intersection(initiative_.window, row->window)};
      if (is_mentoring && !row->contact.empty()) {
        tie(true, venture, {row->contact, {}}, TieKind::kAcquaintance, parameters_.mentor_strength);
        continue;
      }
      for (const Person& face : faces()) {
        tie(true, venture, face, TieKind::kAcquaintance, parameters_.joined_strength);
      }
    }
  }

  void tie_partners(const PeopleOfUnit& people_of) {
    for (const std::string& unit : units_tied_to(initiative_)) {
      std::vector<std::string> people = people_of(unit);
      if (people.size() > kUnitPeopleMax) people.resize(kUnitPeopleMax);
      for (const std::string& id : people) {
        for (const Person& face : faces()) {
          tie_both(face, {id, {}}, TieKind::kPartner, parameters_.partner_strength);
        }
      }
    }
  }

  std::vector<model::Tie> take() && {
    std::ranges::sort(ties_, {}, [](const model::Tie& tie) {
      return std::tuple(!tie.from_venture, std::string_view(tie.from), std::string_view(tie.to),
                        -tie.strength, tie.window.from, tie.window.until);
    });
    join_windows();
    name_ties();
    std::ranges::sort(ties_, {}, &model::Tie::id);
    return std::move(ties_);
  }

 private:
  void name_people() {
    std::unordered_set<std::string_view> met;
    const auto add = [&](std::string_view id) {
      if (met.insert(id).second) named_.push_back({id, initiative_.window});
    };
    for (const std::string& id : initiative_.contacts) add(id);
    for (const std::string_view id : people_of_terms(initiative_)) add(id);
  }

  [[nodiscard]] std::span<const Person> faces() const {
    return std::span(named_).first(std::min(kFacesMax, named_.size()));
  }

  void tie_all(std::span<const Person> people, TieKind kind, double strength) {
    for (std::size_t i = 0; i < people.size(); ++i) {
      const std::size_t others = i < kCircleMax ? i : 1;
      for (std::size_t other = 0; other < others; ++other) {
        tie_both(people[i], people[other], kind, strength);
      }
    }
  }

  void tie_both(const Person& a, const Person& b, TieKind kind, double strength) {
    tie(false, a, b, kind, strength);
    tie(false, b, a, kind, strength);
  }

  void tie(bool from_venture, const Person& from, const Person& to, TieKind kind, double strength) {
    if (!from_venture && from.id == to.id) return;
    const TimeWindow window = intersection(from.window, to.window);
    if (window.until <= window.from) return;
    ties_.push_back(
        {{}, from_venture, std::string(from.id), std::string(to.id), kind, strength, window});
  }

  void join_windows() {
    std::vector<model::Tie> joined;
    joined.reserve(ties_.size());
    for (model::Tie& tie : ties_) {
      if (!joined.empty() && continues(joined.back(), tie)) {
        joined.back().window.until = std::max(joined.back().window.until, tie.window.until);
      } else {
        joined.push_back(std::move(tie));
      }
    }
    ties_ = std::move(joined);
  }

  // Of several between the same two, all but the first are numbered.
  void name_ties() {
    std::size_t number = 0;
    for (std::size_t i = 0; i < ties_.size(); ++i) {
      model::Tie& tie = ties_[i];
      const bool is_same = i > 0 && ties_[i - 1].from_venture == tie.from_venture &&
                           ties_[i - 1].from == tie.from && ties_[i - 1].to == tie.to;
      number = is_same ? number + 1 : 0;
      tie.id = kMark + initiative_.id + kMark + (tie.from_venture ? 'v' : 'c') + kMark + tie.from +
               kMark + tie.to;
      if (number > 0) tie.id += kMark + std::to_string(number);
    }
  }

  const Initiative& initiative_;
  Rows participations_;
  const belief::ModelParameters& parameters_;
  const InitiativeEffect& effect_;
  std::vector<Person> named_;  // each once
  std::vector<model::Tie> ties_;
};

bool never_starts(const Initiative& initiative) {
  const auto* training = std::get_if<model::TrainingTerms>(&initiative.terms);
  return training != nullptr && training->decision == model::TrainingDecision::kDoesNotStart;
}

}  // namespace

std::vector<model::Tie> ties_of(const Initiative& initiative, Rows participations,
                                const belief::ModelParameters& parameters,
                                const PeopleOfUnit& people_of) {
  if (never_starts(initiative)) return {};
  TieMaker maker(initiative, participations, parameters);
  maker.tie_circle();
  maker.tie_alumni();
  maker.tie_ventures();
  maker.tie_partners(people_of);
  return std::move(maker).take();
}

std::span<const std::string> units_tied_to(const Initiative& initiative) noexcept {
  switch (effect_of(kind_of(initiative)).partners) {
    case PartnerUnits::kNone:
      break;
    case PartnerUnits::kPartners:
      return initiative.partner_units;
    case PartnerUnits::kOfTerms:
      if (const auto* service = std::get_if<model::StartupServiceTerms>(&initiative.terms)) {
        return service->linked_units;
      }
      if (const auto* pilot = std::get_if<model::PilotTerms>(&initiative.terms)) {
        return pilot->site_units;
      }
  }
  return {};
}

bool names_any(const Initiative& initiative, Rows participations,
               const std::function<bool(const std::string&)>& is_contact,
               const std::function<bool(const std::string&)>& is_venture) {
  const auto is_named = [&](std::string_view id) { return is_contact(std::string(id)); };
  return std::ranges::any_of(initiative.contacts, is_named) ||
         std::ranges::any_of(people_of_terms(initiative), is_named) ||
         std::ranges::any_of(participations, [&](const auto& row) {
           return is_contact(row->contact) || is_venture(row->venture);
         });
}

std::string_view initiative_of_tie(std::string_view tie_id) noexcept {
  if (!tie_id.starts_with(kMark)) return {};
  const std::string_view rest = tie_id.substr(1);
  return rest.substr(0, rest.find(kMark));
}

}  // namespace veieninn::graph
