// Any taxonomy, any text: the laws of text_normalizer.h and need_resolver.h hold.
//
// The input is lines: each but the last is a label, its first byte choosing topic, language and
// whether it is hidden; the last line is the text.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/taxonomy/need_resolver.h"
#include "engine/taxonomy/text_normalizer.h"

namespace veieninn::taxonomy {
namespace {

constexpr std::size_t kTopics = 24;
constexpr std::size_t kLabelsMax = 64;

void require(bool holds, const char* law) {
  if (holds) return;
  std::fprintf(stderr, "law broken: %s\n", law);
  std::abort();
}

bool is_border(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

void add_label(std::vector<model::Topic>& topics, std::string_view line) {
  static constexpr const char* kLanguages[] = {"nb", "nn", "en", "se"};
  if (line.empty()) return;
  const auto choice = static_cast<unsigned char>(line.front());
  model::Topic& topic = topics[choice % topics.size()];
  auto& labels = choice >= 128 ? topic.hidden_labels : topic.labels;
  labels.push_back({kLanguages[choice / 32 % 4], std::string(line.substr(1))});
}

void check_words(std::string_view text) {
  const Stemmer norwegian(StemLanguage::kNorwegian);
  const Stemmer english(StemLanguage::kEnglish);
  std::uint32_t last_end = 0;
  for (const Word& word : words_of(text)) {
    require(last_end <= word.start && word.start < word.end && word.end <= text.size(),
            "words follow each other inside the text");
    require(is_border(text, word.start), "words begin on a character border");
    require(!word.spelling.empty(), "words are spelled");
    require(!norwegian.key_of(word.spelling).empty(), "words have a Norwegian key");
    require(!english.key_of(word.spelling).empty(), "words have an English key");
    last_end = word.end;
  }
}

void check_found(const std::vector<NeedTopic>& found, std::string_view text) {
  double sum = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    require(found[i].weight > 0 && !found[i].matched_words.empty(), "topics have their reasons");
    require(i == 0 || found[i - 1].weight > found[i].weight ||
                (found[i - 1].weight == found[i].weight && found[i - 1].topic < found[i].topic),
            "heaviest first, ties by id");
    sum += found[i].weight;
    std::uint32_t last_end = 0;
    for (const MatchedWords& at : found[i].matched_words) {
      if (at.kind == MatchKind::kGiven) continue;
      require(at.start < at.end && at.end <= text.size() && is_border(text, at.start),
              "matched words lie in the text");
      require(last_end <= at.start, "no word leads to a topic twice");
      last_end = at.end;
    }
  }
  require(found.empty() || std::abs(sum - 1) < 1e-12, "weights add up to one");
  require(found.size() <= kNeedTopicsMax, "no more topics than promised");
}

void check(std::string_view input) {
  std::vector<model::Topic> topics(kTopics);
  for (std::size_t i = 0; i < kTopics; ++i) topics[i].id = "t" + std::to_string(i);
  for (std::size_t labels = 0; labels < kLabelsMax; ++labels) {
    const std::size_t end = input.find('\n');
    if (end == std::string_view::npos) break;
    add_label(topics, input.substr(0, end));
    input.remove_prefix(end + 1);
  }
  check_words(input);
  const NeedResolver resolver(topics);
  const std::vector<NeedTopic> found = resolver.resolve(input, {"t3", "unknown", "t3"});
  check_found(found, input);
  require(std::ranges::any_of(found, [](const NeedTopic& one) { return one.topic == "t3"; }),
          "a given topic is there");
  check_found(resolver.resolve(input, {}), input);
  std::ranges::reverse(topics);
  require(NeedResolver(topics).resolve(input, {"t3"}) == found,
          "the order of topics does not matter");
}

}  // namespace
}  // namespace veieninn::taxonomy

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  veieninn::taxonomy::check({reinterpret_cast<const char*>(data), size});
  return 0;
}
