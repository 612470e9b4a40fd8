#include "service/api/engagement_methods.h"

#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "engine/model/row_validation.h"
#include "service/api/consistency.h"
#include "service/api/convert_engagement.h"
#include "service/api/directory_writes.h"
#include "service/api/list_query.h"
#include "service/api/resource_names.h"

namespace veieninn::api {
namespace {

constexpr std::string_view kStorePrefix = "engagement.";

std::string prefix_at(std::size_t index) { return "engagements[" + std::to_string(index) + "]."; }

// The store speaks of `engagement.topic`; the caller sent `engagements[3].topic`.
Error in_the_callers_words(store::OperationError failure) {
  const std::string prefix = prefix_at(failure.operation);
  for (FieldViolation& violation : failure.error.violations) {
    if (!violation.field.starts_with(kStorePrefix)) continue;
    violation.field = prefix + violation.field.substr(kStorePrefix.size());
    failure.error.message = violation.field + ": " + violation.description;
  }
  return std::move(failure.error);
}

Result<store::Commit> commit_of(const v1::RecordEngagementsRequest& request, Instant now) {
  store::Commit commit;
  std::vector<FieldViolation> wrong;
  for (int i = 0; i < request.engagements_size(); ++i) {
    const std::string prefix = prefix_at(static_cast<std::size_t>(i));
    FieldReader reader(prefix, now);
    model::Engagement row = read_row(reader, request.engagements(i));
    std::vector<FieldViolation> found = reader.take();
    if (found.empty()) found = model::violations(row, prefix);
    std::move(found.begin(), found.end(), std::back_inserter(wrong));
    commit.operations.emplace_back(store::Append{std::move(row)});
  }
  if (!wrong.empty()) return fail(invalid_arguments(std::move(wrong)));
  return commit;
}

Result<void> check_count(int count) {
  if (count == 0) {
    return fail(invalid_argument("engagements", "is empty", "send 1 to 1000 facts"));
  }
  if (count > kEngagementsPerCallMax) {
    return fail(limit_exceeded("engagements", kEngagementsPerCallMax, "facts a call"));
  }
  return {};
}

Result<std::int64_t> sequence_after(const std::string& after) {
  std::int64_t sequence = INT64_MAX;
  if (after.empty()) return sequence;
  const auto [end, code] = std::from_chars(after.data(), after.data() + after.size(), sequence);
  if (code == std::errc() && end == after.data() + after.size()) return sequence;
  return fail(invalid_argument("page_token", "is not one of ours", "begin again without one"));
}

}  // namespace

Result<void> EngagementMethods::record(const Call& /*call*/,
                                       const v1::RecordEngagementsRequest& request,
                                       v1::RecordEngagementsResponse& response) {
  if (auto checked = check_count(request.engagements_size()); !checked) return checked;
  const Result<RequestIdentity> identity = identify(request.request_id(), request);
  if (!identity) return fail(identity.error());
  const Instant now = clock_();
  Result<store::Commit> commit = commit_of(request, now);
  if (!commit) return fail(std::move(commit.error()));
  commit->request_id = identity->request_id;
  commit->fingerprint = identity->fingerprint;
  commit->now = now;
  auto receipt = store_.commit(*commit);
  if (!receipt) return fail(in_the_callers_words(std::move(receipt.error())));
  int recorded = 0;
  for (const store::OperationReceipt& operation : receipt->operations) {
    response.add_names(engagement_name(operation.sequence));
    if (operation.outcome == store::Outcome::kCreated) ++recorded;
  }
  response.set_recorded_count(recorded);
  response.set_revision(receipt->revision);
  return {};
}

Result<void> EngagementMethods::list(const Call& call, const v1::ListEngagementsRequest& request,
                                     v1::ListEngagementsResponse& response) {
  const std::string question = std::string(kEngagementCollection) + "\n" + request.filter();
  Result<std::vector<store::Condition>> conditions = parse_filter(request.filter());
  if (!conditions) return fail(std::move(conditions.error()));
  const Result<std::int32_t> page_size = parse_page_size(request.page_size());
  if (!page_size) return fail(page_size.error());
  const Result<PagePosition> position = parse_page_token(question, request.page_token());
  if (!position) return fail(position.error());
  const Result<std::int64_t> before = sequence_after(position->after);
  if (!before) return fail(before.error());
  if (auto fresh = check_consistency(request.consistency(), store_); !fresh) return fresh;

  Result<store::EngagementPage> page =
      store_.list_engagements({*std::move(conditions), *page_size, *before});
  if (!page) return fail(std::move(page.error()));
  for (const model::Engagement& row : page->rows) {
    if (call.cancelled()) return fail(unavailable("the call was cancelled"));
    write_row(row, response.add_engagements());
  }
  if (page->next_before != 0) {
    const model::Revision first = position->revision > 0 ? position->revision : page->revision;
    response.set_next_page_token(
        make_page_token(question, {std::to_string(page->next_before), first}));
  }
  response.set_revision(page->revision);
  return {};
}

}  // namespace veieninn::api
