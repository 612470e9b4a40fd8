#include <algorithm>
#include <memory>
#include <utility>

#include "bench/topics/way.h"
#include "engine/taxonomy/text_normalizer.h"

namespace veieninn::bench {
namespace {

std::string words_joined(std::string_view text) {
  std::string joined = " ";
  for (const taxonomy::Word& word : taxonomy::words_of(text)) joined += word.spelling + " ";
  return joined;
}

struct Label {
  std::string words;
  std::string topic;
};

}  // namespace

Way exact_label_way(const std::vector<model::Topic>& topics) {
  auto labels = std::make_shared<std::vector<Label>>();
  for (const model::Topic& topic : topics) {
    for (const model::LocalizedText& label : topic.labels) {
      labels->push_back({words_joined(label.text), topic.id});
    }
  }
  std::ranges::sort(*labels, [](const Label& a, const Label& b) {
    return a.words.size() != b.words.size() ? a.words.size() > b.words.size() : a.topic < b.topic;
  });
  return {"exact_label", [labels](std::string_view text, std::size_t count) {
            const std::string words = words_joined(text);
            std::vector<std::string> ids;
            for (const Label& label : *labels) {
              if (ids.size() == count) break;
              if (label.words.size() > 2 && words.find(label.words) != std::string::npos &&
                  std::ranges::find(ids, label.topic) == ids.end()) {
                ids.push_back(label.topic);
              }
            }
            return ids;
          }};
}

}  // namespace veieninn::bench
