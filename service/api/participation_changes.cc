#include "service/api/participation_changes.h"

#include <algorithm>
#include <string>

#include "engine/model/initiative_opening.h"
#include "service/api/initiative_accounts.h"
#include "service/api/resource_names.h"

namespace veieninn::api {
namespace {

using model::Initiative;
using model::Participation;
using model::ParticipationState;
using model::Take;

std::string initiative_name(const Initiative& initiative) {
  return name_of(store::ResourceKind::kInitiative, initiative.id);
}

Result<void> require_active(const Participation& row) {
  if (row.state == ParticipationState::kActive) return {};
  const bool completed = row.state == ParticipationState::kCompleted;
  return fail(not_open("participation.state", name_of(store::ResourceKind::kParticipation, row.id),
                       completed ? "is COMPLETED already" : "is ENDED already",
                       "join the initiative again, if it is still open"));
}

Result<void> require_given(const Initiative& initiative, model::QuotaUnit unit) {
  const auto quota = std::ranges::find(initiative.quotas, unit, &model::Quota::unit);
  if (quota != initiative.quotas.end()) return {};
  return fail(invalid_argument("unit", "is not given by " + initiative_name(initiative),
                               "use a unit of its quotas"));
}

Error more_than(const char* what, std::int64_t amount, model::QuotaUnit unit) {
  return invalid_argument(
      "amount",
      std::string("is more than is ") + what + ": " + std::to_string(amount) + " " + word_of(unit),
      "give back no more than that");
}

Take& take_of(Participation& row, model::QuotaUnit unit) {
  const auto found = std::ranges::find(row.takes, unit, &Take::unit);
  return found != row.takes.end() ? *found : row.takes.emplace_back(Take{unit, 0, 0});
}

void drop_empty_takes(Participation& row) {
  std::erase_if(row.takes, [](const Take& take) { return take.reserved == 0 && take.used == 0; });
}

}  // namespace

std::int64_t held(const Participation& row, model::QuotaUnit unit) {
  const auto found = std::ranges::find(row.takes, unit, &Take::unit);
  return found != row.takes.end() ? found->reserved + found->used : 0;
}

Result<void> reserve(Participation& row, const Initiative& initiative, const QuotaPart& part,
                     Instant now) {
  if (auto active = require_active(row); !active) return active;
  if (auto given = require_given(initiative, part.unit); !given) return given;
  if (auto open = model::check_not_over(initiative, now); !open) return open;
  take_of(row, part.unit).reserved += part.amount;
  return {};
}

Result<void> use(Participation& row, const Initiative& initiative, const QuotaPart& part) {
  if (auto active = require_active(row); !active) return active;
  if (auto given = require_given(initiative, part.unit); !given) return given;
  Take& take = take_of(row, part.unit);
  take.reserved -= std::min(take.reserved, part.amount);
  take.used += part.amount;
  return {};
}

Result<void> return_reserved(Participation& row, const Initiative& initiative,
                             const QuotaPart& part) {
  if (auto active = require_active(row); !active) return active;
  if (auto given = require_given(initiative, part.unit); !given) return given;
  Take& take = take_of(row, part.unit);
  if (part.amount > take.reserved) return fail(more_than("reserved", take.reserved, part.unit));
  take.reserved -= part.amount;
  drop_empty_takes(row);
  return {};
}

Result<void> return_used(Participation& row, const Initiative& initiative, const QuotaPart& part) {
  if (auto given = require_given(initiative, part.unit); !given) return given;
  Take& take = take_of(row, part.unit);
  if (part.amount > take.used) return fail(more_than("used", take.used, part.unit));
  take.used -= part.amount;
  drop_empty_takes(row);
  return {};
}

Result<void> finish(Participation& row, ParticipationState state, Instant now) {
  if (auto active = require_active(row); !active) return active;
  row.state = state;
  for (Take& take : row.takes) take.reserved = 0;
  drop_empty_takes(row);
  // A period is never empty, not even that of who leaves in the moment she came.
  row.window.until = row.window.from < now ? now : Instant{row.window.from.unix_seconds + 1};
  return {};
}

}  // namespace veieninn::api
