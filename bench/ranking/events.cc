#include "bench/ranking/events.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/taxonomy/stop_words.h"
#include "engine/taxonomy/text_normalizer.h"

namespace veieninn::bench {
namespace {

using nlohmann::json;

constexpr double kTimeMax = 4e9;  // the year 2096, in unix seconds

// Numbers in the order in which names come.
class Numbers {
 public:
  std::uint32_t of(const std::string& name) {
    return numbers_.try_emplace(name, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

 private:
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
};

template <typename T>
void sort_and_unite(std::vector<T>& values) {
  std::ranges::sort(values);
  const auto doubles = std::ranges::unique(values);
  values.erase(doubles.begin(), doubles.end());
}

std::int64_t time_in(const json& line, const char* field) {
  const double time = line.at(field).get<double>();
  if (!(time >= 0 && time < kTimeMax))
    throw std::invalid_argument(std::string(field) + " is no time");
  return static_cast<std::int64_t>(time);
}

class Reader {
 public:
  explicit Reader(EventFile& file) : file_(file) {}

  void read(const std::string& text) {
    const json line = json::parse(text);
    Event event;
    event.asked = time_in(line, "t");
    event.answered = line.contains("ta") ? std::max(event.asked, time_in(line, "ta")) : event.asked;
    const std::string from = line.value("from", "");
    if (!from.empty()) event.asker = parties_.of(from);
    add_words(line.value("text", ""), event);
    for (const json& tag : line.value("tags", json::array()))
      add_tag(tag.get<std::string>(), event);
    for (const json& to : line.at("to"))
      event.answerers.push_back(parties_.of(to.get<std::string>()));
    sort_and_unite(event.terms);
    sort_and_unite(event.answerers);
    const json& id = line.at("id");
    if (!seen_.insert(id.dump()).second) {
      ++file_.doubles;
    } else if (event.answerers.empty()) {
      ++file_.unanswered;
    } else {
      file_.events.push_back(std::move(event));
    }
  }

 private:
  void add_words(const std::string& text, Event& event) {
    for (const taxonomy::Word& word : taxonomy::words_of(text)) {
      if (word.spelling.size() < 2 || taxonomy::is_stop_word(word.spelling)) continue;
      event.terms.push_back(terms_.of("word " + word.spelling));
    }
  }

  // A tag is a topic; of a path, each folder is a broader one.
  void add_tag(const std::string& tag, Event& event) {
    for (std::size_t at = tag.find('/', 1); at != std::string::npos; at = tag.find('/', at + 1)) {
      event.terms.push_back(terms_.of("tag " + tag.substr(0, at)));
    }
    event.terms.push_back(terms_.of("tag " + tag));
  }

  EventFile& file_;
  Numbers parties_;
  Numbers terms_;
  std::set<std::string> seen_;
};

}  // namespace

EventFile read_events(const std::string& path) {
  EventFile file;
  file.name = std::filesystem::path(path).stem().string();
  std::ifstream in(path);
  if (!in) {
    fmt::print(stderr, "bench_ranking: {} cannot be read\n", path);
    std::exit(2);
  }
  Reader reader(file);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty()) continue;
    try {
      reader.read(line);
    } catch (const std::exception& wrong) {
      fmt::print(stderr, "bench_ranking: {}:{}: {}\n", path, number, wrong.what());
      std::exit(2);
    }
  }
  std::ranges::stable_sort(file.events, {}, &Event::asked);
  return file;
}

}  // namespace veieninn::bench
