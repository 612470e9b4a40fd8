#include "service/api/initiative_methods.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "engine/model/initiative_validation.h"
#include "service/api/consistency.h"
#include "service/api/directory_methods.h"
#include "service/api/field_reader.h"
#include "service/api/initiative_accounts.h"
#include "service/api/initiative_writes.h"
#include "service/api/participation_changes.h"
#include "service/api/resource_names.h"
#include "service/api/training_count.h"
#include "service/api/training_decision.h"

namespace veieninn::api {
namespace {

using model::Initiative;
using model::Participation;
using model::ParticipationState;
using model::Revision;
using model::TrainingDecision;
using model::TrainingTerms;
using store::ResourceKind;
using store::TrainingShortfall;

std::int64_t read_amount(FieldReader& reader, const FieldPath& path, std::int64_t amount) {
  if (amount < 1 || amount > model::kQuotaMax) {
    reader.reject(path, "is not 1 or more, or beyond all measure", "say how much, from 1 on");
  }
  return amount;
}

Result<Participation> read_joiner(const v1::JoinInitiativeRequest& request, Instant now) {
  if (request.takes_size() > static_cast<int>(kQuotaUnitCount)) {
    return fail(limit_exceeded("takes", kQuotaUnitCount, "entries"));
  }
  FieldReader reader("", now);
  Participation row;
  row.initiative = reader.required_id({"name"}, request.name(), ResourceKind::kInitiative);
  row.venture = reader.id({"venture"}, request.venture(), ResourceKind::kVenture);
  row.contact = reader.id({"contact"}, request.contact(), ResourceKind::kContact);
  row.window.from = now;
  for (int i = 0; i < request.takes_size(); ++i) {
    const v1::QuotaAmount& take = request.takes(i);
    const auto unit =
        reader.choice<model::QuotaUnit>({"takes", i, "unit"}, take.unit(), v1::QUOTA_UNIT_PLACES);
    row.takes.push_back({unit, read_amount(reader, {"takes", i, "amount"}, take.amount()), 0});
  }
  if (auto fit = no_violations(reader); !fit) return fail(std::move(fit.error()));
  return row;
}

void write_shortfalls(const std::vector<TrainingShortfall>& shortfalls,
                      google::protobuf::RepeatedPtrField<v1::TrainingShortfall>* out) {
  for (const TrainingShortfall& shortfall : shortfalls) {
    v1::TrainingShortfall* added = out->Add();
    added->set_municipality(name_of(ResourceKind::kOrgUnit, shortfall.municipality));
    added->set_participants(shortfall.participants);
    added->set_minimum(shortfall.minimum);
  }
}

// The participation as it stands; `written`: the revision of the write, unless it was a repeat.
template <typename Response>
Result<void> answer_participation(store::Store& store, const Call& call, const std::string& id,
                                  std::optional<Revision> written, Response& response) {
  const Result<store::StoredResource> stored = store.get(ResourceKind::kParticipation, id);
  if (!stored) return fail(stored.error());
  response.set_revision(written.value_or(stored->revision));
  return write_stored<ParticipationTraits>(store, call, *stored, response.mutable_participation());
}

// ---- numbers ----

// All about the initiative that rests on who takes part.
Result<std::vector<TrainingShortfall>> summarise(store::Store& store, const Call& call,
                                                 const Initiative& initiative,
                                                 InitiativeTotals* totals) {
  const auto* terms = std::get_if<TrainingTerms>(&initiative.terms);
  std::vector<std::string> contacts;
  const Result<void> visited =
      visit_participations(store, call, initiative.id, [&](const store::StoredResource& stored) {
        const auto& row = std::get<Participation>(stored.row);
        totals->add(row);
        if (terms != nullptr && counts(*terms, row)) contacts.push_back(row.contact);
      });
  if (!visited) return fail(visited.error());
  if (terms == nullptr) return std::vector<TrainingShortfall>();
  if (terms->decision == TrainingDecision::kDoesNotStart) {
    auto told = store.list_shortfalls(initiative.id);
    // Decided before they were kept, or imported so: what can be counted now.
    if (!told || !told->empty()) return told;
  }
  return shortfalls_of(store, *terms, contacts);
}

void write_totals(const Initiative& initiative, const InitiativeTotals& totals,
                  v1::InitiativeSummary* message) {
  const auto& by_state = totals.participations_by_state;
  message->set_active_count(by_state[0]);
  message->set_completed_count(by_state[1]);
  message->set_ended_count(by_state[2]);
  for (const model::Quota& quota : initiative.quotas) {
    v1::QuotaSummary* added = message->add_quotas();
    added->set_unit(static_cast<v1::QuotaUnit>(quota.unit));
    added->set_total(quota.total);
    added->set_reserved(totals.of(quota.unit).reserved);
    added->set_used(totals.of(quota.unit).used);
    added->set_spent(quota.spent);
    added->set_left(totals.left_of(quota));
  }
}

}  // namespace

Result<void> InitiativeMethods::join(const Call& call, const v1::JoinInitiativeRequest& request,
                                     v1::JoinInitiativeResponse& response) {
  Result<RequestIdentity> identity = identify(request.request_id(), request);
  if (!identity) return fail(std::move(identity.error()));
  Result<std::string> id = new_id(request.participation_id(), "participation_id", *identity);
  if (!id) return fail(std::move(id.error()));
  const WriteMoment moment{*std::move(identity), clock_()};
  Result<Participation> row = read_joiner(request, moment.now);
  if (!row) return fail(std::move(row.error()));
  row->id = *id;
  const auto written = write_once(store_, moment, [&] {
    const std::shared_lock undecided(deciding_);
    return write_join(store_, call, *row, moment);
  });
  if (!written) return fail(written.error());
  return answer_participation(store_, call, *id, *written, response);
}

// What all changes of a participation begin and end with. `make_change`: (moment) ->
// ParticipationChange, without id and etag.
template <typename Request, typename Response, typename Change>
Result<void> InitiativeMethods::change(const Call& call, const Request& request,
                                       const Change& make_change, Response& response) {
  const Result<std::string> id = id_of_name(ResourceKind::kParticipation, request.name(), "name");
  if (!id) return fail(id.error());
  Result<RequestIdentity> identity = identify(request.request_id(), request);
  if (!identity) return fail(std::move(identity.error()));
  const WriteMoment moment{*std::move(identity), clock_()};
  ParticipationChange change = make_change(moment.now);
  change.id = *id;
  change.expected = revision_of_etag(request.etag());
  const auto written =
      write_once(store_, moment, [&] { return write_change(store_, call, change, moment); });
  if (!written) return fail(written.error());
  return answer_participation(store_, call, *id, *written, response);
}

// `make_change`: (QuotaPart, now) -> ParticipationChange.
template <typename Request, typename Response, typename Change>
Result<void> InitiativeMethods::move_quota(const Call& call, const Request& request,
                                           const Change& make_change, Response& response) {
  FieldReader reader("", clock_());
  QuotaPart part;
  part.unit = reader.choice<model::QuotaUnit>({"unit"}, request.unit(), v1::QUOTA_UNIT_PLACES);
  part.amount = read_amount(reader, {"amount"}, request.amount());
  if (auto fit = no_violations(reader); !fit) return fit;
  return change(call, request, [&](Instant now) { return make_change(part, now); }, response);
}

Result<void> InitiativeMethods::reserve_quota(const Call& call,
                                              const v1::ReserveQuotaRequest& request,
                                              v1::ReserveQuotaResponse& response) {
  return move_quota(
      call, request,
      [](const QuotaPart& part, Instant now) {
        ParticipationChange change;
        change.part = part;
        change.make = [part, now](Participation& row, const Initiative& initiative) {
          return reserve(row, initiative, part, now);
        };
        return change;
      },
      response);
}

Result<void> InitiativeMethods::use_quota(const Call& call, const v1::UseQuotaRequest& request,
                                          v1::UseQuotaResponse& response) {
  return move_quota(
      call, request,
      [](const QuotaPart& part, Instant /*now*/) {
        ParticipationChange change;
        change.part = part;
        change.uses = true;
        change.make = [part](Participation& row, const Initiative& initiative) {
          return use(row, initiative, part);
        };
        return change;
      },
      response);
}

Result<void> InitiativeMethods::return_quota(const Call& call,
                                             const v1::ReturnQuotaRequest& request,
                                             v1::ReturnQuotaResponse& response) {
  return move_quota(
      call, request,
      [&](const QuotaPart& part, Instant /*now*/) {
        ParticipationChange change;
        change.make = [part, from_used = request.from_used()](Participation& row,
                                                              const Initiative& initiative) {
          return from_used ? return_used(row, initiative, part)
                           : return_reserved(row, initiative, part);
        };
        return change;
      },
      response);
}

namespace {

ParticipationChange finishing(ParticipationState state, Instant now) {
  ParticipationChange change;
  change.make = [state, now](Participation& row, const Initiative& /*initiative*/) {
    return finish(row, state, now);
  };
  return change;
}

}  // namespace

Result<void> InitiativeMethods::complete(const Call& call,
                                         const v1::CompleteParticipationRequest& request,
                                         v1::CompleteParticipationResponse& response) {
  return change(
      call, request, [](Instant now) { return finishing(ParticipationState::kCompleted, now); },
      response);
}

Result<void> InitiativeMethods::end(const Call& call, const v1::EndParticipationRequest& request,
                                    v1::EndParticipationResponse& response) {
  return change(
      call, request, [](Instant now) { return finishing(ParticipationState::kEnded, now); },
      response);
}

Result<void> InitiativeMethods::decide_training(const Call& call,
                                                const v1::DecideTrainingRequest& request,
                                                v1::DecideTrainingResponse& response) {
  const Result<std::string> id = id_of_name(ResourceKind::kInitiative, request.name(), "name");
  if (!id) return fail(id.error());
  Result<RequestIdentity> identity = identify(request.request_id(), request);
  if (!identity) return fail(std::move(identity.error()));
  const WriteMoment moment{*std::move(identity), clock_()};
  const auto written = write_once(store_, moment, [&] {
    const std::unique_lock alone(deciding_);
    return write_training_decision(store_, call, *id, revision_of_etag(request.etag()), moment);
  });
  if (!written) return fail(written.error());
  if (on_letters_) on_letters_();
  const Result<store::StoredResource> stored = store_.get(ResourceKind::kInitiative, *id);
  if (!stored) return fail(stored.error());
  InitiativeTotals totals;
  const auto shortfalls = summarise(store_, call, std::get<Initiative>(stored->row), &totals);
  if (!shortfalls) return fail(shortfalls.error());
  write_shortfalls(*shortfalls, response.mutable_shortfalls());
  response.set_revision(written->value_or(stored->revision));
  return write_stored<InitiativeTraits>(store_, call, *stored, response.mutable_initiative());
}

Result<void> InitiativeMethods::get_summary(const Call& call,
                                            const v1::GetInitiativeSummaryRequest& request,
                                            v1::GetInitiativeSummaryResponse& response) {
  const Result<std::string> id = id_of_name(ResourceKind::kInitiative, request.name(), "name");
  if (!id) return fail(id.error());
  if (auto fresh = check_consistency(request.consistency(), store_); !fresh) return fresh;
  // Before the rows, so that it claims nothing that they may not show.
  const Result<Revision> revision = store_.newest_revision();
  if (!revision) return fail(revision.error());
  const Result<store::StoredResource> stored = store_.get(ResourceKind::kInitiative, *id);
  if (!stored) return fail(stored.error());
  const auto& initiative = std::get<Initiative>(stored->row);
  InitiativeTotals totals;
  const auto shortfalls = summarise(store_, call, initiative, &totals);
  if (!shortfalls) return fail(shortfalls.error());
  v1::InitiativeSummary* summary = response.mutable_summary();
  summary->set_initiative(name_of(ResourceKind::kInitiative, *id));
  write_totals(initiative, totals, summary);
  write_shortfalls(*shortfalls, summary->mutable_shortfalls());
  response.set_revision(*revision);
  return {};
}

}  // namespace veieninn::api
