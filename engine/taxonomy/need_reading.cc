#include "engine/taxonomy/need_reading.h"

#include <algorithm>
#include <array>

namespace veieninn::taxonomy {
namespace {

constexpr std::size_t kContrastWordsMax = 4;
constexpr std::size_t kInsteadWordsMax = 3;

template <std::size_t size>
bool is_one_of(std::string_view spelling, const std::array<std::string_view, size>& words) {
  return std::ranges::find(words, spelling) != words.end();
}

constexpr auto kNot = std::to_array<std::string_view>({"ikke", "ikkje", "not"});
constexpr auto kOnly = std::to_array<std::string_view>({"bare", "berre", "kun", "only", "just"});
constexpr auto kBut = std::to_array<std::string_view>({"men", "but"});
// A "not" after these speaks of the thing that follows; after others, such as "som", of what
// somebody does not do.
constexpr auto kBeforeThings = std::to_array<std::string_view>(
    {"er", "gjelder", "gjeld", "driver", "driv", "selger", "sel", "trenger", "treng", "søker", "is",
     "are", "am", "need", "want", "about", "om", "we're"});
struct Instead {
  std::string_view first;
  std::string_view second;
  std::string_view third;  // empty: two words
};
constexpr auto kInstead = std::to_array<Instead>({{"i", "stedet", "for"},
                                                  {"i", "staden", "for"},
                                                  {"instead", "of", ""},
                                                  {"rather", "than", ""},
                                                  {"heller", "enn", ""}});

bool ends_clause(std::string_view between) {
  return between.find_first_of(".!?;:\n") != std::string_view::npos;
}

class Silencer {
 public:
  explicit Silencer(NeedReading& reading) : reading_(reading), words_(reading.words) {}

  void silence_what_it_is_not_about() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (is_one_of(spelling(i), kNot)) silence_contrast(i);
      for (const Instead& instead : kInstead) {
        const std::size_t length = instead.third.empty() ? 2 : 3;
        if (i + length < words_.size() && spelling(i) == instead.first &&
            spelling(i + 1) == instead.second &&
            (length == 2 || spelling(i + 2) == instead.third)) {
          silence_until_boundary(i + length);
        }
      }
    }
  }

 private:
  [[nodiscard]] std::string_view spelling(std::size_t word) const {
    return words_[word].word.spelling;
  }
  [[nodiscard]] std::string_view between(std::size_t word) const {  // and the one before it
    const std::uint32_t start = words_[word - 1].word.end;
    return reading_.text.substr(start, words_[word].word.start - start);
  }

  // "(er) ikke barnehage, men ...": up to the "men".
  void silence_contrast(std::size_t negation) {
    if (negation > 0 && !is_one_of(spelling(negation - 1), kBeforeThings)) return;
    const std::size_t first = negation + 1;
    if (first < words_.size() && is_one_of(spelling(first), kOnly)) return;
    for (std::size_t i = first; i < words_.size() && i <= first + kContrastWordsMax; ++i) {
      if (ends_clause(between(i))) return;
      if (!is_one_of(spelling(i), kBut)) continue;
      for (std::size_t silent = first; silent < i; ++silent) words_[silent].is_silent = true;
      return;
    }
  }

  void silence_until_boundary(std::size_t first) {
    for (std::size_t i = first; i < words_.size() && i < first + kInsteadWordsMax; ++i) {
      const std::string_view gap = between(i);
      if (i > first && (ends_clause(gap) || gap.find(',') != std::string_view::npos)) return;
      words_[i].is_silent = true;
    }
  }

  NeedReading& reading_;
  std::vector<NeedWord>& words_;
};

}  // namespace

std::string folded_run(std::span<const NeedWord> words) {
  std::string run;
  for (const NeedWord& word : words) {
    if (!run.empty()) run += ' ';
    run += folded(word.word.spelling);
  }
  return run;
}

NeedReading read_need(std::string_view text) {
  NeedReading reading;
  reading.text = prefix_of(text, kNeedTextBytesMax);
  std::vector<Word> words = words_of(reading.text);
  const bool is_cut = reading.text.size() < text.size();
  if (is_cut && !words.empty() && words.back().end == reading.text.size()) words.pop_back();
  reading.words.reserve(words.size());
  for (Word& word : words) {
    const WordRole role = role_of(word.spelling);
    const bool is_first = reading.words.empty() || ends_clause(reading.text.substr(
                                                       reading.words.back().word.end,
                                                       word.start - reading.words.back().word.end));
    const bool may_be_name = !is_first && begins_with_capital(reading.written(word));
    reading.norwegian_stop_words += role.is_norwegian_stop_word ? 1 : 0;
    reading.english_stop_words += role.is_english_stop_word ? 1 : 0;
    reading.words.push_back({std::move(word), role, false, may_be_name});
  }
  Silencer(reading).silence_what_it_is_not_about();
  return reading;
}

void silence_names(NeedReading& reading, std::span<const TextRange> names) {
  for (NeedWord& word : reading.words) {
    word.is_silent |= std::ranges::any_of(names, [&](const TextRange& name) {
      return word.word.start >= name.start && word.word.end <= name.end;
    });
  }
}

}  // namespace veieninn::taxonomy
