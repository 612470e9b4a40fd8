#include "service/store/sqlite_commit.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/model/text_laws.h"
#include "service/store/commit_laws.h"
#include "service/store/sqlite_enquiry_writes.h"
#include "service/store/sqlite_final_laws.h"
#include "service/store/sqlite_initiative_rows.h"
#include "service/store/sqlite_invitations.h"
#include "service/store/sqlite_row_reader.h"
#include "service/store/sqlite_training_letters.h"

namespace veieninn::store {
namespace {

// A row with an etag that is gone was changed by somebody else, too.
std::optional<Error> unmet(std::optional<Revision> expected,
                           const std::optional<StoredResource>& before, std::string name) {
  if (!expected || (before && before->revision == *expected)) return std::nullopt;
  return etag_mismatch(std::move(name));
}

std::vector<std::string> difference(const std::vector<std::string>& left,
                                    const std::vector<std::string>& right) {
  std::vector<std::string> rest;
  std::ranges::set_difference(left, right, std::back_inserter(rest));
  return rest;
}

}  // namespace

const Resource& wanted_row(const Put& put, const Step& step) noexcept {
  return step.adjusted ? *step.adjusted : put.row;
}

SqliteCommit::SqliteCommit(Database& database, const Commit& commit,
                           std::vector<std::optional<Error>> errors, Revision newest)
    : database_(database),
      commit_(commit),
      errors_(std::move(errors)),
      newest_(newest),
      stamp_{newest + 1, commit.now},
      steps_(commit.operations.size()) {}

template <typename Kind, typename Apply>
void SqliteCommit::for_each_good(const Apply& apply) {
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const Kind* typed = std::get_if<Kind>(&commit_.operations[i]);
    if (typed != nullptr && !errors_[i]) apply(i, *typed);
  }
}

SqliteCommit::Receipt SqliteCommit::run() {
  if (!commit_.request_id.empty()) {
    if (std::optional<Receipt> answer = answer_from_memory()) return *std::move(answer);
  }
  read_befores();
  adjust_neighbours();
  for_each_good<Erase>([&](std::size_t i, const Erase& erase) { apply_erase(i, erase); });
  for_each_good<Put>([&](std::size_t i, const Put& put) { apply_put(i, put); });
  for_each_good<Append>([&](std::size_t i, const Append& append) { apply_append(i, append); });
  for_each_good<PutEnquiry>([&](std::size_t i, const PutEnquiry& put) { apply_enquiry(i, put); });
  for_each_good<PutInvitation>(
      [&](std::size_t i, const PutInvitation& put) { apply_invitation(i, put); });
  apply_letters();
  check_final_laws(database_, commit_, steps_, errors_);
  std::vector<OperationError> failures = in_order(errors_);
  if (!failures.empty()) return tl::unexpected(std::move(failures));
  return finish();
}

std::optional<SqliteCommit::Receipt> SqliteCommit::answer_from_memory() {
  if (commit_.request_id.size() > kRequestIdBytesMax || !model::is_clean_text(commit_.request_id)) {
    return tl::unexpected(std::vector<OperationError>{
        {0, invalid_argument("request_id", "is no UUID", "make a new UUID for each request")}});
  }
  Query query =
      database_.query("SELECT fingerprint, revision FROM request WHERE request_id = ? AND time > ?",
                      commit_.request_id, commit_.now.unix_seconds - kRequestMemorySeconds);
  if (!query.next()) return std::nullopt;
  if (static_cast<std::uint64_t>(query.integer(0)) != commit_.fingerprint) {
    return tl::unexpected(std::vector<OperationError>{{0, request_id_reused(commit_.request_id)}});
  }
  return remembered_receipt(query.integer(1));
}

CommitReceipt SqliteCommit::remembered_receipt(Revision revision) {
  CommitReceipt receipt{revision, {}, true};
  Query query = database_.query(
      "SELECT outcome, sequence, revision FROM request_receipt WHERE request_id = ? "
      "ORDER BY position",
      commit_.request_id);
  while (query.next()) {
    receipt.operations.push_back(
        {static_cast<Outcome>(query.integer(0)), query.integer(1), query.integer(2)});
  }
  return receipt;
}

// Conditions look at the rows as they stood before the commit, so that the order of its operations
// does not matter.
void SqliteCommit::read_befores() {
  for_each_good<Erase>([&](std::size_t i, const Erase& erase) {
    steps_[i].before = read_row(database_, erase.kind, erase.id);
    check_erase_condition(i, erase);
  });
  for_each_good<Put>([&](std::size_t i, const Put& put) {
    steps_[i].before = read_row(database_, kind_of(put.row), id_of(put.row));
    check_put_condition(i, put);
  });
}

void SqliteCommit::check_put_condition(std::size_t operation, const Put& put) {
  const std::optional<StoredResource>& before = steps_[operation].before;
  std::string name = resource_name(kind_of(put.row), id_of(put.row));
  if (put.condition == PutCondition::kCreate && before) {
    errors_[operation] = already_exists(std::move(name));
  } else if (put.condition == PutCondition::kUpdate && !before) {
    errors_[operation] = not_found(std::move(name));
  } else {
    errors_[operation] = unmet(put.expected_revision, before, std::move(name));
  }
}

void SqliteCommit::check_erase_condition(std::size_t operation, const Erase& erase) {
  const std::optional<StoredResource>& before = steps_[operation].before;
  std::string name = resource_name(erase.kind, erase.id);
  if (!before) {
    if (!erase.allow_missing) errors_[operation] = not_found(std::move(name));
    return;
  }
  errors_[operation] = unmet(erase.expected_revision, before, std::move(name));
}

// A border holds when either side, of those that are written, names it.
void SqliteCommit::adjust_neighbours() {
  for_each_good<Put>([&](std::size_t i, const Put& put) {
    const auto* area = std::get_if<model::Area>(&put.row);
    if (area == nullptr) return;
    put_areas_.emplace(area->id, i);
    steps_[i].adjusted = put.row;
  });
  const auto neighbours = [&](std::size_t i) -> std::vector<std::string>& {
    return std::get<model::Area>(*steps_[i].adjusted).neighbours;
  };
  for (const auto& [id, i] : put_areas_) {
    const auto& area = std::get<model::Area>(std::get<Put>(commit_.operations[i]).row);
    for (const std::string& other : area.neighbours) {
      const auto found = put_areas_.find(other);
      if (found != put_areas_.end()) neighbours(found->second).push_back(id);
    }
  }
  for (const auto& [id, i] : put_areas_) {
    std::vector<std::string>& list = neighbours(i);
    std::ranges::sort(list);
    const auto rest = std::ranges::unique(list);
    list.erase(rest.begin(), rest.end());
  }
}

void SqliteCommit::apply_erase(std::size_t operation, const Erase& erase) {
  Step& step = steps_[operation];
  if (!step.before) return;
  erase_row(database_, erase.kind, erase.id, stamp_);
  step.changed = true;
  step.receipt = {Outcome::kDeleted, 0, stamp_.revision};
  erased_person_ |= erase.kind == ResourceKind::kContact || erase.kind == ResourceKind::kVenture;
}

void SqliteCommit::apply_put(std::size_t operation, const Put& put) {
  Step& step = steps_[operation];
  if (const auto* initiative = std::get_if<model::Initiative>(&put.row)) {
    step.adjusted = with_spent(database_, *initiative);
  }
  const Resource& row = wanted_row(put, step);
  if (step.before && step.before->row == row) {
    step.receipt = {Outcome::kUnchanged, 0, step.before->revision};
    return;
  }
  const StoredResource* before = step.before ? &*step.before : nullptr;
  write_row(database_, row, before, stamp_);
  if (const auto* area = std::get_if<model::Area>(&row)) write_neighbours(*area, before);
  step.changed = true;
  step.receipt = {before == nullptr ? Outcome::kCreated : Outcome::kUpdated, 0, stamp_.revision};
}

// Both directions; a neighbour that is not itself written counts as changed.
void SqliteCommit::write_neighbours(const model::Area& row, const StoredResource* before) {
  const std::vector<std::string> old = before == nullptr
                                           ? std::vector<std::string>{}
                                           : std::get<model::Area>(before->row).neighbours;
  const auto stamp_other = [&](const std::string& other) {
    if (!put_areas_.contains(other)) stamp_row(database_, ResourceKind::kArea, other, stamp_);
  };
  for (const std::string& other : difference(row.neighbours, old)) {
    database_.run(
        "INSERT OR IGNORE INTO area_neighbour (area, neighbour) VALUES (?1, ?2), (?2, ?1)", row.id,
        other);
    stamp_other(other);
  }
  for (const std::string& other : difference(old, row.neighbours)) {
    database_.run(
        "DELETE FROM area_neighbour "
        "WHERE (area = ?1 AND neighbour = ?2) OR (area = ?2 AND neighbour = ?1)",
        row.id, other);
    stamp_other(other);
  }
}

void SqliteCommit::apply_append(std::size_t operation, const Append& append) {
  Step& step = steps_[operation];
  const model::Engagement& row = append.engagement;
  if (!row.source_id.empty()) {
    Query known = database_.query("SELECT sequence, revision FROM engagement WHERE source_id = ?",
                                  row.source_id);
    if (known.next()) {
      step.receipt = {Outcome::kUnchanged, known.integer(0), known.integer(1)};
      return;
    }
  }
  step.changed = true;
  step.receipt = {Outcome::kCreated, append_engagement(database_, row, stamp_.revision),
                  stamp_.revision};
}

void SqliteCommit::apply_enquiry(std::size_t operation, const PutEnquiry& put) {
  errors_[operation] = write_enquiry(database_, put, stamp_);
  if (errors_[operation]) return;
  steps_[operation].changed = true;
  steps_[operation].receipt = {put.expected_revision ? Outcome::kUpdated : Outcome::kCreated, 0,
                               stamp_.revision};
}

void SqliteCommit::apply_invitation(std::size_t operation, const PutInvitation& put) {
  errors_[operation] = write_invitation(database_, put, stamp_);
  if (errors_[operation]) return;
  steps_[operation].changed = true;
  steps_[operation].receipt = {put.expected_revision ? Outcome::kUpdated : Outcome::kCreated, 0,
                               stamp_.revision};
}

void SqliteCommit::apply_letters() {
  const auto set_changed = [&](std::size_t i, bool changed) {
    steps_[i].changed = changed;
    steps_[i].receipt = {changed ? Outcome::kUpdated : Outcome::kUnchanged, 0, stamp_.revision};
  };
  for_each_good<BeginLetter>([&](std::size_t i, const BeginLetter& begin) {
    errors_[i] = begin_letter(database_, begin, stamp_);
    set_changed(i, !errors_[i]);
  });
  for_each_good<EndLetter>(
      [&](std::size_t i, const EndLetter& end) { set_changed(i, end_letter(database_, end)); });
  for_each_good<StopSender>([&](std::size_t i, const StopSender& stop) {
    stop_sender(database_, stop.stop);
    set_changed(i, true);
  });
  for_each_good<CountGap>([&](std::size_t i, const CountGap& gap) {
    add_gap(database_, {gap.area, gap.topic, gap.day, 1});
    set_changed(i, true);
  });
  for_each_good<ForgetTexts>([&](std::size_t i, const ForgetTexts& forget) {
    const bool of_enquiries = forget_texts(database_, forget);
    const bool any = forget_invitation_texts(database_, forget) || of_enquiries;
    erased_person_ |= any;
    set_changed(i, any);
  });
  for_each_good<TellTraining>([&](std::size_t i, const TellTraining& told) {
    tell_training(database_, told);
    set_changed(i, true);
  });
  for_each_good<ReleaseSender>([&](std::size_t i, const ReleaseSender& release) {
    set_changed(i, release_sender(database_, release.venture));
  });
}

CommitReceipt SqliteCommit::finish() {
  const bool changed = std::ranges::any_of(steps_, &Step::changed);
  CommitReceipt receipt{changed ? stamp_.revision : newest_, {}, false};
  receipt.operations.reserve(steps_.size());
  for (const Step& step : steps_) receipt.operations.push_back(step.receipt);
  if (changed) database_.run("UPDATE store_state SET revision = ?", stamp_.revision);
  if (!commit_.request_id.empty()) remember(receipt);
  return receipt;
}

void SqliteCommit::remember(const CommitReceipt& receipt) {
  database_.run("DELETE FROM request WHERE time <= ?",
                commit_.now.unix_seconds - kRequestMemorySeconds);
  database_.run("INSERT INTO request (request_id, fingerprint, time, revision) VALUES (?, ?, ?, ?)",
                commit_.request_id, static_cast<std::int64_t>(commit_.fingerprint), commit_.now,
                receipt.revision);
  std::int64_t position = 0;
  for (const OperationReceipt& operation : receipt.operations) {
    database_.run(
        "INSERT INTO request_receipt (request_id, position, outcome, sequence, revision) "
        "VALUES (?, ?, ?, ?, ?)",
        commit_.request_id, position++, static_cast<std::int64_t>(operation.outcome),
        operation.sequence, operation.revision);
  }
}

}  // namespace veieninn::store
