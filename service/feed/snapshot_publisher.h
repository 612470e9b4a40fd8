// Turns the store's commits into snapshots and hands out the newest (design §4).
//
// One thread reads changes_since(what it has), advances the snapshot and swaps it in; readers take
// the newest with one atomic load and never wait for the feed.
#pragma once

#include <chrono>
#include <memory>

#include "engine/base/error.h"
#include "engine/graph/snapshot.h"
#include "service/store/store.h"

namespace veieninn::feed {

class SnapshotPublisher {
 public:
  // Builds the first snapshot from the whole store, then follows it. `store` must outlive this.
  [[nodiscard]] static Result<std::unique_ptr<SnapshotPublisher>> start(store::Store& store);
  ~SnapshotPublisher();
  SnapshotPublisher(const SnapshotPublisher&) = delete;
  SnapshotPublisher& operator=(const SnapshotPublisher&) = delete;

  [[nodiscard]] std::shared_ptr<const graph::Snapshot> newest() const noexcept;

  // The first snapshot at or after `revision`. Errors: kRevisionNotReached after `deadline`.
  [[nodiscard]] Result<std::shared_ptr<const graph::Snapshot>> wait_for(
      model::Revision revision, std::chrono::steady_clock::time_point deadline) const;

 private:
  struct Feed;
  explicit SnapshotPublisher(std::unique_ptr<Feed> feed);
  std::unique_ptr<Feed> feed_;
};

}  // namespace veieninn::feed
