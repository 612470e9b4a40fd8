#include "service/api/insight_methods.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/routing/coverage.h"
#include "service/api/consistency.h"
#include "service/api/field_reader.h"
#include "service/api/language.h"
#include "service/api/list_query.h"
#include "service/api/resource_names.h"

namespace veieninn::api {
namespace {

using store::ResourceKind;

// The values of the proto's enum are those of the engine's.
static_assert(static_cast<int>(routing::CoverageState::kCovered) == v1::COVERAGE_STATE_COVERED);

// How often one area and topic was asked for in vain.
struct Gaps {
  std::int64_t count = 0;  // in the last kGapDays
  std::array<std::int64_t, kGapMonths> monthly{};
};
using GapsByCell = std::map<std::pair<std::string, std::string>, Gaps, std::less<>>;

// The request's fields, checked and looked up.
struct Question {
  AreaIndex area;
  std::vector<std::string> topics;  // ids; empty: the ones that matter
  std::int32_t page_size = kCoveragePageDefault;
  std::int64_t offset = 0;  // of the page among the cells
  Language language = Language::kBokmal;
};

// What must be the same from page to page.
std::string question_text(const v1::GetCoverageRequest& request) {
  std::string text = "coverage\n" + request.area() + (request.only_missing() ? "\n1" : "\n0");
  for (const std::string& topic : request.topics()) text.append("\n").append(topic);
  return text;
}

Result<std::int64_t> offset_of(const v1::GetCoverageRequest& request) {
  const Result<PagePosition> position =
      parse_page_token(question_text(request), request.page_token());
  if (!position) return fail(position.error());
  std::int64_t offset = 0;
  std::from_chars(position->after.data(), position->after.data() + position->after.size(), offset);
  return offset;
}

Result<Question> read_question(const v1::GetCoverageRequest& request,
                               const graph::Snapshot& snapshot, Instant now) {
  FieldReader reader("", now);
  Question question;
  const std::string area = reader.id({"area"}, request.area(), ResourceKind::kArea);
  if (request.topics_size() > kCoverageTopicsMax) {
    return fail(limit_exceeded("topics", kCoverageTopicsMax, "topics"));
  }
  question.topics = reader.ids("topics", request.topics(), ResourceKind::kTopic);
  if (const auto language = language_of(request.language_code())) {
    question.language = *language;
  } else {
    reader.reject({"language_code"}, "is not a language of ours", std::string(kLanguageRemedy));
  }
  std::vector<FieldViolation> wrong = reader.take();
  if (!wrong.empty()) return fail(invalid_arguments(std::move(wrong)));
  const auto page_size =
      parse_page_size(request.page_size(), kCoveragePageDefault, kCoveragePageMax);
  if (!page_size) return fail(page_size.error());
  question.page_size = *page_size;
  const Result<std::int64_t> offset = offset_of(request);
  if (!offset) return fail(offset.error());
  question.offset = *offset;
  if (area.empty()) return question;
  question.area = snapshot.find_area(area);
  if (question.area.is_none()) {
    return fail(reference_not_found("area", name_of(ResourceKind::kArea, area)));
  }
  return question;
}

// Whole months since 1970-01, by UTC date.
int month_of(Day day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  return (static_cast<int>(date.year()) - 1970) * 12 +
         static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

Result<GapsByCell> read_gaps(store::Store& store, Instant now) {
  const Day today = day_of(now);
  const Day since = today - kGapDays;  // the eleven months before this one are younger
  const Result<std::vector<store::GapCount>> counts = store.gaps_since(since);
  if (!counts) return fail(counts.error());
  GapsByCell gaps;
  for (const store::GapCount& count : *counts) {
    Gaps& cell = gaps[{count.area, count.topic}];
    cell.count += count.count;
    const int age = month_of(today) - month_of(count.day);
    // A day ahead of our clock counts as today.
    const auto months_ago = static_cast<std::size_t>(std::max(age, 0));
    if (months_ago < kGapMonths) cell.monthly[kGapMonths - 1 - months_ago] += count.count;
  }
  return gaps;
}

Result<bool> is_stated_for(store::Store& store, const std::string& topic) {
  store::ListQuery query;
  query.kind = ResourceKind::kContact;
  query.conditions = {{"topic", store::Comparison::kEquals, topic}};
  query.page_size = 1;
  const Result<store::Page> page = store.list(query);
  if (!page) return fail(page.error());
  return !page->rows.empty();
}

// Topics that somebody is stated for, or that were asked for in vain.
Result<std::set<std::string>> topics_that_matter(store::Store& store, const GapsByCell& gaps,
                                                 const Call& call) {
  std::set<std::string> topics;
  for (const auto& [cell, count] : gaps) {
    if (!cell.second.empty()) topics.insert(cell.second);
  }
  store::ListQuery query;
  query.kind = ResourceKind::kTopic;
  query.page_size = kPageSizeMax;
  do {
    Result<store::Page> page = store.list(query);
    if (!page) return fail(std::move(page.error()));
    if (call.cancelled()) return fail(unavailable("the call was cancelled"));
    for (const store::StoredResource& stored : page->rows) {
      const std::string& id = store::id_of(stored.row);
      if (topics.contains(id)) continue;
      const Result<bool> stated = is_stated_for(store, id);
      if (!stated) return fail(stated.error());
      if (*stated) topics.insert(id);
    }
    query.after = std::move(page->next);
  } while (!query.after.empty());
  return topics;
}

// Errors: kReferenceNotFound for a topic that the caller named.
Result<std::vector<TopicIndex>> look_up(const graph::Snapshot& snapshot, const Question& question,
                                        const std::set<std::string>& otherwise) {
  std::vector<TopicIndex> found;
  for (std::size_t i = 0; i < question.topics.size(); ++i) {
    found.push_back(snapshot.find_topic(question.topics[i]));
    if (found.back().is_none()) {
      return fail(reference_not_found("topics[" + std::to_string(i) + "]",
                                      name_of(ResourceKind::kTopic, question.topics[i])));
    }
  }
  if (!question.topics.empty()) return found;
  for (const std::string& id : otherwise) {
    const TopicIndex index = snapshot.find_topic(id);
    if (!index.is_none()) found.push_back(index);  // one was deleted since it was asked for
  }
  return found;
}

void write_areas(const graph::Snapshot& snapshot, std::string_view language,
                 const std::vector<routing::AreaCoverage>& areas,
                 v1::GetCoverageResponse& response) {
  for (const routing::AreaCoverage& area : areas) {
    v1::AreaCoverage* added = response.add_areas();
    added->set_area(name_of(ResourceKind::kArea, snapshot.area_id(area.area)));
    added->set_area_display_name(std::string(snapshot.area_name(area.area, language)));
    added->set_unit_count(area.unit_count);
    added->set_mailbox_only_unit_count(area.mailbox_only_unit_count);
    added->set_contact_count(area.contact_count);
  }
}

void write_cell(const graph::Snapshot& snapshot, std::string_view language,
                const routing::TopicCoverage& cell, const GapsByCell& gaps, v1::CoverageCell* out) {
  const std::string area(snapshot.area_id(cell.area));
  const std::string topic(snapshot.topic_id(cell.topic));
  out->set_area(name_of(ResourceKind::kArea, area));
  out->set_area_display_name(std::string(snapshot.area_name(cell.area, language)));
  out->set_topic(name_of(ResourceKind::kTopic, topic));
  out->set_topic_display_name(std::string(snapshot.topic_label(cell.topic, language)));
  out->set_contact_count(cell.contact_count);
  out->set_state(static_cast<v1::CoverageState>(cell.state()));
  out->set_overloaded_count(cell.overloaded_count);
  out->set_unconfirmed_count(cell.unconfirmed_count);
  const auto found = gaps.find(std::pair(area, topic));
  if (found == gaps.end()) return;
  const Gaps& cell_gaps = found->second;
  out->set_gap_count(cell_gaps.count);
  if (std::ranges::all_of(cell_gaps.monthly, [](std::int64_t count) { return count == 0; })) return;
  for (const std::int64_t count : cell_gaps.monthly) out->add_monthly_gap_counts(count);
}

}  // namespace

Result<void> InsightMethods::get_coverage(const Call& call, const v1::GetCoverageRequest& request,
                                          v1::GetCoverageResponse& response) {
  const Instant now = clock_();
  const auto found = snapshot_for(request.consistency(), publisher_, store_, call);
  if (!found) return fail(found.error());
  const graph::Snapshot& snapshot = **found;
  const Result<Question> question = read_question(request, snapshot, now);
  if (!question) return fail(question.error());
  const Result<GapsByCell> gaps = read_gaps(store_, now);
  if (!gaps) return fail(gaps.error());
  Result<std::set<std::string>> matter = std::set<std::string>();
  if (question->topics.empty()) matter = topics_that_matter(store_, *gaps, call);
  if (!matter) return fail(matter.error());
  const Result<std::vector<TopicIndex>> topics = look_up(snapshot, *question, *matter);
  if (!topics) return fail(topics.error());

  const std::string_view language = code_of(question->language);
  const auto areas = routing::count_areas(snapshot, question->area, now);
  if (static_cast<std::int64_t>(areas.size() * topics->size()) > kCoverageCellsMax) {
    return fail(limit_exceeded("area", kCoverageCellsMax, "areas times topics"));
  }
  if (question->offset == 0) write_areas(snapshot, language, areas, response);
  std::int64_t position = 0;
  for (const auto& cell : routing::count_topics(snapshot, question->area, *topics, now)) {
    if (request.only_missing() && cell.contact_count > 0) continue;
    if (position++ < question->offset) continue;
    if (response.cells_size() == question->page_size) {
      const std::string next = std::to_string(question->offset + question->page_size);
      response.set_next_page_token(
          make_page_token(question_text(request), {next, snapshot.revision()}));
      break;
    }
    write_cell(snapshot, language, cell, *gaps, response.add_cells());
  }
  response.set_revision(snapshot.revision());
  return {};
}

}  // namespace veieninn::api
