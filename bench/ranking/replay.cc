#include "bench/ranking/replay.h"

#include <algorithm>
#include <numeric>

namespace veieninn::bench {
namespace {

using belief::Party;

bool has_asked(const belief::CaseHistory& history, Party asker, const std::vector<Party>& whom) {
  if (asker == belief::kNoParty) return false;
  return std::ranges::any_of(history.asked_by(asker), [&](std::uint32_t number) {
    return std::ranges::any_of(history[number].answerers, [&](Party answerer) {
      return std::ranges::binary_search(whom, answerer);
    });
  });
}

AskedNeed asked(const Event& event, const belief::CaseHistory& history,
                belief::AnswerFactors& factors) {
  belief::Candidates found = factors.candidates({event.asked, event.asker, event.terms});
  AskedNeed one;
  one.truths = static_cast<std::uint32_t>(event.answerers.size());
  one.is_first_contact =
      event.asker != belief::kNoParty && !has_asked(history, event.asker, event.answerers);
  for (std::uint32_t i = 0; i < found.parties.size(); ++i) {
    if (std::ranges::binary_search(event.answerers, found.parties[i])) {
      one.need.answered_by.push_back(i);
    }
  }
  one.need.candidates = std::move(found.factors);
  return one;
}

}  // namespace

Replay replay(const std::vector<Event>& events, const belief::FactorParameters& parameters) {
  std::vector<std::size_t> by_answer(events.size());
  std::iota(by_answer.begin(), by_answer.end(), std::size_t{0});
  std::ranges::stable_sort(by_answer, {}, [&](std::size_t i) { return events[i].answered; });
  belief::CaseHistory history;
  belief::AnswerFactors factors(history, parameters);
  Replay parts;
  const std::size_t n = events.size();
  std::size_t known = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (; known < n && events[by_answer[known]].answered < events[i].asked; ++known) {
      const Event& event = events[by_answer[known]];
      history.add({event.answered, event.asker, event.terms, event.answerers});
    }
    if (i < n / 5) continue;
    std::vector<AskedNeed>& part = i < n * 3 / 5   ? parts.warm_up
                                   : i < n * 4 / 5 ? parts.tuning
                                                   : parts.test;
    part.push_back(asked(events[i], history, factors));
  }
  return parts;
}

}  // namespace veieninn::bench
