#include "engine/taxonomy/name_runs.h"

#include <algorithm>
#include <span>

#include "engine/taxonomy/text_normalizer.h"

namespace veieninn::taxonomy {
namespace {

constexpr std::size_t kNameWordsMin = 2;
constexpr std::size_t kNameWordsMax = 8;

}  // namespace

std::string name_key(std::string_view name) {
  const NeedReading reading = read_need(name);
  if (reading.words.size() < kNameWordsMin || reading.words.size() > kNameWordsMax) return {};
  return folded_run(reading.words);
}

std::vector<NamedRun> find_names(const NeedReading& reading,
                                 const std::function<std::uint32_t(std::string_view key)>& find) {
  std::vector<NamedRun> found;
  const std::vector<NeedWord>& words = reading.words;
  for (std::size_t first = 0; first < words.size(); ++first) {
    if (!begins_with_capital(reading.written(words[first].word))) continue;
    const std::size_t longest = std::min(kNameWordsMax, words.size() - first);
    for (std::size_t count = longest; count >= kNameWordsMin; --count) {
      const std::uint32_t named = find(folded_run(std::span(words).subspan(first, count)));
      if (named == kNobodyNamed) continue;
      found.push_back({named, {words[first].word.start, words[first + count - 1].word.end}});
      first += count - 1;
      break;
    }
  }
  return found;
}

}  // namespace veieninn::taxonomy
