// docs/model.md written down a second time, over plain rows: slow, with libm, and without a line of
// the engine's own arithmetic. What find_routes says of experts reached without introductions must
// be what the page says, of everyone the page names and of nobody else.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "engine/routing/route_search.h"
#include "engine/taxonomy/topic_neighbourhood.h"
#include "tests/engine/random_world.h"

namespace veieninn::routing {
namespace {

using model::Engagement;
using model::EngagementKind;

struct Counted {
  double good = 0;
  double all = 0;
};

class RowOracle {
 public:
  RowOracle(const test::World& world, Instant now, const std::vector<std::string>& words)
      : world_(world), now_(now), words_(words) {
    for (const Engagement& event : world.engagements) {
      if (event.time <= now) events_.push_back(&event);
    }
    // Newest first.
    std::ranges::sort(events_, [](const Engagement* a, const Engagement* b) {
      return std::pair(a->time, a->sequence) > std::pair(b->time, b->sequence);
    });
  }

  // P(route) of the way without introductions, 0 when she is not to be offered or not to be
  // reached.
  double probability(const model::Contact& person, const std::map<std::string, double>& need,
                     const std::string& area, const std::string& venture) const {
    need_ = need;
    asked_ = area;
    const double right = right_for(person, need, venture);
    const double place = area.empty() ? 1 : place_of(person, area);
    return right == 0 ? 0 : right * place * readiness(person, venture) * answers(person, venture);
  }

 private:
  static bool is_answer(const Engagement& event) {
    switch (event.kind) {
      case EngagementKind::kReplied:
      case EngagementKind::kMet:
      case EngagementKind::kReferred:
      case EngagementKind::kTookOwnership:
      case EngagementKind::kPiloted:
      case EngagementKind::kCollaborated:
        return true;
      default:
        return false;
    }
  }
  // An answer, or a silence while she was not away.
  bool is_outcome(const Engagement& event) const {
    if (event.kind != EngagementKind::kNoReply) return is_answer(event);
    const auto person = std::ranges::find(world_.contacts, event.contact, &model::Contact::id);
    return std::ranges::none_of(
        person->absences, [&](const TimeWindow& absence) { return absence.contains(event.time); });
  }
  int age_days(Instant time) const { return day_of(now_) - day_of(time); }
  double faded(const Engagement& event) const { return std::exp2(-age_days(event.time) / 180.0); }

  // Outcomes of hers that `is_counted`; each venture's j-th newest of them weighs 2^-(j-1).
  template <typename IsCounted, typename IsGood>
  Counted count(const std::string& person, const IsCounted& is_counted,
                const IsGood& is_good) const {
    Counted counted;
    std::map<std::string, double> weight;
    for (const Engagement* event : events_) {
      if (event->contact != person || !is_counted(*event)) continue;
      double& next = weight.try_emplace(event->venture, 1).first->second;
      counted.all += next * faded(*event);
      if (is_good(*event)) counted.good += next * faded(*event);
      next /= 2;
    }
    return counted;
  }
  Counted own(const std::string& person) const {
    return count(person, [this](const Engagement& event) { return is_outcome(event); }, is_answer);
  }

  const model::OrgUnit* unit(const std::string& id) const {
    const auto found = std::ranges::find(world_.units, id, &model::OrgUnit::id);
    return found == world_.units.end() ? nullptr : &*found;
  }
  const model::Area* area(const std::string& id) const {
    const auto found = std::ranges::find(world_.areas, id, &model::Area::id);
    return found == world_.areas.end() ? nullptr : &*found;
  }
  std::vector<std::string> served(const std::string& unit_id) const {
    for (const model::OrgUnit* one = unit(unit_id); one != nullptr; one = unit(one->parent)) {
      if (!one->areas.empty()) return one->areas;
    }
    return {};
  }
  // The municipality of the first area it serves, or that area itself.
  std::string home(const std::string& unit_id) const {
    const auto areas = served(unit_id);
    if (areas.empty()) return "";
    for (const model::Area* one = area(areas.front()); one != nullptr; one = area(one->parent)) {
      if (one->kind == model::AreaKind::kMunicipality) return one->id;
    }
    return areas.front();
  }

  template <typename Belongs>
  double posterior(double prior, double strength, const Belongs& belongs) const {
    Counted sum;
    for (const model::Contact& person : world_.contacts) {
      if (!belongs(person)) continue;
      const Counted counted = own(person.id);
      sum.good += counted.good;
      sum.all += counted.all;
    }
    return (strength * prior + sum.good) / (strength + sum.all);
  }
  double mean(const model::Contact& person) const {
    const std::string at = home(person.unit);
    double mean = posterior(0.5, 20, [](const auto&) { return true; });
    if (!at.empty()) {
      mean = posterior(mean, 10, [&](const auto& one) { return home(one.unit) == at; });
    }
    mean = posterior(mean, 6, [&](const auto& one) { return one.unit == person.unit; });
    const double told = mandate_odds(person.unit);
    mean = told * mean / (1 - mean + told * mean);
    return posterior(mean, 4, [&](const auto& one) { return one.id == person.id; });
  }

  double answers(const model::Contact& person, const std::string& venture) const {
    const double stranger = mean(person);
    const bool is_public = std::ranges::any_of(person.channels, [](const auto& channel) {
      return channel.visibility != model::ChannelVisibility::kInternal;
    });
    double best = is_public ? stranger : 0;
    const auto with_her = [&](const Engagement& event) {
      return is_outcome(event) && event.venture == venture;
    };
    const Counted pair = count(person.id, with_her, is_answer);
    const auto known = [&](double prior) {
      best = std::max(best, (2 * prior + pair.good) / (2 + pair.all));
    };
    bool is_stated = false;
    for (const model::Tie& tie : world_.ties) {
      if (!tie.from_venture || tie.from != venture || tie.to != person.id) continue;
      const bool holds =
          day_of(tie.window.from) <= day_of(now_) && day_of(now_) < day_of(tie.window.until);
      if (holds) known(tie.strength);
      is_stated = is_stated || holds;
    }
    for (const double strength : strengths_by_initiatives(venture, person.id)) {
      known(strength);
      is_stated = true;
    }
    if (!is_stated && pair.good > 0) known(6 * stranger / (1 - stranger + 6 * stranger));
    return best;
  }

  double readiness(const model::Contact& person, const std::string& venture) const {
    for (const Engagement* event : events_) {
      const bool is_no = event->kind == EngagementKind::kDeclined && event->contact == person.id;
      if (is_no && event->venture == venture &&
          event->time.unix_seconds > now_.unix_seconds - 14 * kSecondsPerDay) {
        return 0;
      }
    }
    if (!person.tenure.contains(now_)) return 0;
    for (const TimeWindow& absence : person.absences) {
      if (absence.contains(now_)) return 0;
    }
    const int age = age_days(person.confirm_time);
    if (age > 210) return 0;
    const double confirmation = age <= 180 ? 1 : 1 - 0.5 * (age - 180) / 30.0;
    const auto sent = static_cast<double>(std::ranges::count_if(events_, [&](const auto* event) {
      return event->contact == person.id && event->kind == EngagementKind::kSent &&
             event->time.unix_seconds > now_.unix_seconds - 7 * kSecondsPerDay;
    }));
    const double room = person.capacity_per_week > 0 ? person.capacity_per_week : 5;
    if (sent >= room) return 0;
    const double share = sent / room;
    return confirmation * (share <= 0.5 ? 1 : 1 - (share - 0.5));
  }

  double right_on(const model::Contact& person, const std::string& topic) const {
    double stated = 0;
    for (const model::Expertise& one : person.expertise) {
      if (one.topic != topic || one.expire_time <= now_) continue;
      const double level = one.level == model::ExpertiseLevel::kBasic     ? 0.4
                           : one.level == model::ExpertiseLevel::kSkilled ? 0.7
                                                                          : 0.9;
      stated = level * std::exp2(-std::max(0, age_days(one.verify_time) - 180) / 90.0);
    }
    const auto is_counted = [&](const Engagement& event) {
      return event.topic == topic && (speaks_for(event) || event.kind == EngagementKind::kReferred);
    };
    // Of her own and of what was passed on to her, one venture's j-th newest weighs 2^-(j-1), and
    // what was passed on half of that.
    Counted seen;
    std::map<std::string, double> weight;
    for (const Engagement* event : events_) {
      const bool is_own = event->contact == person.id && is_counted(*event);
      const bool is_received = event->kind == EngagementKind::kReferred &&
                               event->other_contact == person.id && event->topic == topic;
      if (!is_own && !is_received) continue;
      double& next = weight.try_emplace(event->venture, 1).first->second;
      const double counts = next * faded(*event) * (is_own ? 1 : 0.5);
      seen.all += counts;
      if (is_received || speaks_for(*event)) seen.good += counts;
      next /= 2;
    }
    if (stated <= 0.05 && seen.all == 0) return 0;
    return (5 * std::max(stated, 0.05) + seen.good) / (5 + seen.all);
  }

  static bool speaks_for(const Engagement& event) {
    return is_answer(event) && event.kind != EngagementKind::kReplied &&
           event.kind != EngagementKind::kReferred;
  }
  double days_since(const Engagement& event) const {
    return static_cast<double>(now_.unix_seconds - event.time.unix_seconds) / kSecondsPerDay;
  }

  // idf² of a word among the needs that ended, and how many there are.
  double squared_idf(const std::string& word) const {
    double needs = 0;
    double with = 0;
    for (const Engagement* event : events_) {
      const auto& words = event->need_words;
      needs += words.empty() ? 0 : 1;
      with += std::ranges::find(words, word) != words.end() ? 1 : 0;
    }
    return std::pow(std::log((needs + 1) / (with + 0.5)), 2);
  }
  double likeness(const Engagement& event) const {
    double all = 0;
    double shared = 0;
    for (const std::string& word : words_) {
      all += squared_idf(word);
      if (std::ranges::find(event.need_words, word) != event.need_words.end()) {
        shared += squared_idf(word);
      }
    }
    return all == 0 ? 0 : shared / all;
  }

  // What past needs multiply the odds of being the right one by; nothing where they say nothing.
  std::optional<double> past_odds(const model::Contact& person, const std::string& venture) const {
    const double ended =
        count(
            person.id, [this](const Engagement& event) { return is_outcome(event); }, speaks_for)
            .good;
    const auto lift = [&](double evidence) { return std::log(1 + 1000 * evidence / (ended + 1)); };
    double own = 0;
    double own_alike = 0;
    double alike = 0;
    std::map<std::string, int> repeats;
    for (const Engagement* event : events_) {
      if (event->contact != person.id || !speaks_for(*event)) continue;
      const double age = days_since(*event);
      const double like = likeness(*event);
      if (event->venture == venture) own += 1 / (1 + age / 3);
      if (event->venture == venture) own_alike += like * like / (1 + age / 3);
      if (like == 0) continue;
      const int repeat = ++repeats[event->venture];
      if (repeat <= 21) alike += std::pow(like, 4) / std::sqrt(1 + age / 2) / repeat;
    }
    if (own == 0 && repeats.empty()) return std::nullopt;
    double words = 0;
    for (const std::string& word : words_) {
      double seen = 0;
      std::map<std::string, int> with_it;
      for (const Engagement* event : events_) {
        const auto& its = event->need_words;
        if (event->contact != person.id || std::ranges::find(its, word) == its.end()) continue;
        const int repeat = ++with_it[event->venture];
        if (repeat <= 21) seen += faded(*event) / repeat;
      }
      words += lift(seen) / static_cast<double>(words_.size());
    }
    const double most = std::log(6);
    const auto bounded = [&](double x) { return most * (1 - std::exp(-x / most)); };
    const double from_own = bounded(0.15 * (own > 0 ? lift(own) : 0) + 0.1 * lift(own_alike));
    const auto ventures = static_cast<double>(repeats.size());
    const double from_others =
        ventures / (ventures + 2) * bounded(0.08 * lift(alike) + 0.12 * words);
    return std::exp(from_own + from_others + bounded(0.1 * std::log(1 + ended)));
  }

  double right_for(const model::Contact& person, const std::map<std::string, double>& need,
                   const std::string& venture) const {
    // The neighbourhood has its own oracle in tests/engine/taxonomy.
    const auto near = taxonomy::build_neighbourhood(world_.topics, {0.85, 0.6, 0.5, 0.5, 0.2});
    double right = 0;
    for (std::size_t i = 0; i < world_.topics.size(); ++i) {
      const auto wanted = need.find(world_.topics[i].id);
      if (wanted == need.end()) continue;
      double best = 0;
      for (const taxonomy::NearTopic& one : near[i]) {
        if (one.relation == taxonomy::Relation::kBroader) continue;
        best = std::max(best, one.nearness * right_on(person, world_.topics[one.topic].id));
      }
      right += wanted->second * best;
    }
    const std::optional<double> past = past_odds(person, venture);
    const double offered = offer_odds(person.id);
    if (right < 0.04 && !past && offered == 1) return 0;
    if (right < 0.04) right = 0.05;
    const double odds = past.value_or(1) * offered;
    return odds * right / (1 - right + odds * right);
  }

  // -- initiatives --

  double nearness_to_any(const std::string& topic, const std::vector<std::string>& topics) const {
    const auto near = taxonomy::build_neighbourhood(world_.topics, {0.85, 0.6, 0.5, 0.5, 0.2});
    const auto at = std::ranges::find(world_.topics, topic, &model::Topic::id);
    double best = 0;
    for (const taxonomy::NearTopic& one :
         near[static_cast<std::size_t>(at - world_.topics.begin())]) {
      if (std::ranges::find(topics, world_.topics[one.topic].id) != topics.end()) {
        best = std::max(best, one.nearness);
      }
    }
    return best;
  }
  double fit(const std::vector<std::string>& topics) const {
    double fit = 0;
    for (const auto& [topic, weight] : need_) fit += weight * nearness_to_any(topic, topics);
    return fit;
  }
  bool is_gone(const model::Initiative& row) const {
    const auto* training = std::get_if<model::TrainingTerms>(&row.terms);
    return !row.window.contains(now_) ||
           (training != nullptr && training->decision == model::TrainingDecision::kDoesNotStart);
  }
  bool is_used_up(const model::Initiative& row) const {
    if (row.quotas.empty()) return false;
    std::int64_t left = row.quotas[0].total;
    for (const model::Participation& one : world_.participations) {
      if (one.initiative != row.id) continue;
      for (const model::Take& take : one.takes) left -= take.reserved + take.used;
    }
    return left <= 0;
  }

  double offer_odds(const std::string& person) const {
    double best = 1;
    for (const model::Initiative& row : world_.initiatives) {
      double most = 1;
      switch (kind_of(row)) {
        case model::InitiativeKind::kInvitation:
        case model::InitiativeKind::kChallenge:
        case model::InitiativeKind::kPilot:
          most = 8;
          break;
        case model::InitiativeKind::kStrategy:
          most = 2;
          break;
        case model::InitiativeKind::kMandate:
        case model::InitiativeKind::kWorkingGroup:
        case model::InitiativeKind::kOutreachProject:
          break;
        default:
          most = 4;
      }
      if (is_gone(row) || is_used_up(row) || row.apply_until <= now_) continue;
      if (std::ranges::find(row.contacts, person) == row.contacts.end()) continue;
      std::vector<std::string> topics = row.topics;
      if (const auto* advice = std::get_if<model::BusinessAdviceTerms>(&row.terms)) {
        topics.insert(topics.end(), advice->innovation_topics.begin(),
                      advice->innovation_topics.end());
      }
      const double place =
          asked_.empty() ? 1 : place_of(row.areas.empty() ? served(row.unit) : row.areas, asked_);
      best = std::max(best, std::pow(most, place * fit(topics)));
    }
    return best;
  }

  double mandate_odds(const std::string& unit_id) const {
    double best = 1;
    for (const model::OrgUnit* one = unit(unit_id); one != nullptr; one = unit(one->parent)) {
      for (const model::Initiative& row : world_.initiatives) {
        const bool is_mandate = kind_of(row) == model::InitiativeKind::kMandate;
        if (!is_mandate && kind_of(row) != model::InitiativeKind::kStrategy) continue;
        if (row.unit != one->id || is_gone(row)) continue;
        const double place = asked_.empty() || row.areas.empty() ? 1 : place_of(row.areas, asked_);
        const double topics = row.topics.empty() ? 1 : fit(row.topics);
        best = std::max(best, std::pow(is_mandate ? 2 : 1.3, place * topics));
      }
    }
    return best;
  }

  // Of the calls that she takes from a venture that takes part in something of hers today.
  std::vector<double> strengths_by_initiatives(const std::string& venture,
                                               const std::string& person) const {
    std::vector<double> strengths;
    for (const model::Participation& one : world_.participations) {
      if (one.venture != venture) continue;
      if (one.state == model::ParticipationState::kEnded && one.window.until == kNever) continue;
      const auto row =
          std::ranges::find(world_.initiatives, one.initiative, &model::Initiative::id);
      const Day from = std::max(day_of(row->window.from), day_of(one.window.from));
      const Day until = std::min(day_of(row->window.until), day_of(one.window.until));
      const bool holds = from <= day_of(now_) && day_of(now_) < until;
      const auto* training = std::get_if<model::TrainingTerms>(&row->terms);
      if (!holds ||
          (training != nullptr && training->decision == model::TrainingDecision::kDoesNotStart)) {
        continue;
      }
      const auto kind = kind_of(*row);
      if (kind == model::InitiativeKind::kStrategy || kind == model::InitiativeKind::kMandate) {
        continue;
      }
      if (kind == model::InitiativeKind::kMentoring && !one.contact.empty()) {
        if (one.contact == person) strengths.push_back(0.8);
        continue;
      }
      std::vector<std::string> faces = row->contacts;
      const auto add = [&faces](const std::vector<std::string>& ids) {
        faces.insert(faces.end(), ids.begin(), ids.end());
      };
      if (const auto* office = std::get_if<model::OfficeSpaceTerms>(&row->terms)) {
        add(office->hosts);
      }
      if (const auto* place = std::get_if<model::MeetingPlaceTerms>(&row->terms)) add(place->hosts);
      if (const auto* group = std::get_if<model::WorkingGroupTerms>(&row->terms)) {
        add(group->members);
      }
      if (const auto* mentoring = std::get_if<model::MentoringTerms>(&row->terms)) {
        for (const model::Mentor& mentor : mentoring->mentors) faces.push_back(mentor.contact);
      }
      if (std::ranges::find(faces, person) != faces.end()) strengths.push_back(0.7);
    }
    return strengths;
  }

  double place_of(const model::Contact& person, const std::string& asked) const {
    return place_of(served(person.unit), asked);
  }
  double place_of(const std::vector<std::string>& areas, const std::string& asked) const {
    double best = 0;
    for (const std::string& id : areas) {
      double share = 1;
      for (const model::Area* one = area(asked); one != nullptr; one = area(one->parent)) {
        if (one->id == id) best = std::max(best, share);
        share *= 0.7;
      }
      const model::Area* above = area(id);
      for (above = above == nullptr ? nullptr : area(above->parent); above != nullptr;
           above = area(above->parent)) {
        if (above->id == asked) best = std::max(best, 0.9);
      }
    }
    return best;
  }

  const test::World& world_;
  Instant now_;
  std::vector<std::string> words_;
  std::vector<const Engagement*> events_;
  // What is asked.
  mutable std::map<std::string, double> need_;
  mutable std::string asked_;
};

TEST(RouteSearch, SaysOfEveryExpertWhatTheModelSays) {
  std::size_t compared = 0;
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    const test::World world = test::random_world(seed);
    const auto snapshot = test::build(world);
    std::mt19937 random(seed);
    for (int question = 0; question < 3; ++question) {
      SCOPED_TRACE("seed " + std::to_string(seed) + " question " + std::to_string(question));
      RouteRequest request = test::random_request(*snapshot, world, random);
      if (request.need.empty()) continue;
      request.max_introductions = 0;
      request.max_routes = 50;
      request.seed = 0;
      std::map<std::string, double> need;
      for (const WeightedTopic& one : request.need) {
        need[std::string(snapshot->topic_id(one.topic))] += one.weight;
      }
      const std::string area =
          request.area.is_none() ? "" : std::string(snapshot->area_id(request.area));
      std::string venture = "nobody";
      for (const model::Venture& row : world.ventures) {
        if (!request.venture.is_none() && snapshot->find_venture(row.id) == request.venture) {
          venture = row.id;
        }
      }
      const RowOracle oracle(world, request.as_of_time, request.words);
      std::map<std::string, double> expected;
      for (const model::Contact& person : world.contacts) {
        const double probability = oracle.probability(person, need, area, venture);
        if (probability > 0) expected[person.id] = probability;
      }
      const auto answer = find_routes(*snapshot, request);
      ASSERT_TRUE(answer.has_value());
      std::map<std::string, double> found;
      for (const Route& route : answer->routes) {
        if (route.fallback != Fallback::kNone) continue;
        found[std::string(snapshot->contact_id(route.contact()))] = route.probability;
      }
      for (const auto& [person, probability] : expected) {
        EXPECT_NEAR(found[person], probability, 1e-8) << person;
        ++compared;
      }
      for (const auto& [person, probability] : found) {
        EXPECT_TRUE(expected.contains(person)) << "made up " << person << " of " << probability;
      }
      if (HasFailure()) return;
    }
  }
  EXPECT_GT(compared, 500U);
}

}  // namespace
}  // namespace veieninn::routing
