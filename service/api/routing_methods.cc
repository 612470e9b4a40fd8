#include "service/api/routing_methods.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/random.h"
#include "engine/model/row_validation.h"
#include "engine/routing/route_search.h"
#include "engine/taxonomy/need_reading.h"
#include "service/api/consistency.h"
#include "service/api/field_reader.h"
#include "service/api/language.h"
#include "service/api/resource_names.h"
#include "service/api/route_reply.h"

namespace veieninn::api {
namespace {

using store::ResourceKind;

// The request's fields, checked but not yet looked up.
struct Question {
  std::vector<std::string> topics;  // ids
  std::string area;
  std::string venture;
  std::int32_t max_routes = kRoutesDefault;
  std::int32_t max_introductions = kIntroductionsDefault;
  Instant as_of_time;
  Language language = Language::kBokmal;
};

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

void read_need(FieldReader& reader, const v1::Need& need, Question& question) {
  if (is_blank(need.text()) && need.topics().empty()) {
    reader.reject({"need"}, "is empty", "write a sentence of what is needed, or name topics");
  }
  if (need.text().size() > taxonomy::kNeedTextBytesMax) {
    reader.reject({"need.text"}, "is " + std::to_string(need.text().size()) + " bytes long",
                  "say it in at most 4000");
  }
  if (need.topics_size() > kNeedTopicsGivenMax) {
    reader.reject({"need.topics"}, "has " + std::to_string(need.topics_size()) + " topics",
                  "name at most 32");
    return;
  }
  question.topics = reader.ids("need.topics", need.topics(), ResourceKind::kTopic);
}

void read_limits(FieldReader& reader, const v1::FindRoutesRequest& request, Question& question) {
  if (request.max_routes() < 0 || request.max_routes() > kRoutesMax) {
    reader.reject({"max_routes"}, "is " + std::to_string(request.max_routes()), "use 1 to 50");
  } else if (request.max_routes() > 0) {
    question.max_routes = request.max_routes();
  }
  if (!request.has_max_introductions()) return;
  question.max_introductions = request.max_introductions();
  if (question.max_introductions < 0 || question.max_introductions > kIntroductionsMax) {
    reader.reject({"max_introductions"}, "is " + std::to_string(question.max_introductions),
                  "use 0 to 3");
  }
}

Result<Question> read_question(const v1::FindRoutesRequest& request, Instant now) {
  FieldReader reader("", now);
  Question question;
  read_need(reader, request.need(), question);
  read_limits(reader, request, question);
  question.area = reader.id({"area"}, request.area(), ResourceKind::kArea);
  question.venture = reader.id({"venture"}, request.venture(), ResourceKind::kVenture);
  question.as_of_time =
      request.has_as_of_time() ? reader.instant({"as_of_time"}, request.as_of_time()) : now;
  if (const auto language = language_of(request.language_code())) {
    question.language = *language;
  } else {
    reader.reject({"language_code"}, "is not a language of ours", std::string(kLanguageRemedy));
  }
  std::vector<FieldViolation> wrong = reader.take();
  if (!wrong.empty()) return fail(invalid_arguments(std::move(wrong)));
  return question;
}

// Of what is asked, and the day.
std::uint64_t seed_of(const v1::FindRoutesRequest& request, const Question& question) {
  std::uint64_t seed = static_cast<std::uint64_t>(day_of(question.as_of_time));
  seed = bits_of(seed, request.need().text());
  for (const std::string& topic : question.topics) seed = bits_of(seed, topic);
  seed = bits_of(seed, question.area);
  return bits_of(seed, question.venture);
}

// Names → dense ids. Errors: kReferenceNotFound with the field.
Result<routing::RouteRequest> look_up(const graph::Snapshot& snapshot, const Question& question,
                                      std::uint64_t seed) {
  routing::RouteRequest request;
  request.max_routes = question.max_routes;
  request.max_introductions = question.max_introductions;
  request.as_of_time = question.as_of_time;
  request.seed = seed;
  if (!question.area.empty()) {
    request.area = snapshot.find_area(question.area);
    if (request.area.is_none()) {
      return fail(reference_not_found("area", name_of(ResourceKind::kArea, question.area)));
    }
  }
  if (!question.venture.empty()) {
    request.venture = snapshot.find_venture(question.venture);
    if (request.venture.is_none()) {
      return fail(
          reference_not_found("venture", name_of(ResourceKind::kVenture, question.venture)));
    }
  }
  for (std::size_t i = 0; i < question.topics.size(); ++i) {
    if (!snapshot.find_topic(question.topics[i]).is_none()) continue;
    return fail(reference_not_found("need.topics[" + std::to_string(i) + "]",
                                    name_of(ResourceKind::kTopic, question.topics[i])));
  }
  return request;
}

void count_gap(const graph::Snapshot& snapshot, const routing::Gap& gap, Day day,
               GapCounter& gaps) {
  const std::string_view area =
      gap.area.is_none() ? std::string_view() : snapshot.area_id(gap.area);
  if (gap.topics.empty()) gaps.add(day, area, {});
  for (const TopicIndex topic : gap.topics) gaps.add(day, area, snapshot.topic_id(topic));
}

}  // namespace

Result<void> RoutingMethods::find_routes(const Call& call, const v1::FindRoutesRequest& request,
                                         v1::FindRoutesResponse& response) {
  const Instant now = clock_();
  const Result<Question> question = read_question(request, now);
  if (!question) return fail(question.error());
  const auto found = snapshot_for(request.consistency(), publisher_, store_, call);
  if (!found) return fail(found.error());
  const graph::Snapshot& snapshot = **found;
  const std::uint64_t seed = request.has_seed() ? request.seed() : seed_of(request, *question);
  Result<routing::RouteRequest> asked = look_up(snapshot, *question, seed);
  if (!asked) return fail(std::move(asked.error()));

  const std::string& text = request.need().text();
  const graph::NeedUnderstanding need = snapshot.understand(text, question->topics);
  if (question->area.empty() && !need.places.empty()) {
    asked->area = AreaIndex{need.places.front().area};
    write_place(snapshot, question->language, text, need.places.front(),
                response.mutable_area_from_text());
  }
  for (const taxonomy::NeedTopic& topic : need.topics) {
    const TopicIndex index = snapshot.find_topic(topic.topic);
    if (!index.is_none()) asked->need.push_back({index, topic.weight});
  }
  asked->words = need.words;
  const Result<routing::RouteAnswer> answer = routing::find_routes(snapshot, *asked);
  if (!answer) return fail(answer.error());

  write_need_topics(snapshot, question->language, text, need.topics,
                    response.mutable_need_topics());
  write_routes(snapshot, question->language, asked->area, *answer, &response);
  const std::optional<routing::Gap>& gap = answer->gap;
  if (gap) count_gap(snapshot, *gap, day_of(now), gaps_);
  if (!asked->area.is_none()) {
    response.set_area(name_of(ResourceKind::kArea, snapshot.area_id(asked->area)));
  }
  write_instant(question->as_of_time, response.mutable_as_of_time());
  response.set_revision(snapshot.revision());
  return {};
}

}  // namespace veieninn::api
