#include "engine/taxonomy/need_matcher.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <optional>
#include <utility>

#include "engine/taxonomy/text_normalizer.h"

namespace veieninn::taxonomy {
namespace {

constexpr std::size_t kTextBytesMax = 4000;  // a page: a need is a sentence or a few
constexpr std::size_t kPhraseWordsMax = 12;  // the longest label of Los has ten
// Weights are counted in whole parts, so that equal shares tie whatever they were added up from: a
// word is divided without remainder among up to sixteen topics (lcm(1..16) = 720720).
constexpr std::uint64_t kLabelParts = std::uint64_t{10} * 720720;
constexpr std::uint64_t kSynonymParts = std::uint64_t{9} * 720720;
constexpr std::array kStemLanguages = {StemLanguage::kNorwegian, StemLanguage::kEnglish};

struct Meaning {
  std::uint32_t topic = 0;
  MatchKind kind = MatchKind::kLabel;
};
using Meanings = std::vector<Meaning>;  // one a topic

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
  ByText<Meanings> meanings;                // keys joined by spaces
  ByText<std::uint32_t> longest_from_word;  // first key -> most words of a phrase that begins so
};

std::optional<StemLanguage> stem_language(std::string_view language) {
  if (language == "nb" || language == "nn" || language == "no") return StemLanguage::kNorwegian;
  if (language == "en") return StemLanguage::kEnglish;
  return std::nullopt;
}

// Snowball's stemmers are for one thread at a time, and cost more to make than to use.
const Stemmer& stemmer_of_thread(StemLanguage language) {
  thread_local const std::array<Stemmer, kStemLanguages.size()> stemmers = {
      Stemmer(StemLanguage::kNorwegian), Stemmer(StemLanguage::kEnglish)};
  return stemmers[static_cast<std::size_t>(language)];
}

// A label says more than a synonym.
void add_meaning(Meanings& meanings, const Meaning& meaning) {
  const auto same = std::ranges::find(meanings, meaning.topic, &Meaning::topic);
  if (same == meanings.end()) {
    meanings.push_back(meaning);
  } else {
    same->kind = std::min(same->kind, meaning.kind);
  }
}

bool is_abbreviation(std::string_view written) {
  return written.size() > 1 &&
         std::ranges::all_of(written, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// A run of words of the text that is a phrase, in one language or more.
struct Found {
  std::uint32_t first = 0;
  std::uint32_t words = 0;
  const Meanings* meanings = nullptr;
};

// The sentence, read once.
struct Reading {
  std::string_view text;
  std::vector<Word> words;

  explicit Reading(std::string_view whole)
      : text(prefix_of(whole, kTextBytesMax)), words(words_of(text)) {
    const bool is_cut = text.size() < whole.size();
    if (is_cut && !words.empty() && words.back().end == text.size()) words.pop_back();
  }

  [[nodiscard]] std::string_view written(const Word& word) const {
    return text.substr(word.start, word.end - word.start);
  }
};

struct Sum {
  std::uint32_t topic = 0;
  std::uint64_t parts = 0;
  bool given = false;
  std::vector<MatchedWords> matched_words;
};

// Adds up what each topic gets, always in the same order.
class Sums {
 public:
  Sum& of(std::uint32_t topic) {
    const auto [place, is_new] = places_.emplace(topic, sums_.size());
    if (is_new) sums_.push_back({topic, 0, false, {}});
    return sums_[place->second];
  }

  void add(const MatchedWords& at, std::uint32_t words, const Meanings& meanings) {
    for (const Meaning& meaning : meanings) {
      Sum& sum = of(meaning.topic);
      const auto word_parts = meaning.kind == MatchKind::kLabel ? kLabelParts : kSynonymParts;
      sum.parts += words * word_parts / meanings.size();
      sum.matched_words.push_back({at.start, at.end, meaning.kind});
    }
  }

  // The heaviest and all given ones, heaviest first.
  std::vector<Sum> take() && {
    const auto heavier = [](const Sum& a, const Sum& b) {
      return a.parts != b.parts ? a.parts > b.parts : a.topic < b.topic;
    };
    std::ranges::sort(sums_, [&](const Sum& a, const Sum& b) {
      return a.given != b.given ? a.given : heavier(a, b);
    });
    const auto given = static_cast<std::size_t>(std::ranges::count(sums_, true, &Sum::given));
    sums_.resize(std::min(sums_.size(), std::max(given, kNeedTopicsMax)));
    std::ranges::sort(sums_, heavier);
    return std::move(sums_);
  }

 private:
  std::vector<Sum> sums_;
  boost::unordered_flat_map<std::uint32_t, std::size_t> places_;
};

}  // namespace

struct NeedMatcher::PhraseTable {
  std::vector<std::string> ids;  // ascending
  std::array<Phrases, kStemLanguages.size()> phrases;
  ByText<Meanings> stop_words;  // as they must be written to mean something

  void add(std::uint32_t topic, const model::LocalizedText& label, MatchKind kind) {
    const auto language = stem_language(label.language);
    if (!language) return;
    const std::vector<Word> words = words_of(label.text);
    if (words.empty() || words.size() > kPhraseWordsMax) return;
    if (words.size() == 1 && is_stop_word(words[0].spelling)) {
      add_stop_word({topic, kind}, words[0], label.text);
      return;
    }
    const Stemmer stemmer(*language);
    std::string phrase = stemmer.key_of(words[0].spelling);
    Phrases& table = phrases[static_cast<std::size_t>(*language)];
    std::uint32_t& longest = table.longest_from_word[phrase];
    longest = std::max(longest, static_cast<std::uint32_t>(words.size()));
    for (std::size_t i = 1; i < words.size(); ++i) {
      phrase += ' ' + stemmer.key_of(words[i].spelling);
    }
    add_meaning(table.meanings[phrase], {topic, kind});
  }

  // Every phrase anywhere in the words, longest first, then leftmost.
  [[nodiscard]] std::vector<Found> find(const Reading& reading) const {
    std::vector<Found> found;
    for (const StemLanguage language : kStemLanguages) find(reading, language, found);
    find_stop_words(reading, found);
    std::ranges::stable_sort(found, [](const Found& a, const Found& b) {
      return a.words != b.words ? a.words > b.words : a.first < b.first;
    });
    return found;
  }

 private:
  void add_stop_word(const Meaning& meaning, const Word& word, std::string_view label) {
    const std::string_view written = label.substr(word.start, word.end - word.start);
    if (is_abbreviation(written)) {
      add_meaning(stop_words[std::string(written)], meaning);
    } else if (meaning.kind == MatchKind::kLabel) {
      add_meaning(stop_words[word.spelling], meaning);
    }
  }

  void find(const Reading& reading, StemLanguage language, std::vector<Found>& found) const {
    const Phrases& table = phrases[static_cast<std::size_t>(language)];
    const Stemmer& stemmer = stemmer_of_thread(language);
    std::vector<std::string> keys;
    keys.reserve(reading.words.size());
    for (const Word& word : reading.words) keys.push_back(stemmer.key_of(word.spelling));
    std::string phrase;
    for (std::uint32_t first = 0; first < keys.size(); ++first) {
      const auto longest = table.longest_from_word.find(keys[first]);
      if (longest == table.longest_from_word.end()) continue;
      const auto left = static_cast<std::uint32_t>(keys.size()) - first;
      const std::uint32_t most = std::min(longest->second, left);
      phrase.clear();
      for (std::uint32_t count = 1; count <= most; ++count) {
        if (count > 1) phrase += ' ';
        phrase += keys[first + count - 1];
        if (count == 1 && is_stop_word(reading.words[first].spelling)) continue;
        const auto meanings = table.meanings.find(phrase);
        if (meanings != table.meanings.end()) found.push_back({first, count, &meanings->second});
      }
    }
  }

  void find_stop_words(const Reading& reading, std::vector<Found>& found) const {
    if (stop_words.empty()) return;
    for (std::uint32_t i = 0; i < reading.words.size(); ++i) {
      auto meanings = stop_words.find(reading.written(reading.words[i]));
      if (meanings == stop_words.end()) meanings = stop_words.find(reading.words[i].spelling);
      if (meanings != stop_words.end()) found.push_back({i, 1, &meanings->second});
    }
  }
};

NeedMatcher::NeedMatcher(const std::vector<model::Topic>& topics) {
  auto table = std::make_unique<PhraseTable>();
  std::vector<const model::Topic*> in_order;
  in_order.reserve(topics.size());
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

namespace {

// Counts each run of words once, and no word in two runs.
void add_found(const Reading& reading, const std::vector<Found>& found, Sums& sums) {
  std::vector<bool> taken(reading.words.size(), false);
  for (auto next = found.begin(); next != found.end();) {
    const Found& run = *next;
    Meanings meanings;
    for (; next != found.end() && next->first == run.first && next->words == run.words; ++next) {
      for (const Meaning& meaning : *next->meanings) add_meaning(meanings, meaning);
    }
    const auto begin = taken.begin() + run.first;
    const auto end = begin + run.words;
    if (std::find(begin, end, true) != end) continue;
    std::fill(begin, end, true);
    const Word& first = reading.words[run.first];
    const Word& last = reading.words[run.first + run.words - 1];
    sums.add({first.start, last.end, MatchKind::kLabel}, run.words, meanings);
  }
}

}  // namespace

std::vector<NeedTopic> NeedMatcher::match(std::string_view text,
                                          const std::vector<std::string>& given) const {
  const Reading reading(text);
  Sums sums;
  add_found(reading, phrases_->find(reading), sums);
  for (const std::string& id : given) {
    const auto place = std::ranges::lower_bound(phrases_->ids, id);
    if (place == phrases_->ids.end() || *place != id) continue;
    Sum& sum = sums.of(static_cast<std::uint32_t>(place - phrases_->ids.begin()));
    if (std::exchange(sum.given, true)) continue;
    sum.parts += kLabelParts;
    sum.matched_words.push_back({0, 0, MatchKind::kGiven});
  }

  std::vector<Sum> ranked = std::move(sums).take();
  std::uint64_t total = 0;
  for (const Sum& sum : ranked) total += sum.parts;
  std::vector<NeedTopic> topics;
  topics.reserve(ranked.size());
  for (Sum& sum : ranked) {
    std::ranges::stable_sort(sum.matched_words, {}, &MatchedWords::start);
    const double weight = static_cast<double>(sum.parts) / static_cast<double>(total);
    topics.push_back({phrases_->ids[sum.topic], weight, std::move(sum.matched_words)});
  }
  return topics;
}

}  // namespace veieninn::taxonomy
