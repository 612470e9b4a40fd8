#include "engine/taxonomy/need_matcher.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <optional>
#include <span>
#include <utility>

#include "engine/taxonomy/text_normalizer.h"

namespace veieninn::taxonomy {
namespace {

constexpr std::size_t kTextBytesMax = 4000;  // a page: a need is a sentence or a few
constexpr std::size_t kPhraseWordsMax = 12;  // the longest labels of Los have fewer
constexpr double kLabelWeight = 1;
constexpr double kSynonymWeight = 0.9;
constexpr std::array kStemLanguages = {StemLanguage::kNorwegian, StemLanguage::kEnglish};

struct Meaning {
  std::uint32_t topic = 0;
  MatchKind kind = MatchKind::kLabel;
};

struct Transparent {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept {
    return std::hash<std::string_view>{}(text);
  }
};

template <typename Value>
using ByText = boost::unordered_flat_map<std::string, Value, Transparent, std::equal_to<>>;

// The phrases of one stemming language.
struct Phrases {
  ByText<std::vector<Meaning>> meanings;    // keys joined by spaces
  ByText<std::uint32_t> longest_from_word;  // first key -> most words of a phrase that begins so
};

std::optional<StemLanguage> stem_language(std::string_view language) {
  if (language == "nb" || language == "nn" || language == "no") return StemLanguage::kNorwegian;
  if (language == "en") return StemLanguage::kEnglish;
  return std::nullopt;
}

// A run of words of the text that is a phrase.
struct Found {
  std::size_t first = 0;
  std::size_t words = 0;
  const std::vector<Meaning>* meanings = nullptr;
};

struct Sum {
  double weight = 0;
  std::vector<MatchedWords> matched_words;
};

}  // namespace

struct NeedMatcher::PhraseTable {
  std::vector<std::string> ids;  // ascending
  std::array<Phrases, kStemLanguages.size()> phrases;

  void add(std::uint32_t topic, const model::LocalizedText& label, MatchKind kind) {
    const auto language = stem_language(label.language);
    if (!language) return;
    const std::vector<Word> words = words_of(label.text);
    if (words.empty() || words.size() > kPhraseWordsMax) return;
    if (kind == MatchKind::kSynonym && words.size() == 1 && is_stop_word(words[0].lower)) return;
    const Stemmer stemmer(*language);
    std::string phrase = stemmer.key_of(words[0].lower);
    Phrases& table = phrases[static_cast<std::size_t>(*language)];
    std::uint32_t& longest = table.longest_from_word[phrase];
    longest = std::max(longest, static_cast<std::uint32_t>(words.size()));
    for (std::size_t i = 1; i < words.size(); ++i) phrase += ' ' + stemmer.key_of(words[i].lower);
    std::vector<Meaning>& meanings = table.meanings[phrase];
    const auto same = std::ranges::find(meanings, topic, &Meaning::topic);
    if (same == meanings.end()) {
      meanings.push_back({topic, kind});
    } else {
      same->kind = std::min(same->kind, kind);  // a label says more than a synonym
    }
  }

  // Every phrase anywhere in the words, longest first, then leftmost.
  [[nodiscard]] std::vector<Found> find(const std::vector<Word>& words) const {
    std::vector<Found> found;
    for (const StemLanguage language : kStemLanguages) find(words, language, found);
    std::ranges::stable_sort(found, [](const Found& a, const Found& b) {
      return a.words != b.words ? a.words > b.words : a.first < b.first;
    });
    return found;
  }

 private:
  void find(const std::vector<Word>& words, StemLanguage language,
            std::vector<Found>& found) const {
    const Phrases& table = phrases[static_cast<std::size_t>(language)];
    const Stemmer stemmer(language);
    std::vector<std::string> keys;
    keys.reserve(words.size());
    for (const Word& word : words) keys.push_back(stemmer.key_of(word.lower));
    std::string phrase;
    for (std::size_t first = 0; first < keys.size(); ++first) {
      const auto longest = table.longest_from_word.find(keys[first]);
      if (longest == table.longest_from_word.end()) continue;
      const std::size_t most = std::min<std::size_t>(longest->second, keys.size() - first);
      phrase.clear();
      for (std::size_t count = 1; count <= most; ++count) {
        if (count > 1) phrase += ' ';
        phrase += keys[first + count - 1];
        const auto meanings = table.meanings.find(phrase);
        if (meanings != table.meanings.end()) found.push_back({first, count, &meanings->second});
      }
    }
  }
};

NeedMatcher::NeedMatcher(const std::vector<model::Topic>& topics) {
  auto table = std::make_unique<PhraseTable>();
  std::vector<const model::Topic*> in_order;
  for (const model::Topic& topic : topics) in_order.push_back(&topic);
  std::ranges::sort(in_order, {},
                    [](const model::Topic* topic) -> std::string_view { return topic->id; });
  for (const model::Topic* topic : in_order) {
    const auto position = static_cast<std::uint32_t>(table->ids.size());
    table->ids.push_back(topic->id);
    for (const auto& label : topic->labels) table->add(position, label, MatchKind::kLabel);
    for (const auto& label : topic->hidden_labels) table->add(position, label, MatchKind::kSynonym);
  }
  phrases_ = std::move(table);
}

NeedMatcher::~NeedMatcher() = default;

std::vector<NeedTopic> NeedMatcher::match(std::string_view text,
                                          const std::vector<std::string>& given) const {
  const std::vector<Word> words = words_of(prefix_of(text, kTextBytesMax));
  boost::unordered_flat_map<std::uint32_t, Sum> sums;

  // The same words may be a phrase in both languages: both count, and the words are used once.
  std::vector<std::pair<std::size_t, std::size_t>> used_by(words.size(), {0, 0});
  for (const Found& found : phrases_->find(words)) {
    const std::pair<std::size_t, std::size_t> run = {found.first + 1, found.words};
    const auto taken = std::span(used_by).subspan(found.first, found.words);
    const bool is_free =
        std::ranges::all_of(taken, [&](const auto& by) { return by.first == 0 || by == run; });
    if (!is_free) continue;
    std::ranges::fill(taken, run);
    for (const Meaning& meaning : *found.meanings) {
      Sum& sum = sums[meaning.topic];
      const MatchedWords matched{words[found.first].start, words[found.first + found.words - 1].end,
                                 meaning.kind};
      const auto same_words = [&](const MatchedWords& other) {
        return other.start == matched.start;
      };
      if (std::ranges::any_of(sum.matched_words, same_words)) continue;
      const double specificity = meaning.kind == MatchKind::kLabel ? kLabelWeight : kSynonymWeight;
      sum.weight += static_cast<double>(found.words) * specificity /
                    static_cast<double>(found.meanings->size());
      sum.matched_words.push_back(matched);
    }
  }
  for (const std::string& id : given) {
    const auto place = std::ranges::lower_bound(phrases_->ids, id);
    if (place == phrases_->ids.end() || *place != id) continue;
    Sum& sum = sums[static_cast<std::uint32_t>(place - phrases_->ids.begin())];
    sum.weight += kLabelWeight;
    sum.matched_words.push_back({0, 0, MatchKind::kGiven});
  }

  std::vector<std::pair<std::uint32_t, Sum>> ranked(sums.begin(), sums.end());
  std::ranges::sort(ranked, [](const auto& a, const auto& b) {
    return a.second.weight != b.second.weight ? a.second.weight > b.second.weight
                                              : a.first < b.first;
  });
  if (ranked.size() > kNeedTopicsMax) ranked.resize(kNeedTopicsMax);
  double total = 0;
  for (const auto& [topic, sum] : ranked) total += sum.weight;
  std::vector<NeedTopic> topics;
  for (auto& [topic, sum] : ranked) {
    std::ranges::sort(sum.matched_words, {}, &MatchedWords::start);
    topics.push_back({phrases_->ids[topic], sum.weight / total, std::move(sum.matched_words)});
  }
  return topics;
}

}  // namespace veieninn::taxonomy
