// Need -> topics: which topics a sentence is about, and which of its words say so.
//
// Labels and hidden labels of nb, nn and en stand in one table of phrases, a phrase being the keys
// of its words (text_normalizer.h), each label stemmed in its own language. A sentence's language
// is not known, so its words are looked up by their Norwegian and their English keys, nothing mixed
// within a phrase. Phrases are taken longest first, then leftmost; words that were taken once are
// not taken again. What both languages know of the same words is put together.
//
// Stop words carry a phrase along ("arbeid og tiltak") but are no phrase of their own, unless a
// label is exactly that word, or a label or hidden label is an abbreviation in capitals and so is
// the text (IT, not "it").
//
// The weight of a topic is its share of the words that led anywhere:
//
//     weight(t) = sum over phrases p that lead to t: words(p) * specificity(p, t) / #topics(p)
//                 / (the same sum over all topics)
//
// specificity is 1 for a label and 0.9 for a hidden label. The sums are exact, so that equal
// weights tie by id whatever they were added up from.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/rows.h"

namespace veieninn::taxonomy {

enum class MatchKind : std::uint8_t { kLabel = 1, kSynonym, kGiven };

struct MatchedWords {
  std::uint32_t start = 0;  // byte offsets in the UTF-8 text, [start, end)
  std::uint32_t end = 0;
  MatchKind kind = MatchKind::kLabel;
  friend bool operator==(const MatchedWords&, const MatchedWords&) = default;
};

struct NeedTopic {
  std::string topic;  // topic id
  double weight = 0;  // (0, 1], all add up to 1
  std::vector<MatchedWords> matched_words;
  friend bool operator==(const NeedTopic&, const NeedTopic&) = default;
};

// Immutable; any number of threads may ask it at once.
class NeedMatcher {
 public:
  // REQUIRES: ids differ. The order of `topics` does not matter. Labels of more than 12 words are
  // not looked for.
  explicit NeedMatcher(const std::vector<model::Topic>& topics);
  ~NeedMatcher();
  NeedMatcher(const NeedMatcher&) = delete;
  NeedMatcher& operator=(const NeedMatcher&) = delete;

  // Topics of `text` (UTF-8, at most 4000 bytes are read, and no word that is cut there), together
  // with those `given` by id, heaviest first, ties by id. At most kNeedTopicsMax, the heaviest, but
  // all the given ones. Empty when nothing was understood. A given topic weighs as one label word;
  // one given twice counts once, and an unknown one not at all: whoever takes in the request says
  // so first.
  [[nodiscard]] std::vector<NeedTopic> match(std::string_view text,
                                             const std::vector<std::string>& given) const;

 private:
  struct PhraseTable;
  std::unique_ptr<const PhraseTable> phrases_;
};

inline constexpr std::size_t kNeedTopicsMax = 16;

}  // namespace veieninn::taxonomy
