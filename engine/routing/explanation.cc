#include "engine/routing/explanation.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <span>
#include <string_view>
#include <variant>

#include "engine/graph/derivation.h"
#include "engine/graph/initiative_ties.h"
#include "engine/routing/answer_times.h"

namespace veieninn::routing {

using graph::Event;
using graph::kNone;

namespace {

class Explanation {
 public:
  Explanation(const graph::SnapshotData& data, BeliefView& belief, const WaySearch& search,
              const PastNeeds& past, const OpenInitiatives& open, std::uint32_t venture)
      : data_(data),
        belief_(belief),
        search_(search),
        past_(past),
        open_(open),
        venture_(venture) {}

  Route route(const Target& target, const Way& way, bool area_asked) {
    Route route = way_alone(target, way);
    append(route.factors, cover(target, area_asked));
    append(route.factors, standing(target));
    if (target.share != 1) route.factors.push_back(share(target));
    return route;
  }

  // Up to and with that she answers.
  Route way_alone(const Target& target, const Way& way) {
    Route route;
    route.factors.reserve(kFactorsExpected);
    route.probability = way.probability;
    route.fallback = target.fallback;
    expect(route, target, walk(route, target, way));
    return route;
  }

  // Without her load and confirmation.
  std::vector<Factor> bringing_in(std::uint32_t introducer, const Target& target) {
    std::vector<Factor> factors;
    if (introducer == kNone) {
      answer(factors, target, 1);
      return factors;
    }
    factors.push_back(
        introduction(introducer, target.contact, search_.pass(introducer, target.contact)));
    answer(factors, target, data_.parameters.introduced_odds);
    return factors;
  }

  std::vector<Factor> cover(const Target& target, bool area_asked) {
    std::vector<Factor> factors = {expertise(target)};
    if (target.own_past != 1) {
      factors.push_back(
          past(target, FactorKind::kOwnNeeds, target.own_past, past_.own(expert_of(target))));
    }
    if (target.past_needs != 1) {
      factors.push_back(
          past(target, FactorKind::kPastNeeds, target.past_needs, past_.like(expert_of(target))));
    }
    if (target.offer != 1) factors.push_back(offer(target));
    if (area_asked) factors.push_back(area(target));
    return factors;
  }

  std::vector<Factor> standing(const Target& target) {
    std::vector<Factor> factors;
    if (target.standing.load != 1) factors.push_back(load(target));
    if (target.standing.confirmation != 1) factors.push_back(confirmation(target));
    return factors;
  }

  static void append(std::vector<Factor>& factors, std::vector<Factor> more) {
    std::ranges::move(more, std::back_inserter(factors));
  }

 private:
  // Her events up to now, newest first.
  auto seen(std::uint32_t contact) const {
    return graph::until(data_.events[contact], belief_.as_of().unix_seconds) | std::views::reverse;
  }

  // -- the way --

  // Returns P(the last person answers).
  double walk(Route& route, const Target& target, const Way& way) {
    const auto introducers = way.approach == Approach::kIntroduced ? search_.introducers(way)
                                                                   : std::vector<std::uint32_t>{};
    std::uint32_t before = kNone;
    for (const std::uint32_t person : introducers) {
      hop(route, before, person);
      before = person;
    }
    if (before == kNone && way.approach == Approach::kKnown) {
      return call(route, target.contact);
    }
    if (before == kNone) {
      route.steps.push_back({ContactIndex{target.contact}, Approach::kDirect, TieIndex{}});
      return answer(route.factors, target, 1);
    }
    hop(route, before, target.contact);
    return answer(route.factors, target, data_.parameters.introduced_odds);
  }

  // What the venture may expect of the last person.
  void expect(Route& route, const Target& target, double answers) const {
    route.answer_chances = answer_shares(data_, target.contact, belief_.as_of(), answers);
    for (double& chance : route.answer_chances) chance *= answers;
  }

  double answer(std::vector<Factor>& factors, const Target& target, double odds) {
    const auto approached = [odds](double mean) {
      return odds == 1 ? mean : belief::with_odds_ratio(mean, odds);
    };
    const double probability = approached(target.mean);
    const double without = approached(belief_.mean_without_mandate(target.contact));
    factors.push_back(answers(target.contact, without));
    add_mandate(factors, target.contact, probability / without);
    return probability;
  }

  // To `person` from the one before her, or from the venture that she knows.
  void hop(Route& route, std::uint32_t before, std::uint32_t person) {
    if (before == kNone) {
      call(route, person);
      return;
    }
    const WaySearch::Pass pass = search_.pass(before, person);
    route.steps.push_back({ContactIndex{person}, Approach::kIntroduced, TieIndex{pass.edge->tie}});
    route.factors.push_back(introduction(before, person, pass));
  }

  double call(Route& route, std::uint32_t person) {
    const WaySearch::Call& call = *search_.call(person);
    const bool is_stated = call.tie != kNone;
    const double without = is_stated ? call.probability : call_without_mandate(person);
    // With a stated tie only the venture's own history with her counts beside it.
    Factor factor = answers(person, without, is_stated ? venture_ : kNone);
    cite_tie(factor, call.tie);
    route.steps.push_back({ContactIndex{person}, Approach::kKnown, TieIndex{call.tie}});
    route.factors.push_back(std::move(factor));
    add_mandate(route.factors, person, call.probability / without);
    return call.probability;
  }

  // REQUIRES: no tie of theirs holds, so that what was seen of the two is the same beside each.
  double call_without_mandate(std::uint32_t person) {
    const auto ties = data_.venture_ties[venture_];
    const auto tie = std::ranges::find(ties, person, &graph::VentureTie::contact);
    return belief_.takes_call(venture_, *tie, belief_.mean_without_mandate(person)).value_or(0);
  }

  void add_mandate(std::vector<Factor>& factors, std::uint32_t person, double value) const {
    if (value == 1) return;
    const OpenInitiatives::Odds mandate = open_.answer(data_.contacts[person].unit);
    factors.push_back(initiative(FactorKind::kMandate, value, person, mandate.initiative));
    const model::Initiative& row = row_of(mandate.initiative);
    Instant adopted = kAlways;
    if (const auto* terms = std::get_if<model::MandateTerms>(&row.terms)) {
      adopted = terms->adopt_time;
    } else if (const auto* strategy = std::get_if<model::StrategyTerms>(&row.terms)) {
      adopted = strategy->adopt_time;
    }
    if (adopted == kAlways) adopted = row.window.from;
    if (adopted != kAlways) factors.back().time = adopted;
  }

  Factor introduction(std::uint32_t from, std::uint32_t to, const WaySearch::Pass& pass) {
    Factor factor = new_factor(FactorKind::kIntroduction, pass.probability, from);
    factor.other = ContactIndex{to};
    for (const Event& event : seen(from)) {
      if (!graph::is_pass_on(event) || event.other != to || has_faded(event)) continue;
      ++factor.total_count;
      ++factor.positive_count;
      cite(factor, event);
    }
    cite_tie(factor, pass.edge->tie);
    return factor;
  }

  // `only_with` kNone: what happened with any venture counts.
  Factor answers(std::uint32_t contact, double probability, std::uint32_t only_with = kNone) {
    Factor factor = new_factor(FactorKind::kAnswer, probability, contact);
    for (const Event& event : seen(contact)) {
      if (!graph::is_outcome(event) || has_faded(event)) continue;
      if (only_with != kNone && event.venture != only_with) continue;
      ++factor.total_count;
      if (model::is_answer(event.kind)) ++factor.positive_count;
      cite(factor, event);
    }
    return factor;
  }

  // -- the person --

  struct TopicFact {
    Event event;
    bool is_received = false;  // passed on to her by another
  };
  // What says that she is right for exactly this topic, or not; newest first.
  [[nodiscard]] std::vector<TopicFact> topic_facts(std::uint32_t contact,
                                                   std::uint32_t topic) const {
    std::vector<TopicFact> facts;
    for (const Event& event : seen(contact)) {
      if (event.topic != topic || !graph::is_topic_outcome(event.kind)) continue;
      if (!has_faded(event)) facts.push_back({event, false});
    }
    if (data_.parameters.passed_on_weight == 0) return facts;
    for (const Event& event : graph::until(data_.received[contact], belief_.as_of().unix_seconds)) {
      if (event.topic == topic && !has_faded(event)) facts.push_back({event, true});
    }
    std::ranges::sort(facts, [](const TopicFact& a, const TopicFact& b) {
      return graph::comes_before(b.event, a.event);
    });
    return facts;
  }

  static std::uint32_t expert_of(const Target& target) {
    return target.stands_in_for == kNone ? target.contact : target.stands_in_for;
  }

  Factor expertise(const Target& target) {
    // An expert, or one of whom past needs alone speak; else a step of the ladder.
    const bool is_found = target.topic != kNone || target.fallback == Fallback::kNone;
    const std::uint32_t expert = expert_of(target);
    Factor factor =
        new_factor(is_found ? FactorKind::kExpertise : FactorKind::kFallback,
                   target.right / (target.own_past * target.past_needs * target.offer), expert);
    factor.topic = TopicIndex{target.topic};
    if (target.topic == kNone) {
      cite_row(factor, Evidence::Kind::kContact, expert);
      return factor;
    }
    for (const TopicFact& fact : topic_facts(expert, target.topic)) {
      ++factor.total_count;
      if (fact.is_received || model::is_topic_success(fact.event.kind)) ++factor.positive_count;
      if (fact.is_received && factor.other.is_none()) factor.other = ContactIndex{fact.event.other};
      cite(factor, fact.event);
    }
    for (const graph::StatedExpertise& stated : data_.stated[expert]) {
      if (stated.topic != target.topic) continue;
      cite_row(factor, Evidence::Kind::kContact, expert);
      factor.stated_time = Instant{stated.verify_day * kSecondsPerDay};
      later_of(factor, factor.stated_time->unix_seconds);
    }
    return factor;
  }

  [[nodiscard]] const model::Initiative& row_of(InitiativeIndex initiative) const {
    return *data_.initiatives->initiatives()[initiative.value];
  }

  static Factor initiative(FactorKind kind, double value, std::uint32_t person,
                           InitiativeIndex initiative) {
    Factor factor = new_factor(kind, value, person);
    factor.initiative = initiative;
    cite_row(factor, Evidence::Kind::kInitiative, initiative.value);
    return factor;
  }

  // She answers for it; its deadline is what there is to know of time.
  Factor offer(const Target& target) const {
    Factor factor =
        initiative(FactorKind::kInitiative, target.offer, expert_of(target), target.initiative);
    const model::Initiative& row = row_of(target.initiative);
    const Instant deadline = std::min(row.apply_until, row.window.until);
    if (deadline != kNever) factor.time = deadline;
    return factor;
  }

  // `facts`: newest first.
  Factor past(const Target& target, FactorKind kind, double value,
              const std::vector<Event>& facts) const {
    Factor factor = new_factor(kind, value, expert_of(target));
    for (const Event& event : facts) {
      if (has_faded(event)) break;
      ++factor.total_count;
      ++factor.positive_count;
      cite(factor, event);
    }
    return factor;
  }

  Factor area(const Target& target) {
    Factor factor = new_factor(FactorKind::kArea, target.area, target.contact);
    const std::uint32_t expert = expert_of(target);
    if (const std::uint32_t unit = data_.contacts[expert].unit; unit != kNone) {
      cite_row(factor, Evidence::Kind::kUnit, unit);
    }
    return factor;
  }

  Factor load(const Target& target) {
    Factor factor = new_factor(FactorKind::kLoad, target.standing.load, target.contact);
    factor.total_count = belief_.sent_count(target.contact);
    const std::int64_t from =
        belief_.as_of().unix_seconds - data_.parameters.load_window_days * kSecondsPerDay;
    for (const Event& event : seen(target.contact)) {
      if (event.kind == model::EngagementKind::kSent && event.time > from) cite(factor, event);
    }
    return factor;
  }

  Factor confirmation(const Target& target) {
    Factor factor =
        new_factor(FactorKind::kConfirmation, target.standing.confirmation, target.contact);
    cite_row(factor, Evidence::Kind::kContact, target.contact);
    later_of(factor, data_.contacts[target.contact].confirm_day * kSecondsPerDay);
    return factor;
  }

  Factor share(const Target& target) {
    if (target.has_done) return done_before(target);
    const bool stands_in = target.stands_in_for != kNone;
    Factor factor = new_factor(stands_in ? FactorKind::kDeputy : FactorKind::kFallback,
                               target.share, target.contact);
    factor.other = ContactIndex{target.stands_in_for};
    cite_row(factor, Evidence::Kind::kContact, stands_in ? target.stands_in_for : target.contact);
    return factor;
  }

  Factor done_before(const Target& target) const {
    Factor factor = new_factor(FactorKind::kDoneBefore, target.share, target.contact);
    factor.topic = TopicIndex{target.topic};
    for (const Event& event : seen(target.contact)) {
      if (event.topic != target.topic || !is_done(event.kind)) continue;
      ++factor.total_count;
      ++factor.positive_count;
      cite(factor, event);
    }
    return factor;
  }

  // -- evidence --

  static Factor new_factor(FactorKind kind, double value, std::uint32_t person) {
    Factor factor;
    factor.kind = kind;
    factor.value = value;
    factor.person = ContactIndex{person};
    return factor;
  }

  // So old that it no longer moves the last bit of anything.
  bool has_faded(const Event& event) const {
    return belief_.day() - day_of(Instant{event.time}) >
           kCitedHalfLives * data_.parameters.evidence_half_life_days;
  }

  static void later_of(Factor& factor, std::int64_t time) {
    if (!factor.time || factor.time->unix_seconds < time) factor.time = Instant{time};
  }
  static void cite(Factor& factor, const Event& event) {
    later_of(factor, event.time);
    if (factor.evidence.size() < kEvidencePerFactorMax) {
      factor.evidence.push_back({Evidence::Kind::kEngagement, event.sequence});
    }
  }
  static void cite_row(Factor& factor, Evidence::Kind kind, std::uint32_t row) {
    if (factor.evidence.size() == kEvidencePerFactorMax) factor.evidence.pop_back();
    factor.evidence.push_back({kind, row});
  }
  // A tie that an initiative made goes with it.
  void cite_tie(Factor& factor, std::uint32_t tie) const {
    if (tie == kNone) return;
    const std::string_view maker =
        graph::initiative_of_tie(graph::id_of_record(data_.tie_records[tie]));
    if (maker.empty()) {
      cite_row(factor, Evidence::Kind::kTie, tie);
    } else {
      factor.initiative = data_.initiatives->position_of(maker);
      cite_row(factor, Evidence::Kind::kInitiative, factor.initiative.value);
    }
  }

  static constexpr std::int32_t kCitedHalfLives = 10;
  static constexpr std::size_t kFactorsExpected = 6;

  const graph::SnapshotData& data_;
  BeliefView& belief_;
  const WaySearch& search_;
  const PastNeeds& past_;
  const OpenInitiatives& open_;
  std::uint32_t venture_;
};

Explanation explanation_of(const ReasonSources& from) {
  return {from.data, from.belief, from.search, from.past, from.open, from.venture};
}

}  // namespace

Route explain(const ReasonSources& from, bool area_asked, const Target& target, const Way& way) {
  return explanation_of(from).route(target, way, area_asked);
}

Route explain_way(const ReasonSources& from, const Target& target, const Way& way) {
  Explanation explanation = explanation_of(from);
  Route route = explanation.way_alone(target, way);
  Explanation::append(route.factors, explanation.standing(target));
  return route;
}

std::vector<Factor> explain_bringing_in(const ReasonSources& from, std::uint32_t introducer,
                                        const Target& target) {
  Explanation explanation = explanation_of(from);
  std::vector<Factor> factors = explanation.bringing_in(introducer, target);
  Explanation::append(factors, explanation.standing(target));
  return factors;
}

std::vector<Factor> explain_cover(const ReasonSources& from, bool area_asked,
                                  const Target& target) {
  return explanation_of(from).cover(target, area_asked);
}

}  // namespace veieninn::routing
