#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/matching/opportunity_search.h"
#include "service/api/consistency.h"
#include "service/api/field_reader.h"
#include "service/api/matching_methods.h"
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
  std::vector<model::InitiativeKind> kinds;
  std::int32_t max_opportunities = kOpportunitiesDefault;
  Instant as_of_time;
  Language language = Language::kBokmal;
};

void read_kinds(FieldReader& reader, const v1::FindOpportunitiesRequest& request,
                Question& question) {
  if (request.kinds_size() > kKindsAskedMax) {
    reader.reject({"kinds"}, "has " + std::to_string(request.kinds_size()) + " kinds",
                  "name at most 15");
    return;
  }
  for (int i = 0; i < request.kinds_size(); ++i) {
    question.kinds.push_back(reader.choice<model::InitiativeKind>({"kinds", i}, request.kinds(i),
                                                                  v1::INITIATIVE_KIND_TRAINING));
  }
}

Result<Question> read_question(const v1::FindOpportunitiesRequest& request, Instant now) {
  FieldReader reader("", now);
  Question question;
  if (request.has_need()) {
    question.topics = read_need(reader, request.need());
  } else if (request.venture().empty()) {
    reader.reject({"need"}, "is not stated, and no venture asks",
                  "say what is needed, or name the venture");
  }
  question.area = reader.id({"area"}, request.area(), ResourceKind::kArea);
  question.venture = reader.id({"venture"}, request.venture(), ResourceKind::kVenture);
  read_kinds(reader, request, question);
  question.max_opportunities = read_count(reader, "max_opportunities", request.max_opportunities(),
                                          kOpportunitiesDefault, matching::kOpportunitiesMax);
  question.as_of_time = read_as_of_time(reader, request);
  question.language = read_language(reader, request.language_code());
  std::vector<FieldViolation> wrong = reader.take();
  if (!wrong.empty()) return fail(invalid_arguments(std::move(wrong)));
  return question;
}

// The asked place, else that of the text, else where the venture works.
Result<std::vector<AreaIndex>> areas_of(const graph::Snapshot& snapshot, const Question& question,
                                        const graph::NeedUnderstanding& need,
                                        VentureIndex venture) {
  const Result<AreaIndex> asked = find_area(snapshot, question.area);
  if (!asked) return fail(asked.error());
  if (!asked->is_none()) return std::vector{*asked};
  if (!need.places.empty()) return std::vector{AreaIndex{need.places.front().area}};
  if (venture.is_none()) return std::vector<AreaIndex>();
  std::vector<AreaIndex> works_in = snapshot.venture_areas(venture);
  works_in.resize(std::min(works_in.size(), matching::kOpportunityAreasMax));
  return works_in;
}

// Names → dense ids. Errors: kReferenceNotFound with the field.
Result<matching::OpportunityRequest> look_up(const graph::Snapshot& snapshot,
                                             const Question& question,
                                             const graph::NeedUnderstanding& need, bool has_need) {
  matching::OpportunityRequest request;
  if (auto known = check_known_topics(snapshot, question.topics); !known) {
    return fail(known.error());
  }
  const auto venture = find_venture(snapshot, question.venture, "venture");
  if (!venture) return fail(venture.error());
  request.venture = *venture;
  Result<std::vector<AreaIndex>> areas = areas_of(snapshot, question, need, *venture);
  if (!areas) return fail(std::move(areas.error()));
  request.areas = std::move(*areas);
  request.topics = has_need ? weighted_topics(snapshot, need.topics)
                            : equal_topics(snapshot.venture_topics(*venture));
  request.kinds = question.kinds;
  request.max_results = question.max_opportunities;
  request.as_of_time = question.as_of_time;
  return request;
}

// Which of them the venture was asked to.
Result<void> name_invitations(store::Store& store, const std::string& venture,
                              v1::FindOpportunitiesResponse& response) {
  if (venture.empty() || response.opportunities().empty()) return {};
  store::InvitationQuery query;
  query.venture = venture;
  query.only_open = true;
  const auto open = store.list_invitations(query);
  if (!open) return fail(open.error());
  for (v1::Opportunity& one : *response.mutable_opportunities()) {
    for (const store::StoredInvitation& stored : open->rows) {
      const model::Invitation& row = stored.row;
      if (one.initiative() != name_of(ResourceKind::kInitiative, row.initiative)) continue;
      one.set_invitation(invitation_name(row.id));
    }
  }
  return {};
}

}  // namespace

Result<void> MatchingMethods::find_opportunities(const Call& call,
                                                 const v1::FindOpportunitiesRequest& request,
                                                 v1::FindOpportunitiesResponse& response) {
  const Result<Question> question = read_question(request, clock_());
  if (!question) return fail(question.error());
  const auto found = snapshot_for(request.consistency(), publisher_, store_, call);
  if (!found) return fail(found.error());
  const graph::Snapshot& snapshot = **found;
  const std::string& text = request.need().text();
  const graph::NeedUnderstanding need = snapshot.understand(text, question->topics);
  const auto asked = look_up(snapshot, *question, need, request.has_need());
  if (!asked) return fail(asked.error());

  // A need that was not understood asks for nothing that is known.
  const bool is_understood = !request.has_need() || !asked->topics.empty();
  if (is_understood) {
    const auto answer = matching::find_opportunities(snapshot, *asked);
    if (!answer) return fail(answer.error());
    for (const matching::Opportunity& one : answer->opportunities) {
      write_opportunity(snapshot, question->language, asked->venture, one,
                        response.add_opportunities());
    }
    response.set_without_person_count(answer->without_person_count);
    auto named = name_invitations(store_, question->venture, response);
    if (!named) return named;
  }
  write_need_topics(snapshot, question->language, text,
                    request.has_need() ? need.topics : shown_topics(snapshot, asked->topics),
                    response.mutable_need_topics());
  for (const AreaIndex area : asked->areas) {
    response.add_areas(name_of(ResourceKind::kArea, snapshot.area_id(area)));
  }
  write_instant(question->as_of_time, response.mutable_as_of_time());
  response.set_revision(snapshot.revision());
  return {};
}

}  // namespace veieninn::api
