// How long does a question take, and how much shorter than for those who could be asked instead?
#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>

#include "bench/command_line.h"
#include "bench/routes/contestant.h"
#include "bench/workload.h"
#include "engine/graph/snapshot_builder.h"
#include "engine/graph/snapshot_data.h"
#include "engine/routing/candidates.h"
#include "engine/routing/need_view.h"
#include "engine/routing/route_search.h"
#include "engine/routing/way_search.h"

namespace veieninn::bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Options : WorkloadOptions {
  std::string scope = "all";
  std::string contestant = "all";
  bool past = false;    // the venture's own past counts too, which the rivals know nothing of
  std::uint32_t n = 0;  // 0: as many as the contestant can answer in a bearable time
  std::uint32_t initiatives = 0;  // of which only exhaustive_scan knows among the rivals
};

double microseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

double status_megabytes(const std::string& key) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(key + ":")) return std::atof(line.c_str() + key.size() + 1) / 1024;
  }
  return 0;
}

Problem problem_of(const graph::Snapshot& snapshot, const Question& question) {
  const graph::SnapshotData& data = snapshot.data();
  Problem problem;
  routing::RouteRequest& request = problem.request;
  for (const auto& [topic, weight] : question.need)
    request.need.push_back({snapshot.find_topic(topic), weight});
  if (!question.area.empty()) request.area = snapshot.find_area(question.area);
  if (!question.venture.empty()) request.venture = snapshot.find_venture(question.venture);
  // One more than is compared: the last place may go to another unit for the sake of spread.
  request.max_routes = static_cast<std::int32_t>(kAsked) + 1;
  request.max_introductions = kIntroductions;
  request.as_of_time = kAsOf;

  const routing::OpenInitiatives open(data, kAsOf, request.need, request.area.value);
  routing::BeliefView belief(data, kAsOf, graph::kNone, &open);
  const routing::WaySearch ways(data, belief, request.venture.value, kIntroductions);
  if (!request.venture.is_none()) {
    for (const graph::VentureTie& tie : data.venture_ties[request.venture.value]) {
      const auto* const call = ways.call(tie.contact);
      const auto is_same = [&](const auto& other) { return other.first == tie.contact; };
      if (call == nullptr || std::ranges::any_of(problem.calls, is_same)) continue;
      problem.calls.emplace_back(tie.contact, call->probability);
    }
  }
  return problem;
}

bool is_equal(const Ranking& a, const Ranking& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].second != b[i].second || std::abs(a[i].first - b[i].first) > 1e-9) return false;
  }
  return true;
}

struct Times {
  double p50 = 0;
  double p99 = 0;
  double p999 = 0;
};

Times times_of(std::vector<double> us) {
  std::ranges::sort(us);
  const auto at = [&](double share) {
    return us[std::min(us.size() - 1,
                       static_cast<std::size_t>(share * static_cast<double>(us.size())))];
  };
  return {at(0.5), at(0.99), at(0.999)};
}

struct Result {
  std::string contestant;
  std::size_t n = 0;
  Times times;
  bool equal = true;
};

Result race(Contestant& contestant, Contestant& engine, const std::vector<Problem>& problems,
            std::size_t n) {
  Result result{contestant.name(), n, {}, true};
  std::vector<double> us;
  for (std::size_t i = 0; i < n; ++i) {
    const Problem& problem = problems[i % problems.size()];
    contestant.prepare(problem);
    const auto start = Clock::now();
    const Ranking ranking = contestant.answer(problem);
    us.push_back(microseconds_since(start));
    // Answers are compared on every question, the first time it comes.
    if (i < problems.size() && !is_equal(ranking, engine.answer(problem))) result.equal = false;
  }
  result.times = times_of(std::move(us));
  return result;
}

// Questions each contestant can answer in a bearable time.
std::size_t bearable(const std::string& contestant, bool is_europe) {
  if (contestant == "engine") return is_europe ? 3'000 : 10'000;
  if (contestant == "boost_dijkstra") return is_europe ? 100 : 400;
  if (contestant == "sqlite_meeting") return is_europe ? 100 : 400;
  return is_europe ? 10 : 60;
}

void print(const Options& options, Scope scope, const Result& result, double engine_p50) {
  if (options.json) {
    fmt::print(
        R"({{"contestant":"{}","scale":"{}","scope":"{}","n":{},"p50_us":{:.2f},"p99_us":{:.2f},"p999_us":{:.2f},"equal":{}}})"
        "\n",
        result.contestant, options.scale->name, name_of(scope), result.n, result.times.p50,
        result.times.p99, result.times.p999, result.equal);
  } else {
    fmt::print("{:<17} {:<13} {:>6} {:>11.1f} {:>11.1f} {:>11.1f} {:>9.1f}x  {}\n",
               result.contestant, name_of(scope), result.n, result.times.p50, result.times.p99,
               result.times.p999, engine_p50 > 0 ? result.times.p50 / engine_p50 : 1.0,
               result.equal ? "equal" : "DIFFERS");
  }
  std::fflush(stdout);
}

struct Loaded {
  std::shared_ptr<const graph::Snapshot> snapshot;
  std::int64_t newest_sequence = 0;
};

Loaded load(const Options& options) {
  auto start = Clock::now();
  // The others rank by probability alone, with beliefs that are the same for every venture.
  graph::SnapshotOptions by_probability;
  by_probability.parameters.load_spread_budget = 0;
  by_probability.parameters.decline_rest_days = 0;
  if (!options.past) {
    by_probability.parameters.past_own_power = 0;
    by_probability.parameters.past_own_alike_power = 0;
    by_probability.parameters.past_alike_power = 0;
    by_probability.parameters.past_words_power = 0;
  }
  graph::SnapshotBuilder builder(std::move(by_probability));
  builder.reserve_engagements(options.scale->engagements);
  Loaded loaded;
  generate(*options.scale, options.seed, [&](const Row& row) {
    std::visit([&](const auto& one) { builder.add(one); }, row);
    if (const auto* event = std::get_if<model::Engagement>(&row))
      loaded.newest_sequence = event->sequence;
  });
  for (const auto& row : initiatives(*options.scale, options.seed, options.initiatives)) {
    builder.add(row);
  }
  const double staged = microseconds_since(start) / 1e6;
  start = Clock::now();
  loaded.snapshot = std::move(builder).build(1);
  const double built = microseconds_since(start) / 1e6;
  const double peak = status_megabytes("VmHWM");
  malloc_trim(0);
  const graph::SnapshotData& data = loaded.snapshot->data();
  std::uint64_t edges = 0;
  for (std::uint32_t c = 0; c < data.contacts.size(); ++c) edges += data.out_edges[c].size();
  const double held = status_megabytes("VmRSS");
  if (!options.json) {
    fmt::print(
        "load: {:.1f} s to generate and take in rows, {:.1f} s to build; {} ways between people\n",
        staged, built, edges);
    fmt::print(
        "memory: {:.0f} MB held, {:.0f} MB at most while building; {:.0f} bytes a contact in all, "
        "{} bytes a way and direction\n",
        held, peak, held * 1048576 / data.contacts.size(), sizeof(graph::Edge));
  }
  return loaded;
}

void measure_changes(const Options& options, const Loaded& loaded) {
  constexpr int kChanges = 50;
  std::vector<double> by_event;
  std::vector<double> by_contact;
  auto snapshot = loaded.snapshot;
  for (int i = 0; i < kChanges; ++i) {
    graph::RowChanges event;
    event.revision = 2;
    model::Engagement& row = event.engagements.emplace_back();
    row.sequence = loaded.newest_sequence + 1 + i;
    row.time = {kAsOf.unix_seconds - 1};
    row.kind = model::EngagementKind::kReplied;
    row.venture = "v" + std::to_string(7 * i);
    row.contact = "c" + std::to_string(13 * i);
    row.topic = "t1";
    auto start = Clock::now();
    auto next = graph::advance(snapshot, event);
    by_event.push_back(microseconds_since(start));
    snapshot = std::move(next);

    graph::RowChanges moved;
    moved.revision = 3;
    model::Contact& contact = moved.contacts.emplace_back();
    contact.id = "c" + std::to_string(17 * i);
    contact.display_name = "Rolig Bok";
    contact.unit = "u" + std::to_string(3 * i);
    contact.confirm_time = kAsOf;
    contact.expertise = {{"t2", model::ExpertiseLevel::kExpert, kAsOf, kNever}};
    start = Clock::now();
    next = graph::advance(snapshot, moved);
    by_contact.push_back(microseconds_since(start));
    snapshot = std::move(next);
  }
  const Times event = times_of(by_event);
  const Times contact = times_of(by_contact);
  if (options.json) {
    for (const auto& [what, times] : {std::pair{"engagement", event}, {"contact", contact}}) {
      fmt::print(R"({{"change":"{}","scale":"{}","n":{},"p50_us":{:.1f},"p99_us":{:.1f}}})"
                 "\n",
                 what, options.scale->name, kChanges, times.p50, times.p99);
    }
  } else {
    fmt::print("one change: engagement {:.2f} ms (p99 {:.2f}), contact {:.2f} ms (p99 {:.2f})\n\n",
               event.p50 / 1e3, event.p99 / 1e3, contact.p50 / 1e3, contact.p99 / 1e3);
  }
}

int run(const Options& options) {
  if (!options.json) {
    fmt::print("bench_routes: scale {}, seed {}, {} cores; times in microseconds\n",
               options.scale->name, options.seed, std::thread::hardware_concurrency());
  }
  const Loaded loaded = load(options);
  measure_changes(options, loaded);
  const graph::Snapshot& snapshot = *loaded.snapshot;
  const bool is_europe = options.scale->contacts > 100'000;
  const auto is_wanted = [&](const char* name) {
    return options.contestant == "all" || options.contestant == name;
  };
  const auto engine = make_engine(snapshot);
  std::vector<std::unique_ptr<Contestant>> rivals;
  if (is_wanted("boost_dijkstra")) rivals.push_back(make_boost_dijkstra(snapshot));
  if (is_wanted("sqlite_meeting")) rivals.push_back(make_sqlite_meeting(snapshot));
  if (is_wanted("sqlite_recursive")) rivals.push_back(make_sqlite_recursive(snapshot));
  if (is_wanted("exhaustive_scan")) rivals.push_back(make_exhaustive_scan(snapshot));
  if (!options.json) {
    fmt::print("{:<17} {:<13} {:>6} {:>11} {:>11} {:>11} {:>10}  answers\n", "contestant", "scope",
               "n", "p50", "p99", "p99.9", "p50/engine");
  }
  bool all_equal = true;
  for (const Scope scope : {Scope::kMunicipality, Scope::kCounty, Scope::kAnywhere}) {
    if (options.scope != "all" && options.scope != name_of(scope)) continue;
    // Anywhere has hundreds of thousands of targets at europe scale: fewer different questions.
    const std::size_t different = is_europe ? (scope == Scope::kAnywhere ? 20 : 300) : 1'000;
    std::vector<Problem> problems;
    for (std::uint32_t i = 0; i < different; ++i) {
      problems.push_back(problem_of(snapshot, question(*options.scale, scope, options.seed, i)));
    }
    const auto count = [&](const std::string& name) {
      return options.n > 0 ? std::size_t{options.n} : bearable(name, is_europe);
    };
    for (std::size_t i = 0; i < different; ++i) static_cast<void>(engine->answer(problems[i]));
    const Result own = race(*engine, *engine, problems, count("engine"));
    print(options, scope, own, own.times.p50);
    for (const auto& rival : rivals) {
      const Result result = race(*rival, *engine, problems, count(rival->name()));
      print(options, scope, result, own.times.p50);
      all_equal &= result.equal;
    }
  }
  return all_equal ? 0 : 1;
}

void add_options(CLI::App& app, Options& options) {
  add_workload_options(app, options);
  app.add_option("--scope", options.scope, "where is asked")
      ->check(CLI::IsMember({"municipality", "county", "anywhere", "all"}));
  app.add_option("--contestant", options.contestant, "beside the engine")
      ->check(CLI::IsMember({"engine", "boost_dijkstra", "sqlite_meeting", "sqlite_recursive",
                             "exhaustive_scan", "all"}));
  app.add_option("--n", options.n, "questions for each contestant");
  app.add_flag("--past", options.past,
               "what ended at whom counts too; only exhaustive_scan then answers the same");
  app.add_option("--initiatives", options.initiatives,
                 "so many of six kinds, beside the same people; likewise");
}

}  // namespace
}  // namespace veieninn::bench

int main(int argc, char** argv) {
  using namespace veieninn::bench;
  return status_of([&] {
    CLI::App app("bench_routes: exit 0 when all answers are equal, 1 when some differ");
    Options options;
    add_options(app, options);
    if (const auto status = ended_by(app, argc, argv)) return *status;
    return run(options);
  });
}
