#include "clients/cli/need_lines.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "clients/cli/reason_lines.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

constexpr int kTopicsShownMax = 6;  // the heaviest; the rest hardly move the answer

void print_topic(const v1::NeedTopic& topic, Page& page) {
  std::vector<std::string> words;
  std::set<std::string> seen;
  for (const v1::MatchedWords& match : topic.matched_words()) {
    std::string word = match.kind() == v1::MATCH_KIND_GIVEN || match.text().empty()
                           ? std::string(page.say(Text::kGivenTopic))
                           : quoted(printable(match.text()), page.language());
    if (seen.insert(word).second) words.push_back(std::move(word));
  }
  std::string content = fmt::format(
      "{} {}", printable(topic.display_name().empty() ? topic.topic() : topic.display_name()),
      percent(topic.weight()));
  if (!words.empty()) content += fmt::format(" ({})", joined(words, ", "));
  page.wrap("  ", "    ", content);
}

}  // namespace

void print_topics(const google::protobuf::RepeatedPtrField<v1::NeedTopic>& topics,
                  std::string_view head, Page& page) {
  page.line(fmt::format("{}:", head));
  for (int i = 0; i < topics.size(); ++i) {
    if (i == kTopicsShownMax) {
      page.line(fmt::format("  + {}", topics.size() - kTopicsShownMax));
      break;
    }
    print_topic(topics[i], page);
  }
}

}  // namespace veieninn::cli
