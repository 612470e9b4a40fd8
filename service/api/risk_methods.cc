#include "service/api/risk_methods.h"

#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "engine/routing/one_person_risk.h"
#include "service/api/consistency.h"
#include "service/api/field_reader.h"
#include "service/api/language.h"
#include "service/api/list_query.h"
#include "service/api/resource_names.h"

namespace veieninn::api {
namespace {

using store::ResourceKind;

// The request's fields, checked.
struct Question {
  std::string area;  // id; empty: every unit
  Language language = Language::kBokmal;
  std::int32_t page_size = 0;
  std::size_t offset = 0;
};

std::string question_text(const v1::ListOnePersonRisksRequest& request) {
  return "one person risks\n" + request.area();
}

Result<Question> read_question(const v1::ListOnePersonRisksRequest& request) {
  FieldReader reader("", Instant{});
  Question question;
  question.area = reader.id({"area"}, request.area(), ResourceKind::kArea);
  if (const auto language = language_of(request.language_code())) {
    question.language = *language;
  } else {
    reader.reject({"language_code"}, "is not a language of ours", std::string(kLanguageRemedy));
  }
  if (std::vector<FieldViolation> wrong = reader.take(); !wrong.empty()) {
    return fail(invalid_arguments(std::move(wrong)));
  }
  const Result<std::int32_t> page_size = parse_page_size(request.page_size());
  if (!page_size) return fail(page_size.error());
  question.page_size = *page_size;
  const auto position = parse_page_token(question_text(request), request.page_token());
  if (!position) return fail(position.error());
  const std::string& after = position->after;
  std::from_chars(after.data(), after.data() + after.size(), question.offset);
  return question;
}

void write_risk(const graph::Snapshot& snapshot, std::string_view language,
                const routing::OnePersonRisk& risk, v1::OnePersonRisk* written) {
  written->set_org_unit(name_of(ResourceKind::kOrgUnit, snapshot.unit_id(risk.unit)));
  written->set_org_unit_display_name(std::string(snapshot.unit_name(risk.unit, language)));
  written->set_topic(name_of(ResourceKind::kTopic, snapshot.topic_id(risk.topic)));
  written->set_topic_display_name(std::string(snapshot.topic_label(risk.topic, language)));
  written->set_contact_count(risk.contact_count);
  written->set_has_deputy(risk.has_deputy);
  written->set_answer_count(risk.answer_count);
  written->set_largest_share(risk.largest_share);
}

}  // namespace

Result<void> RiskMethods::list_one_person_risks(const Call& call,
                                                const v1::ListOnePersonRisksRequest& request,
                                                v1::ListOnePersonRisksResponse& response) {
  const Result<Question> question = read_question(request);
  if (!question) return fail(question.error());
  const auto found = snapshot_for(request.consistency(), publisher_, store_, call);
  if (!found) return fail(found.error());
  const graph::Snapshot& snapshot = **found;
  AreaIndex area;
  if (!question->area.empty()) {
    area = snapshot.find_area(question->area);
    if (area.is_none()) {
      return fail(reference_not_found("area", name_of(ResourceKind::kArea, question->area)));
    }
  }
  const auto risks = routing::one_person_risks(snapshot, area, clock_());
  for (std::size_t i = question->offset; i < risks.size(); ++i) {
    if (response.risks_size() == question->page_size) {
      response.set_next_page_token(
          make_page_token(question_text(request), {std::to_string(i), snapshot.revision()}));
      break;
    }
    write_risk(snapshot, code_of(question->language), risks[i], response.add_risks());
  }
  response.set_revision(snapshot.revision());
  return {};
}

}  // namespace veieninn::api
