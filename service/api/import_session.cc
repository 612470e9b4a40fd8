#include "service/api/import_session.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/model/row_validation.h"
#include "service/api/convert_engagement.h"
#include "service/api/directory_methods.h"
#include "service/api/request_identity.h"
#include "service/api/resource_names.h"
#include "service/api/resource_traits.h"

namespace veieninn::api {
namespace {

constexpr std::size_t kRowsBetweenCancellationChecks = 1024;

template <typename Traits>
Result<store::Operation> put_of(const typename Traits::Message& message, Instant now) {
  Result<std::string> id =
      id_of_name(Traits::kKind, message.name(), std::string(Traits::kPrefix) + "name");
  if (!id) return fail(std::move(id.error()));
  Result<typename Traits::Row> row = row_of<Traits>(message, *std::move(id), now);
  if (!row) return fail(std::move(row.error()));
  return store::Put{*std::move(row), store::PutCondition::kUpsert, {}};
}

Result<store::Operation> append_of(const v1::Engagement& message, Instant now) {
  constexpr std::string_view kPrefix = "engagement.";
  FieldReader reader(kPrefix, now);
  model::Engagement row = read_row(reader, message);
  std::vector<FieldViolation> wrong = reader.take();
  if (wrong.empty()) wrong = model::violations(row, kPrefix);
  if (!wrong.empty()) return fail(invalid_arguments(std::move(wrong)));
  return store::Append{std::move(row)};
}

Result<store::Operation> operation_of(const v1::DirectoryEntry& entry, Instant now) {
  switch (entry.resource_case()) {
    case v1::DirectoryEntry::kArea:
      return put_of<AreaTraits>(entry.area(), now);
    case v1::DirectoryEntry::kTopic:
      return put_of<TopicTraits>(entry.topic(), now);
    case v1::DirectoryEntry::kOrgUnit:
      return put_of<OrgUnitTraits>(entry.org_unit(), now);
    case v1::DirectoryEntry::kContact:
      return put_of<ContactTraits>(entry.contact(), now);
    case v1::DirectoryEntry::kVenture:
      return put_of<VentureTraits>(entry.venture(), now);
    case v1::DirectoryEntry::kTie:
      return put_of<TieTraits>(entry.tie(), now);
    case v1::DirectoryEntry::kInitiative:
      return put_of<InitiativeTraits>(entry.initiative(), now);
    case v1::DirectoryEntry::kParticipation:
      return put_of<ParticipationTraits>(entry.participation(), now);
    case v1::DirectoryEntry::kEngagement:
      return append_of(entry.engagement(), now);
    case v1::DirectoryEntry::RESOURCE_NOT_SET:
      break;
  }
  return fail(invalid_argument("entry", "holds no resource", "set exactly one"));
}

// A put's resource name; empty for an engagement.
std::string written_name(const store::Operation& operation) {
  const auto* put = std::get_if<store::Put>(&operation);
  if (put == nullptr) return {};
  return name_of(store::kind_of(put->row), store::id_of(put->row));
}

void count(store::Outcome outcome, v1::ImportDirectoryResponse& response) {
  switch (outcome) {
    case store::Outcome::kCreated:
      response.set_created_count(response.created_count() + 1);
      break;
    case store::Outcome::kUpdated:
      response.set_updated_count(response.updated_count() + 1);
      break;
    case store::Outcome::kUnchanged:
    case store::Outcome::kDeleted:
      response.set_unchanged_count(response.unchanged_count() + 1);
      break;
  }
}

// What an account has spent is the store's own, whatever the row that comes says.
bool is_same(const store::Resource& stored, const store::Resource& wanted) {
  const auto* initiative = std::get_if<model::Initiative>(&stored);
  if (initiative == nullptr) return stored == wanted;
  model::Initiative as_written = *initiative;
  for (model::Quota& quota : as_written.quotas) quota.spent = 0;
  return store::Resource(std::move(as_written)) == wanted;
}

// What a commit of the operation would do, for an import that is only checked.
Result<store::Outcome> foreseen(store::Store& store, const store::Operation& operation) {
  const auto* put = std::get_if<store::Put>(&operation);
  if (put == nullptr) return store::Outcome::kCreated;
  const Result<store::StoredResource> stored =
      store.get(store::kind_of(put->row), store::id_of(put->row));
  if (stored) {
    return is_same(stored->row, put->row) ? store::Outcome::kUnchanged : store::Outcome::kUpdated;
  }
  if (stored.error().reason == ErrorReason::kNotFound) return store::Outcome::kCreated;
  return fail(stored.error());
}

Error cancelled_error() { return unavailable("the call was cancelled; nothing was changed"); }

}  // namespace

ImportSession::ImportSession(store::Store& store, Clock clock)
    : store_(store), clock_(std::move(clock)) {
  commit_.now = clock_();
  commit_.fingerprint = kHashSeed;
}

Result<void> ImportSession::take_options(const v1::ImportOptions& options) {
  if (!v1::ImportMode_IsValid(options.mode())) {
    return fail(invalid_argument("options.mode", "is not a known value",
                                 "choose one of the documented values"));
  }
  if (Result<void> id = check_request_id(options.request_id(), "options.request_id"); !id) {
    return id;
  }
  options_ = options;
  commit_.request_id = options.request_id();
  commit_.fingerprint = stable_hash({}, fingerprint_of(options) ^ commit_.fingerprint);
  return {};
}

Result<void> ImportSession::add(const v1::ImportDirectoryRequest& message) {
  if (message.has_options()) {
    if (started_) {
      return fail(invalid_argument("options", "comes again after the first message",
                                   "send it in the first message only"));
    }
    if (Result<void> taken = take_options(message.options()); !taken) return taken;
  }
  started_ = true;
  if (message.rows_size() > kRowsPerMessageMax) {
    return fail(limit_exceeded("rows", kRowsPerMessageMax, "rows a message"));
  }
  byte_count_ += message.ByteSizeLong();
  if (byte_count_ > kBytesPerImportMax) {
    return fail(limit_exceeded("rows", kBytesPerImportMax, "bytes an import"));
  }
  for (const v1::ImportRow& row : message.rows()) {
    if (row_count_ == kRowsPerImportMax) {
      return fail(limit_exceeded("rows", kRowsPerImportMax, "rows an import"));
    }
    take_row(row);
    ++row_count_;
  }
  return {};
}

void ImportSession::take_row(const v1::ImportRow& row) {
  if (!commit_.request_id.empty()) {
    commit_.fingerprint = stable_hash(row.SerializeAsString(), commit_.fingerprint);
  }
  Origin origin{row_count_, row.source()};
  if (origin.source.size() > kSourceBytesMax) {
    origin.source.clear();
    return reject(origin, limit_exceeded("source", kSourceBytesMax, "bytes"));
  }
  Result<store::Operation> operation = operation_of(row.entry(), commit_.now);
  if (!operation) return reject(origin, operation.error());
  std::string name = written_name(*operation);
  if (!name.empty() && !names_.insert(std::move(name)).second) {
    const auto kind = store::kind_of(std::get<store::Put>(*operation).row);
    return reject(origin,
                  invalid_argument(std::string(field_of(kind)) + ".name",
                                   "comes twice in this import", "keep the row that is right"));
  }
  commit_.operations.push_back(*std::move(operation));
  origins_.push_back(std::move(origin));
}

Result<void> ImportSession::finish(const Call& call, v1::ImportDirectoryResponse& response) {
  if (Result<void> dropped = drop_bad_operations(call); !dropped) return dropped;
  const Result<model::Revision> newest = store_.newest_revision();
  if (!newest) return fail(newest.error());
  response.set_revision(*newest);
  if (!keeps_nothing()) {
    const Result<void> done = options_.validate_only() ? count_outcomes(call, response)
                              : call.cancelled()       ? fail(cancelled_error())
                                                       : write(response);
    if (!done) return done;
  }
  response.set_row_count(row_count_);
  response.set_rejected_count(rejected_count_);
  std::ranges::stable_sort(errors_, {}, &v1::ImportRowError::row_index);
  for (v1::ImportRowError& error : errors_) *response.add_row_errors() = std::move(error);
  return {};
}

bool ImportSession::keeps_nothing() const {
  return commit_.operations.empty() ||
         (rejected_count_ > 0 && options_.mode() != v1::IMPORT_MODE_KEEP_GOOD_ROWS);
}

// The store says which operations are bad; without them others may be. Each round drops at least
// one row, so that it ends.
Result<void> ImportSession::drop_bad_operations(const Call& call) {
  while (!commit_.operations.empty()) {
    if (call.cancelled()) return fail(cancelled_error());
    const Result<std::vector<store::OperationError>> bad = store_.check(commit_);
    if (!bad) return fail(bad.error());
    if (bad->empty()) return {};
    std::vector<char> dropped(commit_.operations.size(), 0);
    for (const store::OperationError& failure : *bad) {
      if (std::exchange(dropped[failure.operation], 1) == 0) {
        reject(origins_[failure.operation], failure.error);
      }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < dropped.size(); ++i) {
      if (dropped[i] != 0) continue;
      if (kept != i) {
        commit_.operations[kept] = std::move(commit_.operations[i]);
        origins_[kept] = std::move(origins_[i]);
      }
      ++kept;
    }
    commit_.operations.resize(kept);
    origins_.erase(origins_.begin() + static_cast<std::ptrdiff_t>(kept), origins_.end());
    if (keeps_nothing()) return {};
  }
  return {};
}

Result<void> ImportSession::count_outcomes(const Call& call,
                                           v1::ImportDirectoryResponse& response) {
  for (std::size_t i = 0; i < commit_.operations.size(); ++i) {
    if (i % kRowsBetweenCancellationChecks == 0 && call.cancelled()) {
      return fail(cancelled_error());
    }
    const Result<store::Outcome> outcome = foreseen(store_, commit_.operations[i]);
    if (!outcome) return fail(outcome.error());
    count(*outcome, response);
  }
  return {};
}

Result<void> ImportSession::write(v1::ImportDirectoryResponse& response) {
  const auto receipt = store_.commit(commit_);
  if (!receipt) return fail(receipt.error().error);
  for (const store::OperationReceipt& operation : receipt->operations) {
    count(operation.outcome, response);
  }
  response.set_revision(receipt->revision);
  return {};
}

void ImportSession::reject(const Origin& origin, const Error& error) {
  ++rejected_count_;
  if (errors_.size() >= static_cast<std::size_t>(kRowErrorsMax)) return;
  v1::ImportRowError& added = errors_.emplace_back();
  added.set_source(origin.source);
  added.set_row_index(origin.row_index);
  if (error.violations.empty()) {
    added.set_field("name");
    added.set_description(error.message);
    added.set_remedy("change the row, or leave it out");
    return;
  }
  const FieldViolation& violation = error.violations.front();
  added.set_field(violation.field);
  added.set_description(violation.description);
  added.set_remedy(violation.remedy);
}

}  // namespace veieninn::api
