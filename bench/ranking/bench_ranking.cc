// Would the engine have named those who answered? Real histories, asked anew in time order.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "bench/ranking/events.h"
#include "bench/ranking/ranking_measures.h"
#include "bench/ranking/replay.h"
#include "engine/belief/choice_fitting.h"

namespace veieninn::bench {
namespace {

using belief::ChoiceModel;
using belief::Factor;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kShown = 10;

constexpr std::string_view kUsage =
    R"(bench_ranking: would the engine have named those who answered?

  bench_ranking --events FILE...

  --events FILE...  histories: JSON lines of id, t, ta, from, text, tags and to
  --rank NAME       only this rank: full, no_topic, no_own_history, no_ways, no_fading, no_shrinkage
  --tuning          learn from the first 60 % and test on the next 20 %, for choosing parameters
  --set NAME=VALUE  a parameter of the factors, for tuning
  --weights         print the learned weights
  --json            one object a row

The first 60 % of a history warm up, the next 20 % tune, the last 20 % test, once.
)";

struct Options {
  std::vector<std::string> files;
  std::string rank;
  bool tuning = false;
  bool weights = false;
  bool json = false;
  belief::FactorParameters parameters;
};

struct ParameterName {
  std::string_view name;
  double belief::FactorParameters::* value;
};
using P = belief::FactorParameters;
constexpr ParameterName kParameters[] = {
    {"own_tau_days", &P::own_tau_days},
    {"alike_tau_days", &P::alike_tau_days},
    {"ways_tau_days", &P::ways_tau_days},
    {"general_floor", &P::general_floor},
    {"lately_cases", &P::lately_cases},
    {"own_cases", &P::own_cases},
    {"alike_cases", &P::alike_cases},
    {"own_alike_cases", &P::own_alike_cases},
    {"asked_alike_cases", &P::asked_alike_cases},
    {"term_cases", &P::term_cases},
    {"ways_cases", &P::ways_cases},
};

[[noreturn]] void usage(int status) {
  fmt::print(status == 0 ? stdout : stderr, "{}", kUsage);
  std::exit(status);
}

void set_parameter(std::string_view assignment, belief::FactorParameters& parameters) {
  const std::size_t at = assignment.find('=');
  for (const ParameterName& one : kParameters) {
    if (one.name != assignment.substr(0, at)) continue;
    parameters.*one.value = std::atof(std::string(assignment.substr(at + 1)).c_str());
    return;
  }
  usage(2);
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
  std::vector<Factor> without;
  bool fading = true;
  bool shrinkage = true;
};

const std::vector<Rank>& all_ranks() {
  static const std::vector<Rank> ranks = {
      {"full", {}},
      {"no_topic",
       {Factor::kAlike, Factor::kSame, Factor::kOwnAlike, Factor::kAskedAlike, Factor::kTerms}},
      {"no_own_history", {Factor::kOwnHistory, Factor::kReturned, Factor::kOwnAlike}},
      {"no_ways", {Factor::kWays, Factor::kPeers}},
      {"no_fading", {}, false, true},
      {"no_shrinkage", {}, true, false},
  };
  return ranks;
}

belief::FactorParameters parameters_of(const Rank& rank, const Options& options) {
  belief::FactorParameters parameters = options.parameters;
  parameters.fading = rank.fading;
  if (!rank.shrinkage) {
    constexpr double kNext = 1e-6;  // next to nothing: a logarithm of 0 is none
    for (double* cases :
         {&parameters.own_cases, &parameters.alike_cases, &parameters.own_alike_cases,
          &parameters.asked_alike_cases, &parameters.term_cases, &parameters.ways_cases}) {
      *cases = kNext;
    }
  }
  return parameters;
}

std::vector<belief::AnsweredNeed> needs_of(const std::vector<AskedNeed>& part) {
  std::vector<belief::AnsweredNeed> needs;
  needs.reserve(part.size());
  for (const AskedNeed& one : part) needs.push_back(one.need);
  return needs;
}

ChoiceModel learn(const Replay& parts, const Rank& rank, bool tuning) {
  std::vector<belief::AnsweredNeed> needs = needs_of(parts.warm_up);
  if (!tuning) {
    for (const AskedNeed& one : parts.tuning) needs.push_back(one.need);
  }
  belief::FittingOptions options;
  for (const Factor factor : rank.without) options.used[static_cast<std::size_t>(factor)] = false;
  return belief::fit(needs, options);
}

struct Results {
  std::vector<double> reciprocal_ranks;
  std::vector<double> first_contacts;            // reciprocal ranks of those alone
  std::vector<double> first_contacts_among_new;  // the same among people new to the asker
  std::vector<double> precisions;
  std::vector<double> suggested;  // by candidate: how often named first
  Calibration calibration;

  void add(const std::vector<double>& scores, const AskedNeed& need) {
    const RankedNeed ranked = rank(scores, need);
    reciprocal_ranks.push_back(ranked.reciprocal_rank);
    precisions.push_back(ranked.average_precision);
    if (!need.is_first_contact) return;
    first_contacts.push_back(ranked.reciprocal_rank);
    std::vector<double> of_new = scores;
    for (std::size_t i = 0; i < of_new.size(); ++i) {
      if (need.need.candidates[i].is_known) of_new[i] = -1;
    }
    first_contacts_among_new.push_back(rank(of_new, need).reciprocal_rank);
  }
  [[nodiscard]] double hit(double rank) const {
    const auto is_hit = [&](double reciprocal) { return reciprocal >= 1 / rank - 1e-9; };
    return static_cast<double>(std::ranges::count_if(reciprocal_ranks, is_hit)) /
           static_cast<double>(reciprocal_ranks.size());
  }
};

void calibrate(const ChoiceModel& model, const std::vector<double>& shares, const AskedNeed& need,
               Calibration& calibration) {
  std::vector<std::uint32_t> shown(shares.size());
  for (std::uint32_t i = 0; i < shown.size(); ++i) shown[i] = i;
  const std::size_t count = std::min(kShown, shown.size());
  std::ranges::partial_sort(shown, shown.begin() + static_cast<std::ptrdiff_t>(count),
                            [&](std::uint32_t a, std::uint32_t b) {
                              return shares[a] != shares[b] ? shares[a] > shares[b] : a < b;
                            });
  for (std::size_t i = 0; i < count; ++i) {
    calibration.add(belief::answer_probability(model, shares[shown[i]]),
                    std::ranges::binary_search(need.need.answered_by, shown[i]));
  }
}

Results test(const ChoiceModel& model, const std::vector<AskedNeed>& needs) {
  Results results;
  for (const AskedNeed& need : needs) {
    const std::vector<double> shares = belief::shares(model, need.need.candidates);
    results.add(shares, need);
    calibrate(model, shares, need, results.calibration);
    if (shares.empty()) continue;
    const auto first = static_cast<std::size_t>(std::ranges::max_element(shares) - shares.begin());
    if (first >= results.suggested.size()) results.suggested.resize(first + 1, 0);
    ++results.suggested[first];
  }
  return results;
}

// One factor alone: her share seen this one way.
Results test_alone(Factor factor, const std::vector<AskedNeed>& needs) {
  ChoiceModel model;
  for (belief::FactorWeights* weights : {&model.known, &model.unknown}) {
    (*weights)[static_cast<std::size_t>(Factor::kGeneral)] = 1;
    (*weights)[static_cast<std::size_t>(factor)] = 1;
  }
  Results results;
  for (const AskedNeed& need : needs)
    results.add(belief::shares(model, need.need.candidates), need);
  return results;
}

void print_row(const std::string& file, std::string_view rank, const Results& results,
               double events_a_second, bool json) {
  const double mrr = mean(results.reciprocal_ranks);
  const Interval interval = bootstrap(results.reciprocal_ranks);
  double most = 0;
  for (const double count : results.suggested) most = std::max(most, count);
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
        log_loss, brier, top, gini(results.suggested), events_a_second);
  } else {
    fmt::print(
        "{:<12}{:<16}{:>6}  {:.3f} ({:.3f}–{:.3f}){:>7.3f}{:>7.3f}{:>7.3f}{:>7.3f}{:>7.3f}"
        "{:>9.4f}{:>8.4f}{:>7.3f}{:>7.3f}{:>9.0f}\n",
        file, rank, results.reciprocal_ranks.size(), mrr, interval.low, interval.high,
        mean(results.precisions), results.hit(1), results.hit(3), results.hit(5), results.hit(10),
        log_loss, brier, top, gini(results.suggested), events_a_second);
  }
  std::fflush(stdout);
}

void print_weights(const ChoiceModel& model) {
  for (std::size_t k = 0; k < belief::kFactorCount; ++k) {
    fmt::print("    {} {:.3f} / {:.3f}", belief::name_of(static_cast<Factor>(k)), model.known[k],
               model.unknown[k]);
  }
  fmt::print("    intercept {:.3f}    slope {:.3f}\n", model.intercept, model.slope);
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

// Of those who had asked none of them before: does the whole beat its best part, among everybody
// and among those who are new to the asker?
void print_first_contacts(const std::string& file, const Results& full,
                          const std::vector<AskedNeed>& needs, bool json) {
  std::vector<std::pair<std::string_view, Results>> rows = {{"full", full}};
  for (std::size_t k = 0; k < belief::kFactorCount; ++k) {
    const auto factor = static_cast<Factor>(k);
    rows.emplace_back(belief::name_of(factor), test_alone(factor, needs));
  }
  for (const bool among_new : {false, true}) {
    if (!json) fmt::print("    first contacts{}:", among_new ? " among people new to her" : "");
    for (const auto& [name, results] : rows) {
      const std::vector<double>& values =
          among_new ? results.first_contacts_among_new : results.first_contacts;
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
    if (!json) fmt::print("  n {}\n", full.first_contacts.size());
  }
}

void run_file(const EventFile& file, const Options& options) {
  Replay shared;  // of all ranks that read the same evidence
  for (const Rank& rank : all_ranks()) {
    if (!options.rank.empty() && options.rank != rank.name) continue;
    const auto start = Clock::now();
    const bool is_own = !rank.fading || !rank.shrinkage;
    Replay own;
    if (is_own) {
      own = replay(file.events, parameters_of(rank, options));
    } else if (shared.test.empty()) {
      shared = replay(file.events, parameters_of(rank, options));
    }
    const Replay& parts = is_own ? own : shared;
    const ChoiceModel model = learn(parts, rank, options.tuning);
    const std::vector<AskedNeed>& asked = options.tuning ? parts.tuning : parts.test;
    const Results results = test(model, asked);
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    print_row(file.name, rank.name, results, static_cast<double>(file.events.size()) / seconds,
              options.json);
    if (options.weights) print_weights(model);
    if (rank.name != "full") continue;
    if (!options.json) print_reliability(results.calibration);
    print_first_contacts(file.name, results, asked, options.json);
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
