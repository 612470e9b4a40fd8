#include "engine/taxonomy/topic_suggester.h"

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <tuple>

#include "engine/taxonomy/everyday_words.h"
#include "engine/taxonomy/text_normalizer.h"

namespace veieninn::taxonomy {
namespace {

constexpr std::size_t kTypedBytesMax = 200;

std::string folded_words(std::string_view text) {
  std::string all;
  for (const Word& word : words_of(text)) {
    if (!all.empty()) all += ' ';
    all += folded(word.spelling);
  }
  return all;
}

}  // namespace

TopicSuggester::TopicSuggester(const std::vector<model::Topic>& topics) {
  for (const model::Topic& topic : topics) {
    if (topic.id.empty()) continue;
    for (const auto& label : topic.labels) add(topic, label, true);
    for (const auto& label : topic.hidden_labels) add(topic, label, false);
    for (const auto& word : everyday_words_of(concept_of(topic.uri))) add(topic, word, false);
  }
  for (std::uint32_t i = 0; i < texts_.size(); ++i) {
    const std::string_view whole = folded_[i];
    for (std::size_t at = 0; at < whole.size();) {
      beginnings_.push_back({whole.substr(at), i, at == 0});
      const std::size_t space = whole.find(' ', at);
      at = space == std::string_view::npos ? whole.size() : space + 1;
    }
  }
  std::ranges::sort(beginnings_, {}, [](const Beginning& one) {
    return std::tuple(one.folded, one.text, !one.is_whole);
  });
}

void TopicSuggester::add(const model::Topic& topic, const model::LocalizedText& text,
                         bool is_label) {
  std::string whole = folded_words(text.text);
  if (whole.empty()) return;
  texts_.push_back({topic.id, text, is_label, static_cast<std::uint32_t>(whole.size())});
  folded_.push_back(std::move(whole));
}

std::vector<SuggestedTopic> TopicSuggester::suggest(std::string_view typed,
                                                    std::string_view language,
                                                    std::size_t count) const {
  const std::string prefix = folded_words(prefix_of(typed, kTypedBytesMax));
  if (prefix.empty() || count == 0) return {};
  const auto rank = [&](const Beginning& one) {
    const Text& text = texts_[one.text];
    return std::tuple(text.text.language != language, !text.is_label, !one.is_whole, text.letters,
                      std::string_view(text.topic), one.text);
  };
  const auto better = [&](const Beginning* a, const Beginning* b) { return rank(*a) < rank(*b); };
  const auto first = std::ranges::lower_bound(beginnings_, prefix, {}, &Beginning::folded);
  // The best few of all that begin so, one a topic, kept in order.
  boost::container::small_vector<const Beginning*, 32> best;
  for (auto one = first; one != beginnings_.end() && one->folded.starts_with(prefix); ++one) {
    const Beginning* candidate = &*one;
    if (best.size() == count && !better(candidate, best.back())) continue;
    const auto same = std::ranges::find_if(best, [&](const Beginning* other) {
      return texts_[other->text].topic == texts_[one->text].topic;
    });
    if (same != best.end()) {
      if (!better(candidate, *same)) continue;
      best.erase(same);
    }
    best.insert(std::ranges::upper_bound(best, candidate, better), candidate);
    if (best.size() > count) best.pop_back();
  }
  std::vector<SuggestedTopic> suggested;
  suggested.reserve(best.size());
  for (const Beginning* one : best) {
    const Text& text = texts_[one->text];
    suggested.push_back({text.topic, text.text.text, text.is_label});
  }
  return suggested;
}

}  // namespace veieninn::taxonomy
