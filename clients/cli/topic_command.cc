#include "clients/cli/topic_command.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <ostream>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "clients/cli/cells.h"
#include "clients/cli/text_shape.h"
#include "clients/cli/texts.h"
#include "veieninn/v1/insight_service.pb.h"

namespace veieninn::cli {
namespace {

constexpr std::size_t kLabelWidth = 40;
constexpr std::size_t kWordWidth = 20;
constexpr int kLearnedInPage = 1000;

enum class Mark { kNone, kTopic, kPlace };

// What each byte of the sentence is marked as.
std::vector<Mark> marks_of(const v1::ResolveNeedResponse& answer, std::size_t length) {
  std::vector<Mark> marks(length, Mark::kNone);
  const auto mark = [&](std::int32_t start, std::int32_t end, Mark as) {
    const auto last = std::min<std::size_t>(static_cast<std::size_t>(std::max(end, 0)), length);
    for (auto at = static_cast<std::size_t>(std::max(start, 0)); at < last; ++at) marks[at] = as;
  };
  for (const v1::NeedTopic& topic : answer.need_topics()) {
    for (const v1::MatchedWords& words : topic.matched_words()) {
      mark(words.start_offset(), words.end_offset(), Mark::kTopic);
    }
  }
  for (const v1::NamedPlace& place : answer.places()) {
    mark(place.start_offset(), place.end_offset(), Mark::kPlace);
  }
  return marks;
}

std::string marked_sentence(const v1::ResolveNeedResponse& answer, const std::string& sentence,
                            const Style& style) {
  const std::vector<Mark> marks = marks_of(answer, sentence.size());
  std::string line;
  for (std::size_t start = 0; start < sentence.size();) {
    std::size_t end = start;
    while (end < sentence.size() && marks[end] == marks[start]) ++end;
    const std::string run = printable(sentence.substr(start, end - start));
    if (marks[start] == Mark::kTopic) {
      line += style.bold("[" + run + "]");
    } else if (marks[start] == Mark::kPlace) {
      line += style.blue("{" + run + "}");
    } else {
      line += run;
    }
    start = end;
  }
  return line;
}

Text kind_text(v1::MatchKind kind) {
  static const std::map<v1::MatchKind, Text> texts = {
      {v1::MATCH_KIND_LABEL, Text::kMatchLabel},
      {v1::MATCH_KIND_SYNONYM, Text::kMatchSynonym},
      {v1::MATCH_KIND_GIVEN, Text::kGivenTopic},
      {v1::MATCH_KIND_COMPOUND_PART, Text::kMatchCompoundPart},
      {v1::MATCH_KIND_SPELLING, Text::kMatchSpelling},
      {v1::MATCH_KIND_NEIGHBOURHOOD, Text::kMatchNeighbourhood},
      {v1::MATCH_KIND_LEARNED, Text::kMatchLearned}};
  const auto found = texts.find(kind);
  return found == texts.end() ? Text::kMatchLabel : found->second;
}

std::string id_of(std::string_view name) { return std::string(name.substr(name.find('/') + 1)); }

std::string topic_line(const v1::NeedTopic& topic, const Session& session) {
  std::string why;
  for (const v1::MatchedWords& words : topic.matched_words()) {
    if (!why.empty()) why += ", ";
    why += fmt::format("{} ({})", printable(words.text()),
                       text(kind_text(words.kind()), session.language));
  }
  const std::string label =
      printable(topic.display_name().empty() ? topic.topic() : topic.display_name());
  return fmt::format("{:>4.0f} %  {}  {}\n        {}\n", topic.weight() * 100,
                     session.style.bold(label), session.style.dim(id_of(topic.topic())), why);
}

std::string learned_line(const v1::WordAssociation& learned, const Session& session) {
  const std::string& language = session.language;
  return fmt::format("{}  {} {}  {}\n", padded(printable(learned.word()), kWordWidth),
                     session.style.bold(printable(learned.topic_display_name())),
                     session.style.dim(id_of(learned.topic())),
                     fmt::format(fmt::runtime(text(Text::kEndedThere, language)),
                                 learned.venture_count(), learned.case_count()));
}

std::string learned_state(const v1::ListWordAssociationsResponse& page,
                          const std::string& language) {
  if (page.in_use()) {
    return fmt::format(fmt::runtime(text(Text::kLearnedFrom, language)), page.case_count());
  }
  return fmt::format(fmt::runtime(text(Text::kNotUsedYet, language)), page.case_count(),
                     page.least_case_count());
}

Outcome<v1::ListWordAssociationsRequest> learned_request(const Session& session,
                                                         const TopicLearnedOptions& options) {
  v1::ListWordAssociationsRequest request;
  request.set_word(options.word);
  request.set_page_size(kLearnedInPage);
  request.set_language_code(session.language);
  if (options.topic.empty()) return request;
  const Cell<std::string> topic = read_reference(options.topic, "topics");
  if (!topic) {
    return fail(ExitCode::kUsage, "--topic: " + topic.error().description, {topic.error().remedy});
  }
  request.set_topic(*topic);
  return request;
}

}  // namespace

std::string resolved_need(const v1::ResolveNeedResponse& answer, const std::string& sentence,
                          const Session& session) {
  std::string page = marked_sentence(answer, sentence, session.style) + "\n\n";
  if (answer.need_topics().empty()) {
    page += std::string(text(Text::kNotUnderstood, session.language)) + "\n";
  }
  for (const v1::NeedTopic& topic : answer.need_topics()) page += topic_line(topic, session);
  for (const v1::NamedPlace& place : answer.places()) {
    page += fmt::format("{}: {} {}\n", text(Text::kPlace, session.language),
                        printable(place.display_name()), session.style.dim(id_of(place.area())));
  }
  return page;
}

ExitCode run_topic_resolve(Session& session, const std::string& sentence) {
  v1::ResolveNeedRequest request;
  if (!is_utf8(sentence)) {
    return tell(
        session,
        Failure{ExitCode::kUsage, "the sentence is not UTF-8", {"set the terminal to UTF-8"}, {}});
  }
  request.set_text(sentence);
  request.set_language_code(session.language);
  v1::ResolveNeedResponse answer;
  const Outcome<bool> answered =
      session.server.call("RoutingService", "ResolveNeed", request, answer);
  if (!answered) return tell(session, answered.error());
  if (session.json) {
    print_json(session, answer);
  } else {
    session.out << resolved_need(answer, sentence, session);
  }
  return answer.need_topics().empty() ? ExitCode::kRefused : ExitCode::kAnswered;
}

ExitCode run_topic_suggest(Session& session, const TopicSuggestOptions& options) {
  v1::SuggestTopicsRequest request;
  if (!is_utf8(options.typed)) {
    return tell(
        session,
        Failure{ExitCode::kUsage, "the text is not UTF-8", {"set the terminal to UTF-8"}, {}});
  }
  request.set_text(options.typed);
  request.set_language_code(session.language);
  request.set_max_topics(options.topics_max);
  v1::SuggestTopicsResponse answer;
  const Outcome<bool> answered =
      session.server.call("RoutingService", "SuggestTopics", request, answer);
  if (!answered) return tell(session, answered.error());
  if (session.json) {
    print_json(session, answer);
    return answer.suggestions().empty() ? ExitCode::kRefused : ExitCode::kAnswered;
  }
  for (const v1::TopicSuggestion& one : answer.suggestions()) {
    const std::string label = printable(one.display_name());
    const std::string matched = one.kind() == v1::MATCH_KIND_LABEL
                                    ? std::string()
                                    : fmt::format("  ({})", printable(one.matched_text()));
    session.out << padded(label, kLabelWidth) << " " << session.style.dim(id_of(one.topic()))
                << matched << "\n";
  }
  return answer.suggestions().empty() ? ExitCode::kRefused : ExitCode::kAnswered;
}

ExitCode run_topic_learned(Session& session, const TopicLearnedOptions& options) {
  Outcome<v1::ListWordAssociationsRequest> request = learned_request(session, options);
  if (!request) return tell(session, request.error());
  bool is_first = true;
  do {
    v1::ListWordAssociationsResponse page;
    const Outcome<bool> answered =
        session.server.call("InsightService", "ListWordAssociations", *request, page);
    if (!answered) return tell(session, answered.error());
    if (session.json) {
      for (const auto& learned : page.word_associations()) print_json(session, learned);
    } else {
      if (is_first) {
        session.out << learned_state(page, session.language) << "\n";
        if (page.word_associations().empty()) {
          session.out << text(Text::kNothingLearned, session.language) << "\n";
        }
      }
      for (const auto& learned : page.word_associations()) {
        session.out << learned_line(learned, session);
      }
    }
    is_first = false;
    request->set_page_token(page.next_page_token());
  } while (!request->page_token().empty());
  return ExitCode::kAnswered;
}

}  // namespace veieninn::cli
