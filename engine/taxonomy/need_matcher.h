// Need -> topics: which topics a sentence is about, and which of its words say so.
//
// Labels and hidden labels of all languages stand in one table of normalized phrases. The text is
// normalized the same way (text_normalizer.h), and read from left to right, longest phrase first;
// words that were used once are not used again. The weight of a topic is its share of the words
// that led anywhere:
//
//     weight(t) = sum over phrases p leading to t: words(p) * specificity(p) / #topics(p)
//                 / (the same sum over all topics)
//
// specificity is 1 for a label and 0.9 for a hidden label (model_parameters.h).
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
  // The order of `topics` does not matter.
  explicit NeedMatcher(const std::vector<model::Topic>& topics);
  ~NeedMatcher();
  NeedMatcher(const NeedMatcher&) = delete;
  NeedMatcher& operator=(const NeedMatcher&) = delete;

  // Topics of `text` (UTF-8, at most 4000 bytes are read), together with those `given` by id,
  // heaviest first, ties by id; at most kNeedTopicsMax. Empty when nothing was understood. Given
  // topics weigh as one label word each.
  [[nodiscard]] std::vector<NeedTopic> match(std::string_view text,
                                             const std::vector<std::string>& given) const;

 private:
  struct PhraseTable;
  std::unique_ptr<const PhraseTable> phrases_;
};

inline constexpr std::size_t kNeedTopicsMax = 16;

}  // namespace veieninn::taxonomy
