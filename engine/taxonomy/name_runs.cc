#include "engine/taxonomy/name_runs.h"

#include <algorithm>
#include <span>

#include "engine/taxonomy/text_normalizer.h"

namespace veieninn::taxonomy {
namespace {

constexpr std::size_t kTextBytesMax = 4000;
constexpr std::size_t kNameWordsMin = 2;
constexpr std::size_t kNameWordsMax = 8;

std::string joined(std::span<const Word> words) {
  std::string key;
  for (const Word& word : words) {
    if (!key.empty()) key += ' ';
    key += folded(word.spelling);
  }
  return key;
}

}  // namespace

std::string name_key(std::string_view name) {
  const std::vector<Word> words = words_of(name);
  if (words.size() < kNameWordsMin || words.size() > kNameWordsMax) return {};
  return joined(words);
}

std::vector<NamedRun> find_names(std::string_view text,
                                 const std::function<std::uint32_t(std::string_view key)>& find) {
  std::vector<NamedRun> found;
  const std::string_view read = prefix_of(text, kTextBytesMax);
  const std::vector<Word> words = words_of(read);
  for (std::size_t first = 0; first < words.size(); ++first) {
    if (!begins_with_capital(read.substr(words[first].start))) continue;
    const std::size_t longest = std::min(kNameWordsMax, words.size() - first);
    for (std::size_t count = longest; count >= kNameWordsMin; --count) {
      const std::uint32_t named = find(joined(std::span(words).subspan(first, count)));
      if (named == kNobodyNamed) continue;
      found.push_back({named, {words[first].start, words[first + count - 1].end}});
      first += count - 1;
      break;
    }
  }
  return found;
}

}  // namespace veieninn::taxonomy
