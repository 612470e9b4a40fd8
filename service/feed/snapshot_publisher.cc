#include "service/feed/snapshot_publisher.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>
#include <variant>

#include "engine/graph/row_changes.h"
#include "engine/graph/snapshot_builder.h"

namespace veieninn::feed {
namespace {

using SnapshotPointer = std::shared_ptr<const graph::Snapshot>;
using std::chrono::steady_clock;

constexpr std::chrono::milliseconds kRetryFirst{20};
constexpr std::chrono::milliseconds kRetryLongest{5'000};

// Sorts a resource into its list.
struct SortIn {
  graph::RowChanges& changes;
  void operator()(model::Area&& row) const { changes.areas.push_back(std::move(row)); }
  void operator()(model::Topic&& row) const { changes.topics.push_back(std::move(row)); }
  void operator()(model::OrgUnit&& row) const { changes.units.push_back(std::move(row)); }
  void operator()(model::Contact&& row) const { changes.contacts.push_back(std::move(row)); }
  void operator()(model::Venture&& row) const { changes.ventures.push_back(std::move(row)); }
  void operator()(model::Tie&& row) const { changes.ties.push_back(std::move(row)); }
  void operator()(model::Initiative&& row) const { changes.initiatives.push_back(std::move(row)); }
  void operator()(model::Participation&& row) const {
    changes.participations.push_back(std::move(row));
  }
};

std::vector<std::string>& gone_list(graph::RowChanges& changes, store::ResourceKind kind) {
  switch (kind) {
    case store::ResourceKind::kArea:
      return changes.gone_areas;
    case store::ResourceKind::kTopic:
      return changes.gone_topics;
    case store::ResourceKind::kOrgUnit:
      return changes.gone_units;
    case store::ResourceKind::kContact:
      return changes.gone_contacts;
    case store::ResourceKind::kVenture:
      return changes.gone_ventures;
    case store::ResourceKind::kInitiative:
      return changes.gone_initiatives;
    case store::ResourceKind::kParticipation:
      return changes.gone_participations;
    case store::ResourceKind::kTie:
      break;
  }
  return changes.gone_ties;
}

graph::RowChanges row_changes(store::ChangeSet&& set) {
  graph::RowChanges changes;
  changes.revision = set.revision;
  for (store::Resource& row : set.rows) std::visit(SortIn{changes}, std::move(row));
  for (store::Tombstone& gone : set.tombstones) {
    gone_list(changes, gone.kind).push_back(std::move(gone.id));
  }
  changes.engagements = std::move(set.engagements);
  changes.gone_engagements = std::move(set.erased_engagements);
  return changes;
}

Result<SnapshotPointer> build_whole(store::Store& store, const graph::SnapshotOptions& options) {
  graph::SnapshotBuilder builder(options);
  const Result<model::Revision> revision = store.visit_all(
      [&](const store::Resource& row) {
        std::visit([&](const auto& typed) { builder.add(typed); }, row);
      },
      [&](const model::Engagement& row) { builder.add(row); });
  if (!revision) return fail(revision.error());
  return std::move(builder).build(*revision);
}

}  // namespace

// Everything behind `mutex` is touched for a few instructions only: the newest pointer, the
// revision the feed is to reach, and whether it is to stop.
struct SnapshotPublisher::Feed {
  Feed(store::Store& followed, SnapshotPointer first, FailureListener listener,
       graph::SnapshotOptions given_options)
      : store(followed),
        on_failure(std::move(listener)),
        options(std::move(given_options)),
        newest(std::move(first)) {}

  void wake(model::Revision revision) {
    {
      const std::lock_guard lock(mutex);
      wanted = std::max(wanted, revision);
    }
    feed_wakes.notify_one();
  }

  void publish(SnapshotPointer next) {
    {
      const std::lock_guard lock(mutex);
      newest.swap(next);
    }
    readers_wake.notify_all();
    // `next` is the old snapshot now: what only it held is freed here, outside the lock.
  }

  // One step forward. A snapshot that cannot be moved is built anew from the whole store.
  Result<void> follow() {
    const SnapshotPointer base = load();
    Result<store::ChangeSet> changes = store.changes_since(base->revision());
    if (!changes) return fail(std::move(changes.error()));
    if (changes->revision == base->revision()) return {};
    SnapshotPointer next;
    try {
      next = graph::advance(base, row_changes(std::move(*changes)));
    } catch (const std::exception&) {
      next = nullptr;
    }
    if (next == nullptr) {
      Result<SnapshotPointer> whole = build_whole(store, options);
      if (!whole) return fail(std::move(whole.error()));
      next = *std::move(whole);
    }
    publish(std::move(next));
    return {};
  }

  Result<void> follow_guarded() {
    try {
      return follow();
    } catch (const std::exception&) {
      return fail(unavailable("the feed could not take in a change"));
    }
  }

  void run() {
    std::chrono::milliseconds retry = kRetryFirst;
    std::unique_lock lock(mutex);
    while (!stopping) {
      feed_wakes.wait(lock, [&] { return stopping || wanted > newest->revision(); });
      if (stopping) return;
      lock.unlock();
      const Result<void> followed = follow_guarded();
      if (!followed && on_failure) on_failure(followed.error());
      lock.lock();
      if (followed) {
        retry = kRetryFirst;
        continue;
      }
      feed_wakes.wait_for(lock, retry, [&] { return stopping; });
      retry = std::min(retry * 2, kRetryLongest);
    }
  }

  SnapshotPointer load() const {
    const std::lock_guard lock(mutex);
    return newest;
  }

  store::Store& store;
  FailureListener on_failure;
  graph::SnapshotOptions options;
  mutable std::mutex mutex;
  mutable std::condition_variable readers_wake;
  std::condition_variable feed_wakes;
  SnapshotPointer newest;
  model::Revision wanted = 0;
  bool stopping = false;
  std::thread thread;
};

Result<std::unique_ptr<SnapshotPublisher>> SnapshotPublisher::start(
    store::Store& store, FailureListener on_failure, graph::SnapshotOptions options) {
  Result<SnapshotPointer> first = build_whole(store, options);
  if (!first) return fail(std::move(first.error()));
  auto feed =
      std::make_unique<Feed>(store, *std::move(first), std::move(on_failure), std::move(options));
  Feed* followed = feed.get();
  store.set_commit_listener([followed](model::Revision revision) { followed->wake(revision); });
  feed->thread = std::thread([followed] { followed->run(); });
  // A commit between the first read and the listener would otherwise go unseen.
  if (const Result<model::Revision> newest = store.newest_revision()) followed->wake(*newest);
  return std::unique_ptr<SnapshotPublisher>(new SnapshotPublisher(std::move(feed)));
}

SnapshotPublisher::SnapshotPublisher(std::unique_ptr<Feed> feed) : feed_(std::move(feed)) {}

SnapshotPublisher::~SnapshotPublisher() {
  feed_->store.set_commit_listener({});
  {
    const std::lock_guard lock(feed_->mutex);
    feed_->stopping = true;
  }
  feed_->feed_wakes.notify_all();
  feed_->thread.join();
}

SnapshotPointer SnapshotPublisher::newest() const noexcept { return feed_->load(); }

Result<SnapshotPointer> SnapshotPublisher::wait_for(model::Revision revision,
                                                    steady_clock::time_point deadline) const {
  std::unique_lock lock(feed_->mutex);
  const bool reached = feed_->readers_wake.wait_until(
      lock, deadline, [&] { return feed_->newest->revision() >= revision; });
  if (reached) return feed_->newest;
  return fail(revision_not_reached(revision, feed_->newest->revision()));
}

}  // namespace veieninn::feed
