// Which topics does a sentence lead to, are they the right ones, and how long does it take?
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bench/topics/measures.h"
#include "bench/topics/query_set.h"
#include "bench/topics/way.h"
#include "engine/taxonomy/topic_suggester.h"
#include "service/dictionaries/dictionaries.h"

namespace veieninn::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kRanked = 100;

constexpr std::string_view kUsage = R"(bench_topics: which topics do sentences lead to?

  bench_topics --taxonomy FILE --queries FILE.tsv   sentences with their expected topics
  bench_topics --los-notes FILE                     each concept's note asks for its concept

  --taxonomy FILE   Los in RDF/XML or Turtle, or a documented table of topics
  --queries FILE    lines of text, topic ids joined by |, and optionally a language, parted by tabs
  --way NAME        only this way
  --set NAME=VALUE  a resolver parameter, for tuning
  --misses          print the queries whose first three are all wrong, for the way "full", mistyped too
  --json            one object a row
)";

struct Options {
  std::string taxonomy;
  std::string queries;
  std::string los_notes;
  std::string way;
  bool misses = false;
  bool json = false;
  taxonomy::ResolverParameters parameters;
};

struct ParameterName {
  std::string_view name;
  double taxonomy::ResolverParameters::* value;
};
using P = taxonomy::ResolverParameters;
constexpr ParameterName kParameters[] = {
    {"label", &P::label},
    {"hidden_label", &P::hidden_label},
    {"everyday_word", &P::everyday_word},
    {"note", &P::note},
    {"word_share", &P::word_share},
    {"label_part", &P::label_part},
    {"need_part", &P::need_part},
    {"broader", &P::broader},
    {"saturation", &P::saturation},
    {"length", &P::length},
    {"label_covered", &P::label_covered},
    {"text_found_whole", &P::text_found_whole},
    {"other_language", &P::other_language},
    {"repaired", &P::repaired},
    {"repaired_word", &P::repaired_word},
    {"thesaurus", &P::thesaurus},
    {"filler", &P::filler},
    {"only_inherited", &P::only_inherited},
    {"told_already", &P::told_already},
    {"learned", &P::learned},
};

[[noreturn]] void usage(int status) {
  fmt::print(status == 0 ? stdout : stderr, "{}", kUsage);
  std::exit(status);
}

void set_parameter(std::string_view assignment, taxonomy::ResolverParameters& parameters) {
  const std::size_t at = assignment.find('=');
  for (const ParameterName& one : kParameters) {
    if (one.name == assignment.substr(0, at)) {
      parameters.*one.value = std::atof(std::string(assignment.substr(at + 1)).c_str());
      return;
    }
  }
  fmt::print(stderr, "bench_topics: no parameter {}\n", assignment);
  std::exit(2);
}

Options read_options(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    const auto value = [&]() -> std::string {
      if (++i >= argc) usage(2);
      return argv[i];
    };
    if (argument == "--help") usage(0);
    if (argument == "--taxonomy") {
      options.taxonomy = value();
    } else if (argument == "--queries") {
      options.queries = value();
    } else if (argument == "--los-notes") {
      options.los_notes = value();
    } else if (argument == "--way") {
      options.way = value();
    } else if (argument == "--set") {
      set_parameter(value(), options.parameters);
    } else if (argument == "--misses") {
      options.misses = true;
    } else if (argument == "--json") {
      options.json = true;
    } else {
      usage(2);
    }
  }
  if (options.los_notes.empty() && (options.taxonomy.empty() || options.queries.empty())) usage(2);
  return options;
}

std::vector<Way> ways_of(const std::vector<model::Topic>& topics, const std::vector<Query>& queries,
                         const Options& options) {
  const dictionaries::Loaded loaded = dictionaries::load({});
  for (const std::string& path : loaded.missing) {
    fmt::print(stderr, "bench_topics: {} is not there; \"full\" goes without\n", path);
  }
  struct Without {
    std::string_view name;
    void (*take_out)(taxonomy::ResolverParameters&);
  };
  constexpr Without kWithout[] = {
      {"no_stemming", [](P& p) { p.stemming = false; }},
      {"no_compounds", [](P& p) { p.label_part = p.need_part = 0; }},
      {"no_synonyms", [](P& p) { p.hidden_label = p.everyday_word = p.thesaurus = 0; }},
      {"no_hidden_labels", [](P& p) { p.hidden_label = 0; }},
      {"no_everyday_words", [](P& p) { p.everyday_word = 0; }},
      {"no_thesaurus", [](P& p) { p.thesaurus = 0; }},
      {"no_notes", [](P& p) { p.note = 0; }},
      {"no_spelling", [](P& p) { p.repaired = 0; }},
      {"no_neighbourhood", [](P& p) { p.broader = 0; }},
  };
  const auto wanted = [&](std::string_view name) {
    return options.way.empty() || options.way == name;
  };
  std::vector<Way> ways;
  if (wanted("full"))
    ways.push_back(resolver_way("full", topics, loaded.words, options.parameters));
  for (const Without& without : kWithout) {
    if (!wanted(without.name)) continue;
    taxonomy::ResolverParameters parameters = options.parameters;
    without.take_out(parameters);
    ways.push_back(resolver_way(std::string(without.name), topics, loaded.words, parameters));
  }
  if (wanted("no_dictionaries")) {
    ways.push_back(resolver_way("no_dictionaries", topics, taxonomy::WordKnowledge::built_in(),
                                options.parameters));
  }
  if (wanted("learning")) {
    ways.push_back(learning_way("learning", topics, queries, loaded.words, options.parameters));
  }
  if (wanted("learning_no_everyday_words")) {
    taxonomy::ResolverParameters parameters = options.parameters;
    parameters.everyday_word = 0;
    ways.push_back(
        learning_way("learning_no_everyday_words", topics, queries, loaded.words, parameters));
  }
  if (wanted("exact_label")) ways.push_back(exact_label_way(topics));
  if (wanted("fts5_labels")) ways.push_back(fts5_way("fts5_labels", topics, FtsText::kLabels));
  if (wanted("fts5_stemmed")) {
    ways.push_back(fts5_way("fts5_stemmed", topics, FtsText::kStemmedAll));
  }
  if (wanted("xapian")) ways.push_back(xapian_way("xapian", topics));
  return ways;
}

double percentile(std::vector<double>& values, double share) {
  if (values.empty()) return 0;
  const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + at, values.end());
  return values[static_cast<std::size_t>(at)];
}

struct Row {
  MeasureSum measures;
  std::vector<double> microseconds;
};

void print_row(std::string_view way, std::string_view language, Row& row, bool json) {
  const Measures m = row.measures.mean();
  const double p50 = percentile(row.microseconds, 0.5);
  const double p99 = percentile(row.microseconds, 0.99);
  if (json) {
    fmt::print(
        "{{\"way\":\"{}\",\"language\":\"{}\",\"n\":{},\"mrr\":{:.4f},\"hit1\":{:.4f},"
        "\"hit3\":{:.4f},\"hit5\":{:.4f},\"ndcg5\":{:.4f},\"p50_us\":{:.1f},\"p99_us\":{:.1f}}}\n",
        way, language, m.n, m.mrr, m.hit1, m.hit3, m.hit5, m.ndcg5, p50, p99);
  } else {
    fmt::print("{:<24}{:<6}{:>5}{:>8.3f}{:>8.3f}{:>8.3f}{:>8.3f}{:>8.3f}{:>10.1f}{:>10.1f}\n", way,
               language, m.n, m.mrr, m.hit1, m.hit3, m.hit5, m.ndcg5, p50, p99);
  }
  std::fflush(stdout);
}

void print_miss(const Query& query, const std::vector<std::string>& ranked) {
  const auto is_expected = [&](const std::string& id) {
    return std::ranges::find(query.expected, id) != query.expected.end();
  };
  const auto first = std::min<std::ptrdiff_t>(3, std::ssize(ranked));
  if (std::any_of(ranked.begin(), ranked.begin() + first, is_expected)) return;
  const std::vector<std::string> shown(
      ranked.begin(), ranked.begin() + std::min<std::ptrdiff_t>(5, std::ssize(ranked)));
  fmt::print("{}\t{}\texpected {}\tgot {}\n", query.language, query.text,
             fmt::join(query.expected, " "), fmt::join(shown, " "));
}

void measure(const Way& way, const std::vector<Query>& queries, const Options& options) {
  std::map<std::string, Row> rows;
  for (const Query& query : queries) {
    const auto start = Clock::now();
    const std::vector<std::string> ranked = way.ask(query.text, kRanked);
    const double spent = std::chrono::duration<double, std::micro>(Clock::now() - start).count();
    for (const std::string& language : {query.language, std::string("all")}) {
      if (language.empty()) continue;
      rows[language].measures.add(ranked, query.expected);
      rows[language].microseconds.push_back(spent);
    }
    if (options.misses && way.name.starts_with("full")) print_miss(query, ranked);
  }
  for (auto& [language, row] : rows) print_row(way.name, language, row, options.json);
}

// Every beginning of two letters or more of every label, as one would type it.
void measure_suggestions(const std::vector<model::Topic>& topics, bool json) {
  const taxonomy::TopicSuggester suggester(topics);
  std::vector<double> microseconds;
  for (const model::Topic& topic : topics) {
    for (const model::LocalizedText& label : topic.labels) {
      for (std::size_t length = 2; length <= label.text.size(); ++length) {
        const auto start = Clock::now();
        const auto found = suggester.suggest(label.text.substr(0, length), label.language, 20);
        microseconds.push_back(
            std::chrono::duration<double, std::micro>(Clock::now() - start).count());
        if (found.size() > 20) std::exit(1);
      }
    }
  }
  const double p50 = percentile(microseconds, 0.5);
  const double p99 = percentile(microseconds, 0.99);
  if (json) {
    fmt::print("{{\"way\":\"suggest\",\"n\":{},\"p50_us\":{:.1f},\"p99_us\":{:.1f}}}\n",
               microseconds.size(), p50, p99);
  } else {
    fmt::print("\nsuggest, {} beginnings of labels: p50 {:.1f}, p99 {:.1f}\n", microseconds.size(),
               p50, p99);
  }
}

int run(const Options& options) {
  const bool by_notes = !options.los_notes.empty();
  std::vector<model::Topic> topics = read_taxonomy(by_notes ? options.los_notes : options.taxonomy);
  std::vector<Query> queries =
      by_notes ? take_notes(topics) : read_queries(options.queries, topics);
  if (!options.json) {
    fmt::print("bench_topics: {} topics, {} queries; times in microseconds\n\n", topics.size(),
               queries.size());
    fmt::print("{:<24}{:<6}{:>5}{:>8}{:>8}{:>8}{:>8}{:>8}{:>10}{:>10}\n", "way", "lang", "n", "mrr",
               "hit1", "hit3", "hit5", "ndcg5", "p50", "p99");
  }
  for (const Way& way : ways_of(topics, queries, options)) measure(way, queries, options);
  const std::vector<Query> typos = mistyped(queries, 1);
  for (Way& way : ways_of(topics, queries, options)) {
    if (way.name != "full" && way.name != "no_spelling") continue;
    way.name += "_mistyped";
    measure(way, typos, options);
  }
  measure_suggestions(topics, options.json);
  return 0;
}

}  // namespace
}  // namespace veieninn::bench

int main(int argc, char** argv) {
  return veieninn::bench::run(veieninn::bench::read_options(argc, argv));
}
