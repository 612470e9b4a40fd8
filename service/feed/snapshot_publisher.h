// Turns the store's commits into snapshots and hands out the newest (design §4).
//
// One thread reads changes_since(what it has), advances the snapshot and swaps it in; readers copy
// one pointer and never wait for a snapshot to be built. When the store cannot be read, the last
// snapshot stays and the read is repeated, after 20 ms, then twice as long each time up to 5 s;
// when a snapshot cannot be moved forward, it is built anew from the whole store.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

#include "engine/base/error.h"
#include "engine/graph/snapshot.h"
#include "engine/graph/snapshot_builder.h"
#include "service/store/store.h"

namespace veieninn::feed {

class SnapshotPublisher {
 public:
  // Told of each failed step, on the feed's thread; for the log.
  using FailureListener = std::function<void(const Error&)>;

  // Builds the first snapshot from the whole store, then follows it. `store` must outlive this, and
  // its commit listener is this feed's from now on.
  [[nodiscard]] static Result<std::unique_ptr<SnapshotPublisher>> start(
      store::Store& store, FailureListener on_failure = {}, graph::SnapshotOptions options = {});
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
