#include <string>
#include <utility>
#include <vector>

#include "engine/base/random.h"
#include "engine/graph/initiative_book.h"
#include "engine/matching/venture_search.h"
#include "service/api/consistency.h"
#include "service/api/field_reader.h"
#include "service/api/matching_methods.h"
#include "service/api/need_question.h"
#include "service/api/resource_names.h"
#include "service/api/route_reply.h"
#include "service/api/venture_reply.h"

namespace veieninn::api {
namespace {

using store::ResourceKind;

// The request's fields, checked but not yet looked up.
struct Question {
  std::string initiative;
  std::vector<std::string> topics;    // ids
  std::vector<std::string> left_out;  // ids
  std::string area;
  std::int32_t max_ventures = kVenturesDefault;
  Instant as_of_time;
  Language language = Language::kBokmal;
};

void read_leave_out(FieldReader& reader, const v1::FindVenturesRequest& request,
                    Question& question) {
  if (request.leave_out_size() > kVenturesLeftOutMax) {
    reader.reject({"leave_out"}, "has " + std::to_string(request.leave_out_size()) + " ventures",
                  "name at most 1000");
    return;
  }
  question.left_out = reader.ids("leave_out", request.leave_out(), ResourceKind::kVenture);
}

Result<Question> read_question(const v1::FindVenturesRequest& request, Instant now) {
  FieldReader reader("", now);
  Question question;
  if (request.has_need()) {
    question.topics = read_need(reader, request.need());
  } else if (request.initiative().empty()) {
    reader.reject({"need"}, "is not stated, and no initiative either",
                  "say what is needed, or name the initiative");
  }
  question.initiative = reader.id({"initiative"}, request.initiative(), ResourceKind::kInitiative);
  question.area = reader.id({"area"}, request.area(), ResourceKind::kArea);
  read_leave_out(reader, request, question);
  question.max_ventures = read_count(reader, "max_ventures", request.max_ventures(),
                                     kVenturesDefault, matching::kVenturesMax);
  question.as_of_time = read_as_of_time(reader, request);
  question.language = read_language(reader, request.language_code());
  std::vector<FieldViolation> wrong = reader.take();
  if (!wrong.empty()) return fail(invalid_arguments(std::move(wrong)));
  return question;
}

// Of what is asked, and the day.
std::uint64_t seed_of(const v1::FindVenturesRequest& request, const Question& question) {
  if (request.has_seed()) return request.seed();
  std::uint64_t seed = static_cast<std::uint64_t>(day_of(question.as_of_time));
  seed = bits_of(seed, question.initiative);
  seed = bits_of(seed, request.need().text());
  for (const std::string& topic : question.topics) seed = bits_of(seed, topic);
  return bits_of(seed, question.area);
}

// Its own areas, or those that its unit serves: the least area that holds them all.
AreaIndex place_of(const graph::Snapshot& snapshot, const model::Initiative& row) {
  std::vector<AreaIndex> areas;
  for (const std::string& id : row.areas) {
    if (const AreaIndex area = snapshot.find_area(id); !area.is_none()) areas.push_back(area);
  }
  if (areas.empty()) {
    if (const UnitIndex unit = snapshot.find_unit(row.unit); !unit.is_none()) {
      areas = snapshot.unit_areas(unit);
    }
  }
  return snapshot.least_area_holding(areas);
}

std::vector<TopicIndex> topics_of(const graph::Snapshot& snapshot, const model::Initiative& row) {
  std::vector<TopicIndex> topics;
  for (const std::string& id : row.topics) {
    if (const TopicIndex topic = snapshot.find_topic(id); !topic.is_none()) {
      topics.push_back(topic);
    }
  }
  return topics;
}

// Those that take part, or have completed it.
void leave_out_participants(const graph::Snapshot& snapshot, const model::Initiative& row,
                            std::vector<VentureIndex>& left_out) {
  for (const auto& participation : snapshot.initiatives().participations_of(row.id)) {
    if (participation->state == model::ParticipationState::kEnded) continue;
    const VentureIndex venture = snapshot.find_venture(participation->venture);
    if (venture.is_none() || left_out.size() >= matching::kVenturesLeftOut) continue;
    left_out.push_back(venture);
  }
}

// Those that were invited by then: each is invited once.
Result<void> leave_out_invited(store::Store& store, const graph::Snapshot& snapshot,
                               const Question& question, std::vector<VentureIndex>& left_out) {
  if (question.initiative.empty()) return {};
  const auto invited = store.invitations_to(question.initiative);
  if (!invited) return fail(invited.error());
  for (const store::StoredInvitation& one : *invited) {
    const VentureIndex venture = snapshot.find_venture(one.row.venture);
    const bool is_later = one.create_time > question.as_of_time;
    if (is_later || venture.is_none() || left_out.size() >= matching::kVenturesLeftOut) continue;
    left_out.push_back(venture);
  }
  return {};
}

// Names → dense ids. Errors: kReferenceNotFound with the field; kInvalidArgument for an initiative
// that names no topics, where no need does either.
Result<matching::VentureRequest> look_up(const graph::Snapshot& snapshot, const Question& question,
                                         const graph::NeedUnderstanding& need, bool has_need) {
  matching::VentureRequest request;
  if (auto known = check_known_topics(snapshot, question.topics); !known) {
    return fail(known.error());
  }
  const Result<InitiativeIndex> initiative = find_initiative(snapshot, question.initiative);
  if (!initiative) return fail(initiative.error());
  const Result<AreaIndex> area = find_area(snapshot, question.area);
  if (!area) return fail(area.error());
  request.area = *area;
  for (std::size_t i = 0; i < question.left_out.size(); ++i) {
    const auto venture =
        find_venture(snapshot, question.left_out[i], "leave_out[" + std::to_string(i) + "]");
    if (!venture) return fail(venture.error());
    request.leave_out.push_back(*venture);
  }
  request.topics = weighted_topics(snapshot, need.topics);
  if (!initiative->is_none()) {
    const model::Initiative& row = snapshot.initiative(*initiative);
    if (request.area.is_none()) request.area = place_of(snapshot, row);
    if (!has_need) request.topics = equal_topics(topics_of(snapshot, row));
    if (!has_need && request.topics.empty()) {
      return fail(invalid_argument("need", "is not stated, and the initiative names no topics",
                                   "say what is needed"));
    }
    leave_out_participants(snapshot, row, request.leave_out);
  }
  if (request.area.is_none() && !need.places.empty()) {
    request.area = AreaIndex{need.places.front().area};
  }
  request.max_results = question.max_ventures;
  request.as_of_time = question.as_of_time;
  return request;
}

}  // namespace

Result<void> MatchingMethods::find_ventures(const Call& call,
                                            const v1::FindVenturesRequest& request,
                                            v1::FindVenturesResponse& response) {
  const Result<Question> question = read_question(request, clock_());
  if (!question) return fail(question.error());
  const auto found = snapshot_for(request.consistency(), publisher_, store_, call);
  if (!found) return fail(found.error());
  const graph::Snapshot& snapshot = **found;
  const std::string& text = request.need().text();
  const graph::NeedUnderstanding need = snapshot.understand(text, question->topics);
  auto asked = look_up(snapshot, *question, need, request.has_need());
  if (!asked) return fail(std::move(asked.error()));
  asked->seed = seed_of(request, *question);
  if (auto known = leave_out_invited(store_, snapshot, *question, asked->leave_out); !known) {
    return known;
  }

  // A need that was not understood asks for nothing that is known.
  if (!asked->topics.empty()) {
    const auto answer = matching::find_ventures(snapshot, *asked);
    if (!answer) return fail(answer.error());
    auto written = write_ventures(store_, snapshot, question->language, *answer, response);
    if (!written) return written;
  }
  write_need_topics(snapshot, question->language, text,
                    request.has_need() ? need.topics : shown_topics(snapshot, asked->topics),
                    response.mutable_need_topics());
  if (!asked->area.is_none()) {
    response.set_area(name_of(ResourceKind::kArea, snapshot.area_id(asked->area)));
  }
  write_instant(question->as_of_time, response.mutable_as_of_time());
  response.set_revision(snapshot.revision());
  return {};
}

}  // namespace veieninn::api
