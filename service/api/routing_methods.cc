#include "service/api/routing_methods.h"

#include <optional>
#include <string>
#include <vector>

#include "engine/base/random.h"
#include "engine/matching/opportunity_search.h"
#include "engine/routing/route_search.h"
#include "service/api/consistency.h"
#include "service/api/field_reader.h"
#include "service/api/language.h"
#include "service/api/need_question.h"
#include "service/api/opportunity_reply.h"
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

void read_limits(FieldReader& reader, const v1::FindRoutesRequest& request, Question& question) {
  question.max_routes =
      read_count(reader, "max_routes", request.max_routes(), kRoutesDefault, kRoutesMax);
  if (request.has_max_introductions()) {
    question.max_introductions = read_introductions(reader, request.max_introductions());
  }
}

Result<Question> read_question(const v1::FindRoutesRequest& request, Instant now) {
  FieldReader reader("", now);
  Question question;
  question.topics = read_need(reader, request.need());
  read_limits(reader, request, question);
  question.area = reader.id({"area"}, request.area(), ResourceKind::kArea);
  question.venture = reader.id({"venture"}, request.venture(), ResourceKind::kVenture);
  question.as_of_time = read_as_of_time(reader, request);
  question.language = read_language(reader, request.language_code());
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
  const auto area = find_area(snapshot, question.area);
  if (!area) return fail(area.error());
  request.area = *area;
  const auto venture = find_venture(snapshot, question.venture, "venture");
  if (!venture) return fail(venture.error());
  request.venture = *venture;
  if (auto known = check_known_topics(snapshot, question.topics); !known) {
    return fail(known.error());
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

// What is open for the need there, beside the people: nothing where the need was not understood.
void write_fitting_opportunities(const graph::Snapshot& snapshot, Language language,
                                 const routing::RouteRequest& asked,
                                 v1::FindRoutesResponse& response) {
  if (asked.need.empty()) return;
  matching::OpportunityRequest request;
  request.topics = asked.need;
  if (!asked.area.is_none()) request.areas = {asked.area};
  request.venture = asked.venture;
  request.max_results = kOpportunitiesBesideRoutes;
  request.as_of_time = asked.as_of_time;
  const auto found = matching::find_opportunities(snapshot, request);
  if (!found) return;
  for (const matching::Opportunity& one : found->opportunities) {
    write_opportunity(snapshot, language, asked.venture, one, response.add_opportunities());
  }
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
  asked->need = weighted_topics(snapshot, need.topics);
  asked->words = need.words;
  const Result<routing::RouteAnswer> answer = routing::find_routes(snapshot, *asked);
  if (!answer) return fail(answer.error());

  write_need_topics(snapshot, question->language, text, need.topics,
                    response.mutable_need_topics());
  write_routes(snapshot, question->language, asked->area, *answer, &response);
  write_fitting_opportunities(snapshot, question->language, *asked, response);
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
