// Topics for what has been typed so far.
//
// What was typed is looked for where a label or one of its words begins; a label in the caller's
// language goes before one in another, a label before a hidden label or everyday word, its
// beginning before a later word, a shorter one before a longer one, ties by topic id.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/rows.h"

namespace veieninn::taxonomy {

struct SuggestedTopic {
  std::string topic;  // topic id
  std::string text;   // the label, hidden label or everyday word that was found, as it is written
  bool is_label = false;
  friend bool operator==(const SuggestedTopic&, const SuggestedTopic&) = default;
};

// Immutable; any number of threads may ask it at once.
class TopicSuggester {
 public:
  // In any order; those with an empty id are passed over.
  explicit TopicSuggester(const std::vector<model::Topic>& topics);
  TopicSuggester(const TopicSuggester&) = delete;
  TopicSuggester& operator=(const TopicSuggester&) = delete;

  // At most `count`, best first, one a topic. Empty for a `typed` without letters or digits. At
  // most 200 bytes of `typed` are read.
  [[nodiscard]] std::vector<SuggestedTopic> suggest(std::string_view typed,
                                                    std::string_view language,
                                                    std::size_t count) const;

 private:
  struct Text {
    std::string topic;
    model::LocalizedText text;
    bool is_label = false;
    std::uint32_t letters = 0;
  };
  // A word of a text with all that follows it, folded.
  struct Beginning {
    std::string_view folded;
    std::uint32_t text = 0;
    bool is_whole = false;  // begins with the text's first word
  };
  void add(const model::Topic& topic, const model::LocalizedText& text, bool is_label);

  std::vector<Text> texts_;
  std::vector<std::string> folded_;    // by text
  std::vector<Beginning> beginnings_;  // by what they spell
};

}  // namespace veieninn::taxonomy
