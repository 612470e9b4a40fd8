#include "engine/taxonomy/everyday_words.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <tuple>
#include <utility>

#include "generated/engine/taxonomy/everyday_words.h"

namespace veieninn::taxonomy {
namespace {

constexpr std::array<std::string_view, 3> kLanguages = {"nb", "nn", "en"};
using Words = boost::unordered_flat_map<std::string_view, std::vector<model::LocalizedText>>;

// Up to `mark` and off the front of `text`, the mark too.
std::string_view cut(std::string_view& text, char mark) {
  const std::size_t at = text.find(mark);
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return part;
}

Words read_table() {
  Words words;
  for (std::string_view line : std::span(kEverydayWordRows).subspan(1)) {  // after the header
    std::vector<model::LocalizedText>& of_concept = words[cut(line, '\t')];
    for (const std::string_view language : kLanguages) {
      std::string_view cell = cut(line, '\t');
      while (!cell.empty()) {
        of_concept.push_back({std::string(language), std::string(cut(cell, '|'))});
      }
    }
  }
  return words;
}

const Words& table() {
  static const Words words = read_table();
  return words;
}

}  // namespace

std::string_view concept_of(std::string_view uri) noexcept {
  const std::size_t last = uri.rfind('/');
  if (last == std::string_view::npos || last == 0) return {};
  const std::size_t before = uri.rfind('/', last - 1);
  return before == std::string_view::npos ? std::string_view() : uri.substr(before + 1);
}

std::span<const model::LocalizedText> everyday_words_of(std::string_view concept_id) {
  const auto found = table().find(concept_id);
  if (found == table().end()) return {};
  return found->second;
}

std::vector<model::LocalizedText> all_everyday_words() {
  std::vector<model::LocalizedText> all;
  for (const auto& [concept_id, words] : table()) {
    all.insert(all.end(), words.begin(), words.end());
  }
  const auto as_tuple = [](const model::LocalizedText& word) {
    return std::tie(word.language, word.text);
  };
  std::ranges::sort(all, {}, as_tuple);
  const auto doubles = std::ranges::unique(all, {}, as_tuple);
  all.erase(doubles.begin(), doubles.end());
  return all;
}

}  // namespace veieninn::taxonomy
