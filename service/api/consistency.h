// Which state a read must see (veieninn.v1.Consistency).
#pragma once

#include <cstdint>
#include <memory>

#include "engine/base/error.h"
#include "engine/graph/snapshot.h"
#include "service/api/call.h"
#include "service/feed/snapshot_publisher.h"
#include "service/store/store.h"
#include "veieninn/v1/consistency.pb.h"

namespace veieninn::api {

// How long a read waits for its revision when the call has no deadline.
inline constexpr std::chrono::seconds kWaitWithoutDeadline{5};

// For reads of the store itself, which always sees the newest commit. Errors: kRevisionUnknown.
[[nodiscard]] Result<void> check_consistency(const v1::Consistency& wanted, store::Store& store);

// The snapshot to answer from. Errors: kRevisionUnknown at once for what was never written or is
// no longer kept, kRevisionNotReached after the call's deadline.
[[nodiscard]] Result<std::shared_ptr<const graph::Snapshot>> snapshot_for(
    const v1::Consistency& wanted, const feed::SnapshotPublisher& publisher, store::Store& store,
    const Call& call);

}  // namespace veieninn::api
