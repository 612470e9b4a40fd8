#include "engine/routing/explanation.h"

#include <algorithm>

namespace veieninn::routing {
namespace {

using graph::EventRecord;

// An outcome that counts less than this would change nothing that is shown.
constexpr double kLeastWeightShown = 1e-6;

Evidence contact_evidence(std::uint32_t contact) {
  return {Evidence::Kind::kContact, std::int64_t{contact}};
}

class Explanation {
 public:
  Explanation(Moment& moment, const NeedIndex& need, const RouteRequest& request,
              std::span<const KnownWay> known, const FoundWay& way)
      : moment_(moment), need_(need), request_(request), known_(known), way_(way) {}

  Route run();

 private:
  void add_first_step(std::uint32_t contact, bool is_last);
  void add_introduction(std::uint32_t from, std::uint32_t to);
  void add_answer(std::uint32_t contact, const KnownWay* known, bool introduced);
  void add_right();
  void add_expertise(std::uint32_t person, Reach reach);
  void add_readiness();
  Factor& add(FactorKind kind, double value, std::uint32_t person);
  // Cites the newest outcomes that `counts` admits and counts them all.
  template <typename Rank, typename Counts, typename Success>
  void cite_events(Factor& factor, std::uint32_t contact, Rank EventRecord::* rank, Counts&& counts,
                   Success&& success);
  [[nodiscard]] const KnownWay* known_way(std::uint32_t contact) const;

  Moment& moment_;
  const NeedIndex& need_;
  const RouteRequest& request_;
  std::span<const KnownWay> known_;
  const FoundWay& way_;
  Route route_;
};

Factor& Explanation::add(FactorKind kind, double value, std::uint32_t person) {
  Factor factor;
  factor.kind = kind;
  factor.value = value;
  factor.person = {person};
  return route_.factors.emplace_back(std::move(factor));
}

const KnownWay* Explanation::known_way(std::uint32_t contact) const {
  const auto way = std::ranges::lower_bound(known_, contact, {}, &KnownWay::contact);
  return way != known_.end() && way->contact == contact ? &*way : nullptr;
}

template <typename Rank, typename Counts, typename Success>
void Explanation::cite_events(Factor& factor, std::uint32_t contact, Rank EventRecord::* rank,
                              Counts&& counts, Success&& success) {
  const std::vector<EventRecord> events = moment_.events_until_now(contact);
  for (std::size_t i = events.size(); i-- > 0;) {
    const EventRecord& event = events[i];
    if (event.*rank == 0 || !counts(event)) continue;
    ++factor.total_count;
    if (success(event)) ++factor.positive_count;
    if (factor.evidence.size() == kEvidencePerFactorMax) continue;
    const double weight = moment_.tables().model->weight_of_rank(event.*rank);
    if (weight * moment_.fade_of(event.time) < kLeastWeightShown) continue;
    factor.evidence.push_back({Evidence::Kind::kEngagement, event.sequence});
    if (!factor.time) factor.time = Instant{event.time};
  }
}

void Explanation::add_answer(std::uint32_t contact, const KnownWay* known, bool introduced) {
  const double belief = moment_.belief(contact);
  const double value = introduced         ? moment_.introduced_answer(belief)
                       : known != nullptr ? known->probability
                                          : belief;
  const bool own_way = !introduced && known != nullptr;
  Factor& factor = add(FactorKind::kAnswer, value, contact);
  // A stated tie is the whole prior of a known way: what she did with others counts nothing there.
  const bool only_pair = own_way && known->tie != kNoNumber;
  cite_events(
      factor, contact, &EventRecord::answer_rank,
      [&](const EventRecord& event) {
        return !only_pair || event.venture == request_.venture.value;
      },
      [](const EventRecord& event) { return graph::is_answer(event.kind); });
  if (only_pair) {
    if (factor.evidence.size() == kEvidencePerFactorMax) factor.evidence.pop_back();
    factor.evidence.push_back({Evidence::Kind::kTie, std::int64_t{known->tie}});
  }
  if (factor.evidence.empty()) factor.evidence.push_back(contact_evidence(contact));
}

void Explanation::add_introduction(std::uint32_t from, std::uint32_t to) {
  double value = 0;
  for (const graph::Edge& edge : moment_.tables().edges_out[from]) {
    if (edge.neighbour == to) value = moment_.passes_on(from, to, edge);
  }
  Factor& factor = add(FactorKind::kIntroduction, value, from);
  factor.other = {to};
  cite_events(
      factor, from, &EventRecord::pass_rank,
      [&](const EventRecord& event) { return event.other == to; },
      [](const EventRecord&) { return true; });
  const std::uint32_t tie = moment_.tie_between(from, to);
  if (tie != kNoNumber) {
    if (factor.evidence.size() == kEvidencePerFactorMax) factor.evidence.pop_back();
    factor.evidence.push_back({Evidence::Kind::kTie, std::int64_t{tie}});
  }
  route_.steps.push_back({{to}, Approach::kIntroduced, {tie}});
}

// The person the venture itself turns to.
void Explanation::add_first_step(std::uint32_t contact, bool is_last) {
  const KnownWay* known = known_way(contact);
  route_.steps.push_back({{contact},
                          known != nullptr ? Approach::kKnown : Approach::kDirect,
                          {known != nullptr ? known->tie : kNoNumber}});
  if (!is_last) add_answer(contact, known, false);
}

void Explanation::add_expertise(std::uint32_t person, Reach reach) {
  const StatedExpertise stated = need_.stated(moment_, person, reach);
  const double right = need_.right(moment_, person, stated.probability);
  Factor& factor = add(FactorKind::kExpertise, right, person);
  factor.topic = {stated.topic};
  cite_events(
      factor, person, &EventRecord::topic_rank,
      [&](const EventRecord& event) { return need_.relevance(event.topic) > 0; },
      [](const EventRecord& event) { return graph::is_topic_success(event.kind); });
  factor.positive_count = factor.total_count = 0;
  if (factor.evidence.size() > kEvidencePerFactorMax - 2) {
    factor.evidence.resize(kEvidencePerFactorMax - 2);
  }
  if (!factor.time) factor.time = Instant{stated.verify_time};
  factor.evidence.push_back(contact_evidence(person));
  factor.evidence.push_back({Evidence::Kind::kTopic, std::int64_t{stated.topic}});
}

void Explanation::add_right() {
  const belief::ModelParameters& parameters = moment_.parameters();
  const std::uint32_t unit = moment_.tables().contacts[way_.contact].unit;
  const Evidence from_unit{Evidence::Kind::kUnit, std::int64_t{unit}};
  const auto fall_back = [&](double value, Evidence evidence) -> Factor& {
    Factor& factor = add(FactorKind::kFallback, value, way_.contact);
    factor.evidence.push_back(evidence);
    return factor;
  };
  switch (way_.step) {
    case Fallback::kNone:
      add_expertise(way_.contact, Reach::kClose);
      break;
    case Fallback::kBroaderTopic:
      add_expertise(way_.contact, Reach::kBroader);
      fall_back(1, {Evidence::Kind::kTopic, std::int64_t{route_.factors.back().topic.value}});
      break;
    case Fallback::kFrontDoor:
      fall_back(parameters.front_door_right, contact_evidence(way_.contact));
      break;
    case Fallback::kDeputy: {
      add_expertise(way_.expert, Reach::kClose);
      fall_back(parameters.deputy_share, contact_evidence(way_.contact));
      Factor& stands_in = add(FactorKind::kDeputy, 1, way_.contact);
      stands_in.other = {way_.expert};
      stands_in.evidence.push_back(contact_evidence(way_.expert));
      break;
    }
    case Fallback::kBridgeBuilder:
      fall_back(parameters.bridge_builder_right, from_unit);
      break;
    case Fallback::kCounty:
      fall_back(parameters.county_right, from_unit);
      break;
    case Fallback::kNeighbour:
      add_expertise(way_.contact, Reach::kClose);
      fall_back(parameters.neighbour_share, from_unit);
      break;
  }
  if (!request_.area.is_none()) {
    add(FactorKind::kArea, 1, way_.contact).evidence.push_back(from_unit);
  }
}

void Explanation::add_readiness() {
  const Standing standing = moment_.standing(way_.contact);
  const graph::ContactHot& hot = moment_.tables().contacts[way_.contact];
  if (standing.load < 1) {
    Factor& factor = add(FactorKind::kLoad, standing.load, way_.contact);
    const std::vector<EventRecord> events = moment_.events_until_now(way_.contact);
    const std::int32_t sent = moment_.sent_in_window(way_.contact);
    factor.total_count = sent;
    for (std::size_t i = events.size(); i-- > 0 && std::ssize(factor.evidence) < sent;) {
      if (factor.evidence.size() == kEvidencePerFactorMax) break;
      if (events[i].kind != model::EngagementKind::kSent) continue;
      factor.evidence.push_back({Evidence::Kind::kEngagement, events[i].sequence});
      if (!factor.time) factor.time = Instant{events[i].time};
    }
  }
  if (standing.confirmation < 1) {
    Factor& factor = add(FactorKind::kConfirmation, standing.confirmation, way_.contact);
    factor.evidence.push_back(contact_evidence(way_.contact));
    factor.time = Instant{hot.confirm_time};
  }
}

Route Explanation::run() {
  route_.steps.reserve(way_.introducers.size() + 1);
  route_.factors.reserve(way_.introducers.size() + 6);
  const bool introduced = !way_.introducers.empty();
  add_first_step(introduced ? way_.introducers.front() : way_.contact, !introduced);
  for (std::size_t i = 0; i < way_.introducers.size(); ++i) {
    const bool is_last = i + 1 == way_.introducers.size();
    add_introduction(way_.introducers[i], is_last ? way_.contact : way_.introducers[i + 1]);
  }
  add_answer(way_.contact, known_way(way_.contact), introduced);
  add_right();
  add_readiness();
  if (way_.is_exploration) {
    add(FactorKind::kExploration, 1, way_.contact)
        .evidence.push_back(contact_evidence(way_.contact));
  }
  route_.probability = way_.probability;
  route_.fallback = way_.step;
  return std::move(route_);
}

}  // namespace

Route explain(Moment& moment, const NeedIndex& need, const RouteRequest& request,
              std::span<const KnownWay> known, const FoundWay& way) {
  return Explanation(moment, need, request, known, way).run();
}

}  // namespace veieninn::routing
