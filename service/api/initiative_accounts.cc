#include "service/api/initiative_accounts.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

namespace veieninn::api {
namespace {

constexpr std::int32_t kParticipationsPerPage = 1000;  // the most that a store hands over at once

std::size_t slot_of(model::QuotaUnit unit) { return static_cast<std::size_t>(unit) - 1; }

}  // namespace

void InitiativeTotals::add(const model::Participation& row) {
  ++participations_by_state[static_cast<std::size_t>(row.state) - 1];
  for (const model::Take& take : row.takes) {
    accounts[slot_of(take.unit)].reserved += take.reserved;
    accounts[slot_of(take.unit)].used += take.used;
  }
}

const InitiativeTotals::Account& InitiativeTotals::of(model::QuotaUnit unit) const {
  return accounts[slot_of(unit)];
}

std::int64_t InitiativeTotals::left_of(const model::Quota& quota) const {
  const Account& account = of(quota.unit);
  return std::max<std::int64_t>(quota.total - quota.spent - account.reserved - account.used, 0);
}

std::string word_of(model::QuotaUnit unit) {
  static constexpr std::array<std::string_view, kQuotaUnitCount> kWords = {"hours", "months",
                                                                           "kroner", "places"};
  return std::string(kWords[slot_of(unit)]);
}

Result<void> visit_participations(store::Store& store, const Call& call,
                                  const std::string& initiative,
                                  const ParticipationVisitor& visitor) {
  store::ListQuery query;
  query.kind = store::ResourceKind::kParticipation;
  query.conditions = {{"initiative", store::Comparison::kEquals, initiative}};
  query.page_size = kParticipationsPerPage;
  do {
    if (call.cancelled()) return fail(unavailable("the call was cancelled"));
    Result<store::Page> page = store.list(query);
    if (!page) return fail(std::move(page.error()));
    for (const store::StoredResource& stored : page->rows) visitor(stored);
    query.after = std::move(page->next);
  } while (!query.after.empty());
  return {};
}

Result<InitiativeTotals> totals_of(store::Store& store, const Call& call,
                                   const std::string& initiative) {
  InitiativeTotals totals;
  const Result<void> visited =
      visit_participations(store, call, initiative, [&](const store::StoredResource& stored) {
        totals.add(std::get<model::Participation>(stored.row));
      });
  if (!visited) return fail(visited.error());
  return totals;
}

Result<void> add_what_others_hold(store::Store& store, const Call& call,
                                  const model::Initiative& row, v1::Initiative* message) {
  if (row.quotas.empty()) return {};
  const Result<InitiativeTotals> totals = totals_of(store, call, row.id);
  if (!totals) return fail(totals.error());
  for (std::size_t i = 0; i < row.quotas.size(); ++i) {
    message->mutable_quotas(static_cast<int>(i))->set_left(totals->left_of(row.quotas[i]));
  }
  return {};
}

}  // namespace veieninn::api
