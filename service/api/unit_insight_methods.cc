#include "service/api/unit_insight_methods.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/insight/unit_load.h"
#include "engine/insight/unit_responsiveness.h"
#include "engine/insight/unit_tree.h"
#include "engine/insight/whole_weeks.h"
#include "service/api/consistency.h"
#include "service/api/field_reader.h"
#include "service/api/language.h"
#include "service/api/list_query.h"
#include "service/api/resource_names.h"

namespace veieninn::api {
namespace {

using insight::Node;
using insight::UnitTree;
using store::ResourceKind;

// The request's fields, checked. Both requests have the same.
struct Question {
  std::string unit;  // id; empty: every unit
  std::string area;  // id; empty: anywhere
  Language language = Language::kBokmal;
  std::int32_t page_size = 0;
  std::size_t offset = 0;
};

// `what` keeps the tokens of different methods apart.
template <typename Request>
std::string question_text(std::string_view what, const Request& request) {
  return std::string(what) + "\n" + request.org_unit() + "\n" + request.area();
}

template <typename Request>
Result<Question> read_question(std::string_view what, const Request& request) {
  FieldReader reader("", Instant{});
  Question question;
  question.unit = reader.id({"org_unit"}, request.org_unit(), ResourceKind::kOrgUnit);
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
  const auto position = parse_page_token(question_text(what, request), request.page_token());
  if (!position) return fail(position.error());
  const std::string& after = position->after;
  std::from_chars(after.data(), after.data() + after.size(), question.offset);
  return question;
}

// One page of units.
struct UnitPage {
  std::shared_ptr<const graph::Snapshot> snapshot;
  UnitTree tree;
  std::vector<Node> nodes;
  std::string next;  // offset of the page after; empty on the last
  std::string_view language;
};

// Errors: kReferenceNotFound for a unit or an area that is not there.
Result<UnitPage> find_units(std::shared_ptr<const graph::Snapshot> snapshot,
                            const Question& question) {
  UnitIndex unit;
  AreaIndex area;
  if (!question.unit.empty()) {
    unit = snapshot->find_unit(question.unit);
    if (unit.is_none()) {
      return fail(reference_not_found("org_unit", name_of(ResourceKind::kOrgUnit, question.unit)));
    }
  }
  if (!question.area.empty()) {
    area = snapshot->find_area(question.area);
    if (area.is_none()) {
      return fail(reference_not_found("area", name_of(ResourceKind::kArea, question.area)));
    }
  }
  UnitTree tree(*snapshot);
  const std::vector<Node> listed = tree.listed(*snapshot, unit, area);
  const std::size_t first = std::min(question.offset, listed.size());
  const std::size_t last =
      std::min(first + static_cast<std::size_t>(question.page_size), listed.size());
  const auto at = [&](std::size_t i) { return listed.begin() + static_cast<std::ptrdiff_t>(i); };
  std::vector<Node> nodes(at(first), at(last));
  std::string next = last < listed.size() ? std::to_string(last) : std::string();
  return UnitPage{std::move(snapshot), std::move(tree), std::move(nodes), std::move(next),
                  code_of(question.language)};
}

v1::WithheldReason reason_of(insight::Withheld withheld) {
  switch (withheld) {
    case insight::Withheld::kTold:
      return v1::WITHHELD_REASON_UNSPECIFIED;
    case insight::Withheld::kRolledUp:
      return v1::WITHHELD_REASON_ROLLED_UP;
    case insight::Withheld::kTooFew:
      return v1::WITHHELD_REASON_TOO_FEW;
  }
  return v1::WITHHELD_REASON_TOO_FEW;
}

std::string unit_name_of(const graph::Snapshot& snapshot, UnitIndex unit) {
  return unit.is_none() ? std::string() : name_of(ResourceKind::kOrgUnit, snapshot.unit_id(unit));
}

// What the rows of both answers begin with.
template <typename Row, typename Written>
void write_unit(const UnitPage& page, const Row& row, Written* written) {
  written->set_org_unit(unit_name_of(*page.snapshot, row.unit));
  written->set_org_unit_display_name(
      std::string(page.snapshot->unit_name(row.unit, page.language)));
  written->set_parent(unit_name_of(*page.snapshot, row.parent));
  written->set_withheld_reason(reason_of(row.withheld));
  written->set_included_in(unit_name_of(*page.snapshot, row.included_in));
}

void write_load(const insight::LoadFigures& figures, v1::UnitLoad* written) {
  written->set_contact_count(figures.contact_count);
  written->set_capacity_per_week(figures.capacity_per_week);
  written->set_at_capacity_count(figures.at_capacity_count);
  written->set_near_capacity_count(figures.near_capacity_count);
  for (const std::int64_t count : figures.sent_counts) written->add_weekly_sent_counts(count);
}

void write_share(const insight::AnsweredShare& share, v1::AnsweredShare* written) {
  written->set_answer_count(share.answer_count);
  written->set_silence_count(share.silence_count);
  written->set_share(share.share);
  written->set_share_low(share.interval.low);
  written->set_share_high(share.interval.high);
}

void write_responsiveness(const insight::UnitResponsiveness& unit,
                          v1::UnitResponsiveness* written) {
  written->set_contact_count(unit.contact_count);
  write_share(unit.year, written->mutable_year());
  for (const auto& quarter : unit.quarters) write_share(quarter, written->add_quarters());
  written->set_half_answered_within_days(unit.half_answered_within_days);
}

// What both answers end with.
template <typename Request, typename Response>
void write_end(std::string_view what, const Request& request, const UnitPage& page, Instant now,
               Response& response) {
  write_instant(insight::whole_weeks_end(now), response.mutable_weeks_end_time());
  const model::Revision revision = page.snapshot->revision();
  if (!page.next.empty()) {
    response.set_next_page_token(
        make_page_token(question_text(what, request), {page.next, revision}));
  }
  response.set_revision(revision);
}

constexpr std::string_view kLoad = "load";
constexpr std::string_view kResponsiveness = "responsiveness";

}  // namespace

Result<void> UnitInsightMethods::get_load(const Call& call, const v1::GetLoadRequest& request,
                                          v1::GetLoadResponse& response) {
  const Result<Question> question = read_question(kLoad, request);
  if (!question) return fail(question.error());
  const auto snapshot = snapshot_for(request.consistency(), publisher_, store_, call);
  if (!snapshot) return fail(snapshot.error());
  const Result<UnitPage> page = find_units(*snapshot, *question);
  if (!page) return fail(page.error());
  const Instant now = clock_();
  for (const auto& load : insight::unit_loads(*page->snapshot, page->tree, page->nodes, now)) {
    v1::UnitLoad* written = response.add_units();
    write_unit(*page, load, written);
    if (load.withheld == insight::Withheld::kTold) write_load(load.figures, written);
  }
  write_end(kLoad, request, *page, now, response);
  return {};
}

Result<void> UnitInsightMethods::get_responsiveness(const Call& call,
                                                    const v1::GetResponsivenessRequest& request,
                                                    v1::GetResponsivenessResponse& response) {
  const Result<Question> question = read_question(kResponsiveness, request);
  if (!question) return fail(question.error());
  const auto snapshot = snapshot_for(request.consistency(), publisher_, store_, call);
  if (!snapshot) return fail(snapshot.error());
  const Result<UnitPage> page = find_units(*snapshot, *question);
  if (!page) return fail(page.error());
  const Instant now = clock_();
  for (const auto& unit :
       insight::unit_responsiveness(*page->snapshot, page->tree, page->nodes, now)) {
    v1::UnitResponsiveness* written = response.add_units();
    write_unit(*page, unit, written);
    if (unit.withheld == insight::Withheld::kTold) write_responsiveness(unit, written);
  }
  write_end(kResponsiveness, request, *page, now, response);
  return {};
}

}  // namespace veieninn::api
