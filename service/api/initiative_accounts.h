// What an initiative's accounts have given: sums over the rows of those who take part.
//
// The store alone decides whether there is enough (store.h, law "exact"); what is summed here is
// for people to read, and may be older than the next write.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/model/initiative.h"
#include "service/api/call.h"
#include "service/store/store.h"
#include "veieninn/v1/initiative.pb.h"

namespace veieninn::api {

inline constexpr std::size_t kQuotaUnitCount = 4;

// Of all who take part or took part.
struct InitiativeTotals {
  struct Account {
    std::int64_t reserved = 0;
    std::int64_t used = 0;
  };
  std::array<Account, kQuotaUnitCount> accounts;          // by unit, from hours on
  std::array<std::int32_t, 3> participations_by_state{};  // from kActive on

  void add(const model::Participation& row);
  [[nodiscard]] const Account& of(model::QuotaUnit unit) const;
  // What of the quota is neither spent, used nor reserved; 0 or more.
  [[nodiscard]] std::int64_t left_of(const model::Quota& quota) const;
};

// "hours"
[[nodiscard]] std::string word_of(model::QuotaUnit unit);

// Hands over everybody who takes part or took part, by id. Errors: those of the store, and
// kUnavailable once the call is cancelled.
using ParticipationVisitor = std::function<void(const store::StoredResource&)>;
[[nodiscard]] Result<void> visit_participations(store::Store& store, const Call& call,
                                                const std::string& initiative,
                                                const ParticipationVisitor& visitor);
[[nodiscard]] Result<InitiativeTotals> totals_of(store::Store& store, const Call& call,
                                                 const std::string& initiative);

// What of a message rests on other rows than its own: of an initiative, what is left.
template <typename Row, typename Message>
[[nodiscard]] Result<void> add_what_others_hold(store::Store& /*store*/, const Call& /*call*/,
                                                const Row& /*row*/, Message* /*message*/) {
  return {};
}
[[nodiscard]] Result<void> add_what_others_hold(store::Store& store, const Call& call,
                                                const model::Initiative& row,
                                                v1::Initiative* message);

}  // namespace veieninn::api
