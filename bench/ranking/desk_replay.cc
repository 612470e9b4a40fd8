#include "bench/ranking/desk_replay.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <numeric>

#include "engine/model/row_validation.h"
#include "engine/routing/route_search.h"

namespace veieninn::bench {
namespace {

constexpr std::int32_t kShownMax = 50;  // as many as a request may ask for

Term most_term(const std::vector<Event>& events) {
  Term most = 0;
  for (const Event& event : events) {
    if (!event.terms.empty()) most = std::max(most, event.terms.back());
  }
  return most;
}

}  // namespace

DeskReplay::DeskReplay(const std::vector<Event>& events, const ReplayOptions& options)
    : events_(events),
      options_(options),
      world_(events, options.parameters, DeskTopics::kNobodys),
      by_answer_(events.size()),
      times_seen_(most_term(events) + 1, 0) {
  std::iota(by_answer_.begin(), by_answer_.end(), std::size_t{0});
  std::ranges::stable_sort(by_answer_, {}, [&](std::size_t i) { return events[i].answered; });
}

AskedNeed DeskReplay::next(bool is_asked) {
  const Event& event = events_[next_++];
  if (!is_asked) return {};
  learn_until(event.asked);
  return ask(event);
}

// Where there are more than a need may have, those seen oftenest say least.
std::vector<std::string> DeskReplay::words_of(const Event& event) const {
  std::vector<Term> terms = event.terms;
  if (terms.size() > model::kNeedWordsMax) {
    std::ranges::stable_sort(terms, {}, [&](Term term) { return times_seen_[term]; });
    terms.resize(model::kNeedWordsMax);
  }
  std::vector<std::string> words;
  if (options_.reads_words) {
    for (const Term term : terms) words.push_back(DeskWorld::topic_of(term));
  }
  std::ranges::sort(words);
  return words;
}

// She took the asker's need. Where the asker is somebody whom people turn to, they have met about
// it the other way round too.
void DeskReplay::add_facts(const Event& event, Party answerer,
                           std::vector<model::Engagement>& facts) {
  model::Engagement fact;
  fact.time = Instant{event.answered};
  fact.kind = model::EngagementKind::kTookOwnership;
  fact.venture = DeskWorld::venture_of(event.asker);
  fact.contact = DeskWorld::contact_of(answerer);
  fact.topic = DeskWorld::past_topic();
  fact.need_words = words_of(event);
  facts.push_back(fact);
  if (event.asker == kNoParty) return;
  pairs_.insert((std::uint64_t{event.asker} << 32) | answerer);
  fact.kind = model::EngagementKind::kMet;
  fact.venture = DeskWorld::venture_of(answerer);
  fact.contact = DeskWorld::contact_of(event.asker);
  const graph::Snapshot& snapshot = world_.snapshot();
  if (snapshot.find_venture(fact.venture).is_none()) return;
  if (snapshot.find_contact(fact.contact).is_none()) return;
  facts.push_back(std::move(fact));
}

void DeskReplay::learn_until(std::int64_t time) {
  std::vector<model::Engagement> facts;
  for (; known_ < events_.size() && events_[by_answer_[known_]].answered < time; ++known_) {
    const Event& event = events_[by_answer_[known_]];
    for (const Party answerer : event.answerers) add_facts(event, answerer, facts);
    for (const Term term : event.terms) ++times_seen_[term];
  }
  world_.record(std::move(facts));
}

AskedNeed DeskReplay::ask(const Event& event) const {
  const graph::Snapshot& snapshot = world_.snapshot();
  routing::RouteRequest request;
  request.need = {{snapshot.find_topic(DeskWorld::asked_topic()), 1}};
  request.words = words_of(event);
  request.area = snapshot.find_area(DeskWorld::place());
  if (event.asker != kNoParty) {
    request.venture = snapshot.find_venture(DeskWorld::venture_of(event.asker));
  }
  request.max_routes = kShownMax;
  request.max_introductions = 0;
  request.as_of_time = Instant{event.asked};
  const auto answer = routing::find_routes(snapshot, request);
  if (!answer) {
    fmt::print(stderr, "bench_ranking: a request was refused\n");
    std::exit(1);
  }
  const auto party_of = [&](ContactIndex contact) {
    return static_cast<Party>(
        std::strtoul(std::string(snapshot.contact_id(contact)).c_str() + 1, nullptr, 10));
  };
  const ContactIndex door = snapshot.find_contact(DeskWorld::front_door());
  const auto counts = [&](ContactIndex contact) {
    return contact != door && party_of(contact) != event.asker;
  };
  const auto ended_at = [&](ContactIndex contact) {
    return std::ranges::binary_search(event.answerers, party_of(contact));
  };
  AskedNeed asked;
  asked.shown = routing::shown_case(snapshot, request, *answer, ended_at, counts);
  for (const routing::Route& route : answer->routes) {
    if (!counts(route.contact()) || asked.parties.size() == asked.shown.experts.size()) continue;
    asked.parties.push_back(party_of(route.contact()));
    asked.probabilities.push_back(route.probability);
    asked.is_known.push_back(has_asked(event.asker, asked.parties.back()));
  }
  asked.truths = event.answerers.size();
  asked.is_first_contact =
      event.asker != kNoParty && std::ranges::none_of(event.answerers, [&](auto whom) {
        return has_asked(event.asker, whom);
      });
  return asked;
}

}  // namespace veieninn::bench
