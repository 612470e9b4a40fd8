// FindTeam: the engine gets the request and does everything inside the clock, from who serves the
// place to the reasons. Its solver alone and the rivals get the problem with all beliefs worked
// out.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>

#include "bench/matching/matching_case.h"
#include "bench/matching/team_rivals.h"
#include "engine/graph/snapshot_data.h"
#include "engine/matching/team_people.h"
#include "engine/matching/team_search.h"
#include "engine/matching/team_solver.h"

namespace veieninn::bench {
namespace {

using matching::SolvedTeam;
using matching::TeamProblem;

constexpr std::uint32_t kComparedMax = 10;  // requirements the plain program can bear

struct Kind {
  Scope scope;
  std::uint32_t topics;
  std::uint32_t bearable;  // questions
  Bars bars;
};
constexpr Kind kKinds[] = {
    {Scope::kMunicipality, 3, 2'000, {}}, {Scope::kMunicipality, 5, 2'000, {5, 0.95}},
    {Scope::kMunicipality, 8, 300, {}},   {Scope::kMunicipality, 10, 100, {}},
    {Scope::kMunicipality, 16, 100, {}},  {Scope::kMunicipality, 32, 50, {}},
    {Scope::kCounty, 5, 100, {}},         {Scope::kCounty, 32, 10, {}},
};

// So many different topics, in the place and of the venture of one question.
matching::TeamRequest request_of(const Setting& setting, const Kind& kind, std::uint32_t number) {
  matching::TeamRequest request;
  request.as_of_time = kAsOf;
  constexpr std::uint32_t kQuestionsApart = 1'000;
  for (std::uint32_t more = 0; request.requirements.size() < kind.topics; ++more) {
    const Question one =
        question(setting.scale, kind.scope, setting.seed, number * kQuestionsApart + more);
    if (more == 0) {
      request.area = setting.snapshot.find_area(one.area);
      if (number % 2 == 0) request.venture = setting.snapshot.find_venture(one.venture);
    }
    for (const auto& [topic, weight] : one.need) {
      const matching::Requirement next{setting.snapshot.find_topic(topic), {}};
      const bool is_new =
          std::ranges::find(request.requirements, next) == request.requirements.end();
      if (is_new && request.requirements.size() < kind.topics) request.requirements.push_back(next);
    }
  }
  return request;
}

TeamProblem problem_of(const graph::SnapshotData& data, const matching::TeamRequest& request) {
  routing::BeliefView belief(data, request.as_of_time, request.venture.value);
  routing::WaySearch ways(data, belief, request.venture.value, request.max_introductions);
  const routing::PastNeeds past(data, belief, {}, request.venture.value);
  return matching::TeamPeople(data, belief, ways, past, request).problem();
}

struct Asked {
  matching::TeamRequest request;
  TeamProblem problem;
  double exact = 0;  // 0: not known
};

struct Found {
  double value = 0;
  double bound = 0;
};

Contestant race(const std::string& name, const std::vector<Asked>& asked,
                const std::function<Found(const Asked&)>& answer) {
  Contestant row{name, {}, {}, asked.front().exact > 0 ? "exact" : "bound"};
  for (const Asked& one : asked) {
    Found found;
    row.times_us.push_back(microseconds_of([&] { found = answer(one); }));
    row.qualities.push_back(found.value / (one.exact > 0 ? one.exact : found.bound));
  }
  return row;
}

Found found_of(const std::optional<SolvedTeam>& team) { return {team->value, team->bound}; }

// Questions that somebody can answer at all.
std::vector<Asked> asked_of(const Setting& setting, const Kind& kind) {
  const std::uint32_t wanted = setting.or_bearable(kind.bearable);
  std::vector<Asked> asked;
  for (std::uint32_t number = 0; asked.size() < wanted && number < 4 * wanted; ++number) {
    Asked one{request_of(setting, kind, number), {}, 0};
    one.problem = problem_of(setting.snapshot.data(), one.request);
    if (one.problem.requirements == 0 || !matching::solve(one.problem)) continue;
    if (kind.topics <= kComparedMax) one.exact = plain_dynamic_program(one.problem);
    asked.push_back(std::move(one));
  }
  return asked;
}

// None where nobody can answer any question of the kind.
std::optional<Case> case_of(const Setting& setting, const Kind& kind) {
  const std::vector<Asked> asked = asked_of(setting, kind);
  if (asked.empty()) return std::nullopt;
  double covered = 0;
  for (const Asked& one : asked) covered += one.problem.requirements;
  Case done;
  done.question = fmt::format("{}, {} topics, {:.1f} had", name_of(kind.scope), kind.topics,
                              covered / static_cast<double>(asked.size()));
  done.bars = kind.bars;
  done.contestants.push_back(race("engine", asked, [&](const Asked& one) {
    const auto answer = matching::find_team(setting.snapshot, one.request);
    return Found{answer->team->probability, answer->team->bound};
  }));
  done.contestants.push_back(race(
      "solver", asked, [](const Asked& one) { return found_of(matching::solve(one.problem)); }));
  if (kind.topics > kComparedMax) return done;
  done.contestants.push_back(race("solver, blocks of 3", asked, [](const Asked& one) {
    return found_of(matching::solve(one.problem, {3, 3}));
  }));
  done.contestants.push_back(race("boost_shortest_paths", asked, [](const Asked& one) {
    return Found{boost_shortest_paths(one.problem), 1};
  }));
  done.contestants.push_back(race("plain_dynamic_program", asked, [](const Asked& one) {
    return Found{plain_dynamic_program(one.problem), 1};
  }));
  return done;
}

}  // namespace

void team_cases(const Setting& setting, const TakeCase& take) {
  for (const Kind& kind : kKinds) {
    if (const auto done = case_of(setting, kind)) take(*done);
  }
}

}  // namespace veieninn::bench
