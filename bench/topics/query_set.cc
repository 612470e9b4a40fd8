#include "bench/topics/query_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <random>
#include <utility>

#include "clients/cli/los_topics.h"
#include "clients/cli/source_file.h"
#include "clients/cli/table.h"
#include "engine/taxonomy/everyday_words.h"
#include "engine/taxonomy/stop_words.h"
#include "engine/taxonomy/text_normalizer.h"
#include "service/api/convert_topic.h"

namespace veieninn::bench {
namespace {

[[noreturn]] void give_up(const std::string& why) {
  fmt::print(stderr, "bench_topics: {}\n", why);
  std::exit(2);
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) give_up("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> split(std::string_view text, char mark) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t at = text.find(mark);
    parts.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

}  // namespace

std::vector<model::Topic> read_taxonomy(const std::string& path) {
  const std::string text = read_file(path);
  const cli::SourceFile file = cli::looks_like_rdf(text)
                                   ? cli::read_los(path, text)
                                   : cli::read_table(path, text, nullptr, false, cli::Today{});
  if (!file.is_good()) {
    for (const cli::RowProblem& problem : file.problems) {
      fmt::print(stderr, "{}\n", cli::problem_line(path, problem));
    }
    give_up("the taxonomy cannot be used");
  }
  std::vector<model::Topic> topics;
  for (const cli::SourceRow& row : file.rows) {
    if (!row.entry.has_topic()) give_up(path + " holds more than topics");
    api::FieldReader reader("topic", Instant{});
    model::Topic topic = api::read_row(reader, row.entry.topic());
    topic.id = row.entry.topic().name().substr(std::string_view("topics/").size());
    topics.push_back(std::move(topic));
  }
  return topics;
}

std::vector<Query> read_queries(const std::string& path, const std::vector<model::Topic>& topics) {
  const std::string whole = read_file(path);
  std::vector<Query> queries;
  std::size_t line_number = 0;
  for (std::string& line : split(whole, '\n')) {
    ++line_number;
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty() || line.starts_with('#') || line.starts_with("text\t")) continue;
    const std::vector<std::string> cells = split(line, '\t');
    if (cells.size() < 2) give_up(fmt::format("{}:{}: no tab", path, line_number));
    Query query{cells[0], {}, cells.size() > 2 ? cells[2] : ""};
    for (const std::string& id : split(cells[1], '|')) {
      const auto topic = std::ranges::find_if(topics, [&](const model::Topic& one) {
        return one.id == id || taxonomy::concept_of(one.uri) == id ||
               one.id == cli::topic_id("https://los/" + id);
      });
      if (topic == topics.end()) {
        fmt::print(stderr, "{}:{}: {} is no topic of the taxonomy, left out\n", path, line_number,
                   id);
        continue;
      }
      query.expected.push_back(topic->id);
    }
    if (!query.expected.empty()) queries.push_back(std::move(query));
  }
  return queries;
}

std::vector<Query> take_notes(std::vector<model::Topic>& topics) {
  std::vector<Query> queries;
  for (model::Topic& topic : topics) {
    for (model::LocalizedText& note : topic.notes) {
      if (note.language == "nb" || note.language == "nn") {
        queries.push_back({std::move(note.text), {topic.id}, note.language});
      }
    }
    topic.notes.clear();
  }
  return queries;
}

std::vector<Query> mistyped(std::vector<Query> queries, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto below = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  for (Query& query : queries) {
    std::string text;
    std::uint32_t copied = 0;
    for (const taxonomy::Word& word : taxonomy::words_of(query.text)) {
      const std::string written = query.text.substr(word.start, word.end - word.start);
      std::vector<std::string> letters;
      for (const char byte : written) {
        if ((static_cast<unsigned char>(byte) & 0xC0U) == 0x80U && !letters.empty()) {
          letters.back() += byte;
        } else {
          letters.emplace_back(1, byte);
        }
      }
      if (letters.size() < 5 || taxonomy::is_stop_word(word.spelling)) continue;
      const std::size_t at = 1 + below(letters.size() - 2);  // a first letter is seldom wrong
      switch (below(4)) {
        case 0:
          letters.erase(letters.begin() + static_cast<std::ptrdiff_t>(at));
          break;
        case 1:
          letters.insert(letters.begin() + static_cast<std::ptrdiff_t>(at), letters[at]);
          break;
        case 2:
          letters[at] = std::string(1, static_cast<char>('a' + below(26)));
          break;
        default:
          std::swap(letters[at], letters[at + 1]);
      }
      text.append(query.text, copied, word.start - copied);
      for (const std::string& letter : letters) text += letter;
      copied = word.end;
    }
    text.append(query.text, copied);
    query.text = std::move(text);
  }
  return queries;
}

}  // namespace veieninn::bench
