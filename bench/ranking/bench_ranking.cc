// Would the engine have named those who answered? Real histories, asked anew in time order.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bench/ranking/choice_calibration.h"
#include "bench/ranking/desk_replay.h"
#include "bench/ranking/events.h"
#include "bench/ranking/ranking_measures.h"
#include "engine/belief/parameter_table.h"
#include "engine/routing/past_fitting.h"

namespace veieninn::bench {
namespace {

using belief::ModelParameters;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kShown = 10;
// The newest so many needs of those learned from: more would not move the second digit.
constexpr std::size_t kLearnedFromMax = 1500;

constexpr std::string_view kUsage =
    R"(bench_ranking: would the engine have named those who answered?

  bench_ranking --events FILE...

  --events FILE...  histories: JSON lines of id, t, ta, from, text, tags and to
  --rank NAME       only this rank: full, no_topic, no_own_history, no_fading, no_shrinkage, unlearned
  --tuning          learn from the first 60 % and test on the next 20 %, for choosing parameters
  --set NAME=VALUE  a parameter of the model (veieninn model), for tuning
  --weights         print what was learned
  --json            one object a row

The first 60 % of a history warm up, the next 20 % tune, the last 20 % test, once. Each need is put
to find_routes as it would have been known then.
)";

struct Options {
  std::vector<std::string> files;
  std::string rank;
  bool tuning = false;
  bool weights = false;
  bool json = false;
  ModelParameters parameters;
};

[[noreturn]] void usage(int status) {
  fmt::print(status == 0 ? stdout : stderr, "{}", kUsage);
  std::exit(status);
}

void set_parameter(std::string_view assignment, ModelParameters& parameters) {
  const std::size_t at = std::min(assignment.find('='), assignment.size());
  const double value =
      std::atof(std::string(assignment.substr(std::min(at + 1, assignment.size()))).c_str());
  if (!belief::set_parameter(parameters, assignment.substr(0, at), value)) usage(2);
}

Options read_options(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--help") usage(0);
    if (argument == "--events") {
      while (i + 1 < argc && !std::string_view(argv[i + 1]).starts_with("--")) {
        options.files.emplace_back(argv[++i]);
      }
    } else if (argument == "--rank" && i + 1 < argc) {
      options.rank = argv[++i];
    } else if (argument == "--set" && i + 1 < argc) {
      set_parameter(argv[++i], options.parameters);
    } else if (argument == "--tuning") {
      options.tuning = true;
    } else if (argument == "--weights") {
      options.weights = true;
    } else if (argument == "--json") {
      options.json = true;
    } else {
      usage(2);
    }
  }
  if (options.files.empty()) usage(2);
  return options;
}

// A rank: the full one, or one with a part taken out.
struct Rank {
  std::string_view name;
  bool reads_words = true;
  bool has_own_history = true;
  bool fades = true;
  bool shrinks = true;
  bool is_learned = true;
};

// A history of who answered whom holds no introductions, so there is no rank without ways.
constexpr Rank kRanks[] = {
    {.name = "full"},
    {.name = "no_topic", .reads_words = false},
    {.name = "no_own_history", .has_own_history = false},
    {.name = "no_fading", .fades = false},
    {.name = "no_shrinkage", .shrinks = false},
    {.name = "unlearned", .is_learned = false},
};

void remove_shrinkage(ModelParameters& parameters) {
  constexpr double kNext = 0.1;  // the least a model file may say
  parameters.answer_strength_all = kNext;
  parameters.answer_strength_municipality = kNext;
  parameters.answer_strength_unit = kNext;
  parameters.answer_strength_person = kNext;
  parameters.pair_strength = kNext;
  parameters.topic_strength = kNext;
  parameters.past_lift_cases = 1e-6;
  parameters.past_ventures_half = 0;
}

void remove_fading(ModelParameters& parameters) {
  constexpr double kNever = 1e9;
  parameters.evidence_half_life_days = 3650;
  parameters.past_own_days = kNever;
  parameters.past_alike_days = kNever;
}

ReplayOptions replay_options(const Rank& rank, const Options& options) {
  ReplayOptions replay{options.parameters, rank.reads_words};
  // Who would do about as well is not asked here: each place goes to the best.
  replay.parameters.load_spread_budget = 0;
  if (!rank.has_own_history) {
    replay.parameters.known_odds = 1;
    replay.parameters.past_own_power = 0;
    replay.parameters.past_own_alike_power = 0;
  }
  if (!rank.fades) remove_fading(replay.parameters);
  if (!rank.shrinks) remove_shrinkage(replay.parameters);
  return replay;
}

struct Learned {
  ModelParameters parameters;
  ChoiceCalibration calibration;
};

Learned learn(const std::vector<routing::ShownCase>& cases, const ModelParameters& start,
              bool is_learned) {
  Learned learned{start, {}};
  if (is_learned) learned.parameters = routing::fit_past(cases, start, [] { return false; });
  std::vector<ShownProbabilities> needs;
  for (const routing::ShownCase& one : cases) {
    ShownProbabilities need;
    for (const routing::ShownExpert& expert : one.experts) {
      need.probabilities.push_back(routing::probability(expert, learned.parameters));
    }
    need.has_ended.assign(one.experts.size(), false);
    for (const std::uint32_t hers : one.ended_at) need.has_ended[hers] = true;
    needs.push_back(std::move(need));
  }
  learned.calibration = fit_calibration(needs);
  return learned;
}

struct Results {
  std::vector<double> reciprocal_ranks;
  std::vector<double> precisions;
  std::map<Party, double> suggested;  // how often named first
  Calibration calibration;
  // Reciprocal ranks of first contacts, by the whole and by each kind of past alone.
  std::map<std::string_view, std::vector<double>> among_everybody;
  std::map<std::string_view, std::vector<double>> among_new;  // to the asker

  [[nodiscard]] double hit(double rank) const {
    const auto is_hit = [&](double reciprocal) { return reciprocal >= 1 / rank - 1e-9; };
    return static_cast<double>(std::ranges::count_if(reciprocal_ranks, is_hit)) /
           static_cast<double>(reciprocal_ranks.size());
  }
};

struct PastKind {
  std::string_view name;
  double routing::PastLifts::* lift;
};
constexpr PastKind kPastKinds[] = {{"own", &routing::PastLifts::own},
                                   {"own_alike", &routing::PastLifts::own_alike},
                                   {"alike", &routing::PastLifts::alike},
                                   {"words", &routing::PastLifts::words},
                                   {"ended", &routing::PastLifts::ended}};

void add_first_contact(const AskedNeed& need, Results& results) {
  const auto& experts = need.shown.experts;
  const auto add = [&](std::string_view name, const auto& score_of) {
    std::vector<double> scores;
    for (std::size_t i = 0; i < experts.size(); ++i) scores.push_back(score_of(i));
    const auto reciprocal = [&] {
      return rank(scores, need.shown.ended_at, need.truths).reciprocal_rank;
    };
    results.among_everybody[name].push_back(reciprocal());
    for (std::size_t i = 0; i < experts.size(); ++i) {
      if (need.is_known[i]) scores[i] = -1;
    }
    results.among_new[name].push_back(reciprocal());
  };
  add("full", [&](std::size_t i) { return need.probabilities[i]; });
  for (const PastKind& kind : kPastKinds) {
    add(kind.name, [&](std::size_t i) { return experts[i].past.*kind.lift; });
  }
}

void add(const AskedNeed& need, const ChoiceCalibration& calibration, Results& results) {
  const RankedNeed ranked = rank(need.probabilities, need.shown.ended_at, need.truths);
  results.reciprocal_ranks.push_back(ranked.reciprocal_rank);
  results.precisions.push_back(ranked.average_precision);
  if (need.is_first_contact) add_first_contact(need, results);
  if (!need.parties.empty()) ++results.suggested[need.parties.front()];
  const std::vector<double> chances = calibration(need.probabilities);
  for (std::size_t i = 0; i < std::min(kShown, chances.size()); ++i) {
    const auto at = static_cast<std::uint32_t>(i);
    results.calibration.add(chances[i], std::ranges::binary_search(need.shown.ended_at, at));
  }
}

// The parts of a history: the first twenty per cent are only remembered, since little is known
// before.
struct Parts {
  std::size_t asked_from, learned_until, tested_from, tested_until;

  Parts(std::size_t n, bool tuning)
      : asked_from(n / 5),
        learned_until(tuning ? n * 3 / 5 : n * 4 / 5),
        tested_from(learned_until),
        tested_until(tuning ? n * 4 / 5 : n) {
    asked_from = std::max(asked_from, learned_until - std::min(learned_until, kLearnedFromMax));
  }
};

Results run_rank(const EventFile& file, const Rank& rank, const Options& options,
                 Learned& learned) {
  const Parts parts(file.events.size(), options.tuning);
  const ReplayOptions start = replay_options(rank, options);
  DeskReplay replay(file.events, start);
  std::vector<routing::ShownCase> cases;
  for (std::size_t i = 0; i < parts.learned_until; ++i) {
    AskedNeed need = replay.next(i >= parts.asked_from);
    if (i >= parts.asked_from) cases.push_back(std::move(need.shown));
  }
  learned = learn(cases, start.parameters, rank.is_learned);
  replay.use(learned.parameters);
  Results results;
  for (std::size_t i = parts.tested_from; i < parts.tested_until; ++i) {
    add(replay.next(true), learned.calibration, results);
  }
  return results;
}

void print_row(const std::string& file, std::string_view rank, const Results& results,
               double events_a_second, bool json) {
  const double mrr = mean(results.reciprocal_ranks);
  const Interval interval = bootstrap(results.reciprocal_ranks);
  double most = 0;
  std::vector<double> suggested;
  for (const auto& [party, count] : results.suggested) {
    suggested.push_back(count);
    most = std::max(most, count);
  }
  const double top =
      most / static_cast<double>(std::max<std::size_t>(1, results.reciprocal_ranks.size()));
  const double log_loss = results.calibration.log_loss();
  const double brier = results.calibration.brier();
  if (json) {
    fmt::print(
        "{{\"file\":\"{}\",\"rank\":\"{}\",\"n\":{},\"mrr\":{:.4f},\"mrr_low\":{:.4f},"
        "\"mrr_high\":{:.4f},\"map\":{:.4f},\"hit1\":{:.4f},\"hit3\":{:.4f},\"hit5\":{:.4f},"
        "\"hit10\":{:.4f},\"log_loss\":{:.4f},\"brier\":{:.4f},\"top_share\":{:.4f},"
        "\"gini\":{:.4f},\"events_per_second\":{:.0f}}}\n",
        file, rank, results.reciprocal_ranks.size(), mrr, interval.low, interval.high,
        mean(results.precisions), results.hit(1), results.hit(3), results.hit(5), results.hit(10),
        log_loss, brier, top, gini(suggested), events_a_second);
  } else {
    fmt::print(
        "{:<12}{:<16}{:>6}  {:.3f} ({:.3f}–{:.3f}){:>7.3f}{:>7.3f}{:>7.3f}{:>7.3f}{:>7.3f}"
        "{:>9.4f}{:>8.4f}{:>7.3f}{:>7.3f}{:>9.0f}\n",
        file, rank, results.reciprocal_ranks.size(), mrr, interval.low, interval.high,
        mean(results.precisions), results.hit(1), results.hit(3), results.hit(5), results.hit(10),
        log_loss, brier, top, gini(suggested), events_a_second);
  }
  std::fflush(stdout);
}

void print_reliability(const Calibration& calibration) {
  fmt::print("    said -> happened:");
  for (const Calibration::Bin& bin : calibration.bins()) {
    if (bin.count == 0) continue;
    const auto count = static_cast<double>(bin.count);
    fmt::print("  {:.2f} -> {:.2f} ({})", bin.probabilities / count, bin.happened / count,
               bin.count);
  }
  fmt::print("\n");
}

void print_weights(const Learned& learned, const ModelParameters& before) {
  for (const belief::ParameterEntry& entry : belief::parameter_table()) {
    const double value = belief::value_of(learned.parameters, entry);
    if (value != belief::value_of(before, entry)) fmt::print("    {} {:.3g}", entry.name, value);
  }
  fmt::print("    sharpness {:.3f}  intercept {:.3f}  slope {:.3f}\n",
             learned.calibration.sharpness, learned.calibration.intercept,
             learned.calibration.slope);
}

// Of those who had asked none of them before: does the whole beat its best part, among everybody
// and among the people who are new to the asker?
void print_first_contacts(const std::string& file, const Results& full, bool json) {
  for (const bool among_new : {false, true}) {
    if (!json) fmt::print("    first contacts{}:", among_new ? " among people new to her" : "");
    for (const auto& [name, values] : among_new ? full.among_new : full.among_everybody) {
      const Interval interval = bootstrap(values);
      if (json) {
        fmt::print(
            "{{\"file\":\"{}\",\"first_contacts\":\"{}\",\"among_new\":{},\"n\":{},"
            "\"mrr\":{:.4f},\"mrr_low\":{:.4f},\"mrr_high\":{:.4f}}}\n",
            file, name, among_new, values.size(), mean(values), interval.low, interval.high);
      } else {
        fmt::print("  {} {:.3f} ({:.3f}–{:.3f})", name, mean(values), interval.low, interval.high);
      }
    }
    if (!json)
      fmt::print("  n {}\n", full.among_new.empty() ? 0 : full.among_new.begin()->second.size());
  }
}

void run_file(const EventFile& file, const Options& options) {
  for (const Rank& rank : kRanks) {
    if (!options.rank.empty() && options.rank != rank.name) continue;
    const auto start = Clock::now();
    Learned learned;
    const Results results = run_rank(file, rank, options, learned);
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    print_row(file.name, rank.name, results, static_cast<double>(file.events.size()) / seconds,
              options.json);
    if (options.weights) print_weights(learned, replay_options(rank, options).parameters);
    if (rank.name != "full") continue;
    if (!options.json) print_reliability(results.calibration);
    print_first_contacts(file.name, results, options.json);
  }
}

int run(const Options& options) {
  if (!options.json) {
    fmt::print("{:<12}{:<16}{:>6}  {:<21}{:>7}{:>7}{:>7}{:>7}{:>7}{:>9}{:>8}{:>7}{:>7}{:>9}\n",
               "file", "rank", "n", "MRR (95 %)", "MAP", "hit1", "hit3", "hit5", "hit10", "logloss",
               "Brier", "top", "Gini", "events/s");
  }
  for (const std::string& path : options.files) {
    const EventFile file = read_events(path);
    if (!options.json && file.doubles + file.unanswered > 0) {
      fmt::print("{}: {} doubles and {} unanswered events left out\n", file.name, file.doubles,
                 file.unanswered);
    }
    run_file(file, options);
  }
  return 0;
}

}  // namespace
}  // namespace veieninn::bench

int main(int argc, char** argv) {
  return veieninn::bench::run(veieninn::bench::read_options(argc, argv));
}
