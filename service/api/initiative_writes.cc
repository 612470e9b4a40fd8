#include "service/api/initiative_writes.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/model/initiative_opening.h"
#include "engine/model/initiative_validation.h"
#include "service/api/initiative_accounts.h"
#include "service/api/resource_names.h"

namespace veieninn::api {
namespace {

using model::Initiative;
using model::Participation;
using model::Quota;
using model::QuotaUnit;
using model::Revision;
using model::Take;
using store::ResourceKind;

constexpr std::string_view kRowPrefix = "participation.";

template <typename Row>
Result<Row> read(store::Store& store, ResourceKind kind, const std::string& id) {
  Result<store::StoredResource> stored = store.get(kind, id);
  if (!stored) return fail(std::move(stored.error()));
  return std::get<Row>(std::move(stored->row));
}

Result<bool> answered_before(store::Store& store, const WriteMoment& moment) {
  if (moment.identity.request_id.empty()) return false;
  const auto found = store.find_request(moment.identity.request_id, moment.now);
  if (!found) return fail(found.error());
  const std::optional<std::uint64_t>& fingerprint = *found;
  if (!fingerprint) return false;
  if (*fingerprint == moment.identity.fingerprint) return true;
  return fail(request_id_reused(moment.identity.request_id));
}

// What one who has `own` of it already may still have.
std::int64_t room_for(const Initiative& initiative, const InitiativeTotals& totals, QuotaUnit unit,
                      std::int64_t own) {
  const auto quota = std::ranges::find(initiative.quotas, unit, &Quota::unit);
  if (quota == initiative.quotas.end()) return 0;
  const std::int64_t left = totals.left_of(*quota);
  if (quota->each_max == 0) return left;
  return std::min(left, std::max<std::int64_t>(quota->each_max - own, 0));
}

// Nothing when there is enough after all: somebody gave back, or others went to pieces, meanwhile.
Result<std::optional<Error>> change_refusal(store::Store& store, const Call& call,
                                            const ParticipationChange& change,
                                            const Participation& before,
                                            const Initiative& initiative) {
  const Result<InitiativeTotals> totals = totals_of(store, call, initiative.id);
  if (!totals) return fail(totals.error());
  const QuotaPart part = change.part.value_or(QuotaPart{});
  const QuotaUnit unit = part.unit;
  std::int64_t room = room_for(initiative, *totals, unit, held(before, unit));
  if (change.uses) {
    const auto take = std::ranges::find(before.takes, unit, &Take::unit);
    if (take != before.takes.end()) room += take->reserved;
  }
  if (room >= part.amount) return std::optional<Error>();
  return std::optional<Error>(quota_exhausted(
      "amount", name_of(ResourceKind::kInitiative, initiative.id), room, word_of(unit)));
}

Result<std::optional<Error>> join_refusal(store::Store& store, const Call& call,
                                          const Participation& row, std::size_t asked_takes,
                                          const Initiative& initiative) {
  const Result<InitiativeTotals> totals = totals_of(store, call, initiative.id);
  if (!totals) return fail(totals.error());
  for (std::size_t i = 0; i < row.takes.size(); ++i) {
    const Take& take = row.takes[i];
    const std::int64_t room = room_for(initiative, *totals, take.unit, 0);
    if (room >= take.reserved) continue;
    return std::optional<Error>(quota_exhausted(
        i < asked_takes ? "takes[" + std::to_string(i) + "].amount" : "takes",
        name_of(ResourceKind::kInitiative, initiative.id), room, word_of(take.unit)));
  }
  return std::optional<Error>();
}

// "participation.takes[0].reserved" is the caller's "takes[0].amount".
std::string joiners_field(std::string_view field) {
  if (!field.starts_with(kRowPrefix)) return std::string(field);
  field.remove_prefix(kRowPrefix.size());
  if (field == "initiative") return "name";
  constexpr std::string_view kReserved = ".reserved";
  if (!field.ends_with(kReserved)) return std::string(field);
  field.remove_suffix(kReserved.size());
  return std::string(field) + ".amount";
}

// Whatever is wrong with what she would have then comes from the amount.
std::string changers_field(std::string_view field) {
  return std::string(field.starts_with("participation.takes[") ? "amount" : field);
}

Error with_fields(Error error, std::string (*callers_field)(std::string_view)) {
  for (FieldViolation& violation : error.violations) {
    violation.field = callers_field(violation.field);
  }
  if (!error.violations.empty()) {
    error.message = error.violations.front().field + ": " + error.violations.front().description;
  }
  return error;
}

// A participant's own place comes without asking.
void add_place(Participation& row, const Initiative& initiative) {
  const bool has_places = std::ranges::find(initiative.quotas, QuotaUnit::kPlaces, &Quota::unit) !=
                          initiative.quotas.end();
  const bool asked =
      std::ranges::find(row.takes, QuotaUnit::kPlaces, &Take::unit) != row.takes.end();
  if (has_places && !asked) row.takes.push_back({QuotaUnit::kPlaces, 1, 0});
}

}  // namespace

Result<std::optional<Revision>> write_once(store::Store& store, const WriteMoment& moment,
                                           const Write& write) {
  Result<bool> repeated = answered_before(store, moment);
  if (!repeated) return fail(std::move(repeated.error()));
  if (*repeated) return std::optional<Revision>();
  Result<Revision> written = write();
  if (written) return std::optional<Revision>(*written);
  repeated = answered_before(store, moment);
  if (repeated && *repeated) return std::optional<Revision>();
  return fail(std::move(written.error()));
}

Result<Revision> write_change(store::Store& store, const Call& call,
                              const ParticipationChange& change, const WriteMoment& moment) {
  for (int race = 1;; ++race) {
    const Result<store::StoredResource> stored = store.get(ResourceKind::kParticipation, change.id);
    if (!stored) return fail(stored.error());
    const auto& before = std::get<Participation>(stored->row);
    const auto initiative = read<Initiative>(store, ResourceKind::kInitiative, before.initiative);
    if (!initiative) return fail(initiative.error());
    Participation row = before;
    if (auto made = change.make(row, *initiative); !made) return fail(std::move(made.error()));
    const store::Put put{std::move(row), store::PutCondition::kUpdate,
                         change.expected ? change.expected : stored->revision};
    Result<WriteReceipt> receipt = commit_one(store, put, moment.identity, moment.now);
    if (receipt) return receipt->revision;
    const ErrorReason reason = receipt.error().reason;
    const bool lost_a_race = reason == ErrorReason::kEtagMismatch && !change.expected;
    const bool lacks_quota = reason == ErrorReason::kQuotaExhausted && change.part.has_value();
    if (!(lost_a_race || lacks_quota) || race == kWriteRacesMax) {
      return fail(with_fields(std::move(receipt.error()), changers_field));
    }
    if (!lacks_quota) continue;
    Result<std::optional<Error>> refusal = change_refusal(store, call, change, before, *initiative);
    if (!refusal) return fail(std::move(refusal.error()));
    std::optional<Error>& refused = *refusal;
    if (refused) return fail(*std::move(refused));
  }
}

Result<Revision> write_join(store::Store& store, const Call& call, Participation row,
                            const WriteMoment& moment) {
  const std::size_t asked_takes = row.takes.size();
  for (int race = 1;; ++race) {
    const auto initiative = read<Initiative>(store, ResourceKind::kInitiative, row.initiative);
    if (!initiative) return fail(initiative.error());
    if (auto open = model::check_open(*initiative, moment.now); !open) return fail(open.error());
    row.takes.resize(asked_takes);
    add_place(row, *initiative);
    std::vector<FieldViolation> wrong = model::violations(row, kRowPrefix);
    if (!wrong.empty())
      return fail(with_fields(invalid_arguments(std::move(wrong)), joiners_field));
    const store::Put put{row, store::PutCondition::kCreate, {}};
    Result<WriteReceipt> receipt = commit_one(store, put, moment.identity, moment.now);
    if (receipt) return receipt->revision;
    // A mentor who follows as many as she can comes as the same reason, about the contact.
    const bool lacks_quota = receipt.error().reason == ErrorReason::kQuotaExhausted &&
                             receipt.error().violations.front().field != "participation.contact";
    if (!lacks_quota || race == kWriteRacesMax) {
      return fail(with_fields(std::move(receipt.error()), joiners_field));
    }
    Result<std::optional<Error>> refusal = join_refusal(store, call, row, asked_takes, *initiative);
    if (!refusal) return fail(std::move(refusal.error()));
    std::optional<Error>& refused = *refusal;
    if (refused) return fail(*std::move(refused));
  }
}

}  // namespace veieninn::api
