#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/matching/team_search.h"
#include "service/api/consistency.h"
#include "service/api/field_reader.h"
#include "service/api/matching_methods.h"
#include "service/api/need_question.h"
#include "service/api/resource_names.h"
#include "service/api/team_reply.h"

namespace veieninn::api {
namespace {

using matching::Requirement;
using store::ResourceKind;

// The request's fields, checked but not yet looked up.
struct Question {
  struct Named {
    ResourceKind kind = ResourceKind::kTopic;  // or kOrgUnit
    std::string id;
  };
  std::vector<Named> requirements;
  std::string area;
  std::string venture;
  std::int32_t max_introductions = kIntroductionsDefault;
  Instant as_of_time;
  Language language = Language::kBokmal;
};

std::string at_requirement(std::size_t i) { return "requirements[" + std::to_string(i) + "]"; }

void read_requirements(FieldReader& reader, const v1::FindTeamRequest& request,
                       Question& question) {
  constexpr int kMost = static_cast<int>(matching::kRequirementsMax);
  if (request.requirements_size() > kMost) {
    reader.reject({"requirements"},
                  "has " + std::to_string(request.requirements_size()) + " requirements",
                  "name at most 32");
    return;
  }
  if (request.requirements().empty() &&
      request.text().find_first_not_of(" \t\r\n") == std::string::npos) {
    reader.reject({"requirements"}, "is empty, and no text says what is needed",
                  "name topics or units, or write a sentence");
  }
  std::set<std::string> seen;
  for (int i = 0; i < request.requirements_size(); ++i) {
    const std::string& name = request.requirements(i);
    const bool is_unit = type_of_name(name) == "OrgUnit";
    const ResourceKind kind = is_unit ? ResourceKind::kOrgUnit : ResourceKind::kTopic;
    question.requirements.push_back({kind, reader.required_id({"requirements", i}, name, kind)});
    if (!seen.insert(name).second) {
      reader.reject({"requirements", i}, "comes twice", "name each once");
    }
  }
}

Result<Question> read_question(const v1::FindTeamRequest& request, Instant now) {
  FieldReader reader("", now);
  Question question;
  read_requirements(reader, request, question);
  check_need_text(reader, {"text"}, request.text());
  question.area = reader.id({"area"}, request.area(), ResourceKind::kArea);
  question.venture = reader.id({"venture"}, request.venture(), ResourceKind::kVenture);
  if (request.has_max_introductions()) {
    question.max_introductions = read_introductions(reader, request.max_introductions());
  }
  question.as_of_time = read_as_of_time(reader, request);
  question.language = read_language(reader, request.language_code());
  std::vector<FieldViolation> wrong = reader.take();
  if (!wrong.empty()) return fail(invalid_arguments(std::move(wrong)));
  return question;
}

Result<Requirement> look_up(const graph::Snapshot& snapshot, const Question::Named& named,
                            std::size_t position) {
  Requirement requirement;
  if (named.kind == ResourceKind::kTopic) {
    requirement.topic = snapshot.find_topic(named.id);
  } else {
    requirement.unit = snapshot.find_unit(named.id);
  }
  if (!requirement.topic.is_none() || !requirement.unit.is_none()) return requirement;
  return fail(reference_not_found(at_requirement(position), name_of(named.kind, named.id)));
}

// A text's topics come after those named; of too many the lightest are left out.
void add_topics(const graph::Snapshot& snapshot, const graph::NeedUnderstanding& need,
                std::vector<Requirement>& requirements) {
  for (const routing::WeightedTopic& topic : weighted_topics(snapshot, need.topics)) {
    if (requirements.size() == matching::kRequirementsMax) return;
    const Requirement requirement{topic.topic, {}};
    const bool is_named = std::ranges::find(requirements, requirement) != requirements.end();
    if (!is_named) requirements.push_back(requirement);
  }
}

// Names → dense ids. Errors: kReferenceNotFound with the field; kInvalidArgument for a topic asked
// for without a place.
Result<matching::TeamRequest> look_up(const graph::Snapshot& snapshot, const Question& question,
                                      const graph::NeedUnderstanding& need) {
  matching::TeamRequest request;
  for (std::size_t i = 0; i < question.requirements.size(); ++i) {
    auto requirement = look_up(snapshot, question.requirements[i], i);
    if (!requirement) return fail(std::move(requirement.error()));
    request.requirements.push_back(*requirement);
  }
  add_topics(snapshot, need, request.requirements);
  const Result<AreaIndex> area = find_area(snapshot, question.area);
  if (!area) return fail(area.error());
  request.area = *area;
  if (request.area.is_none() && !need.places.empty()) {
    request.area = AreaIndex{need.places.front().area};
  }
  const auto is_topic = [](const Requirement& one) { return !one.topic.is_none(); };
  if (request.area.is_none() && std::ranges::any_of(request.requirements, is_topic)) {
    return fail(invalid_argument("area", "is not stated, and a topic is asked for",
                                 "name the area, or a place in the text"));
  }
  const auto venture = find_venture(snapshot, question.venture, "venture");
  if (!venture) return fail(venture.error());
  request.venture = *venture;
  request.max_introductions = question.max_introductions;
  request.as_of_time = question.as_of_time;
  return request;
}

}  // namespace

Result<void> MatchingMethods::find_team(const Call& call, const v1::FindTeamRequest& request,
                                        v1::FindTeamResponse& response) {
  const Result<Question> question = read_question(request, clock_());
  if (!question) return fail(question.error());
  const auto found = snapshot_for(request.consistency(), publisher_, store_, call);
  if (!found) return fail(found.error());
  const graph::Snapshot& snapshot = **found;
  const graph::NeedUnderstanding need = snapshot.understand(request.text());
  const auto asked = look_up(snapshot, *question, need);
  if (!asked) return fail(asked.error());
  if (!asked->requirements.empty()) {
    const auto answer = matching::find_team(snapshot, *asked);
    if (!answer) return fail(answer.error());
    write_team(snapshot, question->language, *asked, *answer, response);
  }
  if (!asked->area.is_none()) {
    response.set_area(name_of(ResourceKind::kArea, snapshot.area_id(asked->area)));
  }
  write_instant(question->as_of_time, response.mutable_as_of_time());
  response.set_revision(snapshot.revision());
  return {};
}

}  // namespace veieninn::api
