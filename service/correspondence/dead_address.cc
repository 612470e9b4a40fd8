#include "service/correspondence/dead_address.h"

#include <utility>

namespace veieninn::correspondence {
namespace {

constexpr int kRacesMax = 8;  // with others that change her entry, before the caller tries later

}  // namespace

Result<void> record_dead_address(store::Store& store, const store::Letter& letter, Instant now) {
  for (int race = 1;; ++race) {
    Result<store::StoredResource> stored = store.get(store::ResourceKind::kContact, letter.contact);
    if (!stored && stored.error().reason == ErrorReason::kNotFound) return {};
    if (!stored) return fail(std::move(stored.error()));
    std::get<model::Contact>(stored->row).confirm_time = kEarliestInstant;
    store::Commit commit;
    commit.request_id = "bounce-" + letter.id;
    commit.now = now;
    commit.operations.emplace_back(
        store::Put{std::move(stored->row), store::PutCondition::kUpdate, stored->revision});
    auto receipt = store.commit(commit);
    if (receipt) return {};
    const ErrorReason reason = receipt.error().error.reason;
    if (reason == ErrorReason::kNotFound) return {};
    if (reason != ErrorReason::kEtagMismatch || race == kRacesMax) {
      return fail(std::move(receipt.error().error));
    }
  }
}

}  // namespace veieninn::correspondence
