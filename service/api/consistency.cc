#include "service/api/consistency.h"

#include <algorithm>
#include <string>

namespace veieninn::api {
namespace {

constexpr std::chrono::milliseconds kNap{200};

// The revision a read asks for; 0 asks for nothing.
Result<model::Revision> asked_revision(const v1::Consistency& wanted) {
  const bool exact = wanted.has_at_exact_revision();
  const model::Revision revision = exact ? wanted.at_exact_revision() : wanted.at_least_as_fresh();
  if (revision >= 0) return revision;
  return fail(invalid_argument(
      std::string("consistency.") + (exact ? "at_exact_revision" : "at_least_as_fresh"),
      "is negative", "use a revision that a write or an earlier answer returned"));
}

Call::Deadline wait_until(const Call& call) {
  const auto longest = std::chrono::steady_clock::now() + kWaitWithoutDeadline;
  return call.deadline == Call::Deadline::max() ? longest : call.deadline;
}

using SnapshotPointer = std::shared_ptr<const graph::Snapshot>;

// Waits in short naps, so that a client who leaves does not keep a thread.
Result<SnapshotPointer> wait_in_naps(model::Revision asked,
                                     const feed::SnapshotPublisher& publisher, const Call& call) {
  const Call::Deadline until = wait_until(call);
  while (true) {
    const Call::Deadline nap = std::chrono::steady_clock::now() + kNap;
    Result<SnapshotPointer> found = publisher.wait_for(asked, std::min(nap, until));
    const bool try_again = !found && nap < until && !call.cancelled();
    if (!try_again) return found;
  }
}

Result<SnapshotPointer> wait_for(model::Revision asked, bool exact,
                                 const feed::SnapshotPublisher& publisher, store::Store& store,
                                 const Call& call) {
  const Result<model::Revision> newest = store.newest_revision();
  if (!newest) return fail(newest.error());
  if (asked > *newest || (exact && asked < *newest)) return fail(revision_unknown(asked, *newest));
  if (!call.may_wait) {
    call.would_wait = true;
    return fail(unavailable("waits for a revision"));
  }
  Result<SnapshotPointer> found = wait_in_naps(asked, publisher, call);
  if (found && exact && (*found)->revision() != asked) {
    return fail(revision_unknown(asked, (*found)->revision()));
  }
  return found;
}

}  // namespace

Result<void> check_consistency(const v1::Consistency& wanted, store::Store& store) {
  if (!wanted.has_at_least_as_fresh() && !wanted.has_at_exact_revision()) return {};
  const Result<model::Revision> asked = asked_revision(wanted);
  if (!asked) return fail(asked.error());
  const Result<model::Revision> newest = store.newest_revision();
  if (!newest) return fail(newest.error());
  const bool served = wanted.has_at_exact_revision() ? *asked == *newest : *asked <= *newest;
  if (!served) return fail(revision_unknown(*asked, *newest));
  return {};
}

Result<SnapshotPointer> snapshot_for(const v1::Consistency& wanted,
                                     const feed::SnapshotPublisher& publisher, store::Store& store,
                                     const Call& call) {
  SnapshotPointer newest = publisher.newest();
  if (!wanted.has_at_least_as_fresh() && !wanted.has_at_exact_revision()) return newest;
  const Result<model::Revision> asked = asked_revision(wanted);
  if (!asked) return fail(asked.error());
  const bool exact = wanted.has_at_exact_revision();
  if (exact ? newest->revision() == *asked : newest->revision() >= *asked) return newest;
  if (exact && newest->revision() > *asked) {
    return fail(revision_unknown(*asked, newest->revision()));
  }
  return wait_for(*asked, exact, publisher, store, call);
}

}  // namespace veieninn::api
