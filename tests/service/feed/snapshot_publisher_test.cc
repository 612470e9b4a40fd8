#include "service/feed/snapshot_publisher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "service/api/gap_counter.h"
#include "service/store/sqlite_store.h"
#include "tests/service/feed/failing_store.h"
#include "tests/service/server/running_service.h"

namespace veieninn::feed {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

model::Area area(const std::string& id) {
  model::Area row;
  row.id = id;
  row.kind = model::AreaKind::kMunicipality;
  row.names = {{"nb", "Sted " + id}};
  return row;
}

class SnapshotPublisherTest : public testing::Test {
 protected:
  SnapshotPublisherTest() : store_(*store::SqliteStore::open(folder_.path() / "veieninn.db")) {}

  model::Revision put(const std::string& id) {
    store::Commit commit;
    commit.now = Instant{server::kNowSeconds};
    commit.operations.emplace_back(store::Put{area(id), store::PutCondition::kUpsert, {}});
    const auto receipt = store_.commit(commit);
    EXPECT_TRUE(receipt) << receipt.error().error.message;
    return receipt->revision;
  }

  server::TemporaryFolder folder_;
  FailingStore store_;
};

TEST_F(SnapshotPublisherTest, BeginsWithEverythingThatIsStored) {
  const model::Revision revision = put("1001");
  const auto publisher = *SnapshotPublisher::start(store_);
  EXPECT_EQ(publisher->newest()->revision(), revision);
  EXPECT_FALSE(publisher->newest()->find_area("1001").is_none());
}

TEST_F(SnapshotPublisherTest, ShowsAWriteWithinFiftyMilliseconds) {
  const auto publisher = *SnapshotPublisher::start(store_);
  std::vector<steady_clock::duration> delays;
  for (int i = 0; i < 200; ++i) {
    const model::Revision revision = put(std::to_string(2000 + i));
    const auto committed = steady_clock::now();
    const auto seen = publisher->wait_for(revision, committed + std::chrono::seconds(5));
    ASSERT_TRUE(seen) << seen.error().message;
    EXPECT_FALSE((*seen)->find_area(std::to_string(2000 + i)).is_none());
    delays.push_back(steady_clock::now() - committed);
  }
  std::ranges::sort(delays);
  // The median, so that a busy test machine does not decide.
  EXPECT_LT(delays[delays.size() / 2], milliseconds(50));
}

TEST_F(SnapshotPublisherTest, GivesUpWaitingAtTheDeadline) {
  const auto publisher = *SnapshotPublisher::start(store_);
  const auto start = steady_clock::now();
  const auto seen = publisher->wait_for(1'000, start + milliseconds(30));
  ASSERT_FALSE(seen);
  EXPECT_EQ(seen.error().reason, ErrorReason::kRevisionNotReached);
  EXPECT_GE(steady_clock::now() - start, milliseconds(30));
}

TEST_F(SnapshotPublisherTest, KeepsTheLastSnapshotWhileTheStoreFailsAndCatchesUpAfterwards) {
  std::atomic<int> told = 0;
  const auto publisher = *SnapshotPublisher::start(store_, [&](const Error& error) {
    EXPECT_EQ(error.reason, ErrorReason::kUnavailable);
    ++told;
  });
  const model::Revision before = publisher->newest()->revision();
  store_.fails = true;
  const model::Revision missed = put("1001");
  while (store_.refused < 3) std::this_thread::sleep_for(milliseconds(1));
  EXPECT_EQ(publisher->newest()->revision(), before);
  store_.fails = false;
  const auto seen = publisher->wait_for(missed, steady_clock::now() + std::chrono::seconds(10));
  ASSERT_TRUE(seen) << seen.error().message;
  EXPECT_GE(told, 3);
}

TEST_F(SnapshotPublisherTest, FollowsManyWritersAndNeverGoesBack) {
  const auto publisher = *SnapshotPublisher::start(store_);
  std::atomic<bool> done = false;
  std::atomic<bool> went_back = false;
  std::thread reader([&] {
    model::Revision last = 0;
    while (!done) {
      const model::Revision now = publisher->newest()->revision();
      went_back = went_back || now < last;
      last = now;
    }
  });
  std::vector<std::thread> writers;
  for (int w = 0; w < 4; ++w) {
    writers.emplace_back([&, w] {
      for (int i = 0; i < 50; ++i) put(std::to_string(3000 + 100 * w + i));
    });
  }
  for (std::thread& writer : writers) writer.join();
  const model::Revision newest = *store_.newest_revision();
  const auto seen = publisher->wait_for(newest, steady_clock::now() + std::chrono::seconds(10));
  done = true;
  reader.join();
  ASSERT_TRUE(seen);
  EXPECT_FALSE(went_back);
  for (int w = 0; w < 4; ++w) {
    for (int i = 0; i < 50; ++i) {
      EXPECT_FALSE((*seen)->find_area(std::to_string(3000 + 100 * w + i)).is_none());
    }
  }
}

TEST_F(SnapshotPublisherTest, CannotStartOnAStoreThatCannotBeRead) {
  store_.fails = true;
  const auto publisher = SnapshotPublisher::start(store_);
  ASSERT_FALSE(publisher);
  EXPECT_EQ(publisher.error().reason, ErrorReason::kUnavailable);
}

TEST_F(SnapshotPublisherTest, CountsOfGapsSurviveAStoreThatFailsForAWhile) {
  {
    api::GapCounter gaps(store_);
    gaps.add(20'000, "3118", "t1");
    gaps.add(20'000, "3118", "t1");
    gaps.add(20'000, "", "");
    store_.fails = true;
    EXPECT_FALSE(gaps.flush());
    store_.fails = false;
    gaps.add(20'000, "3118", "t1");
  }
  const auto counts = store_.gaps_since(20'000);
  ASSERT_TRUE(counts);
  std::int64_t kindergarten = 0;
  std::int64_t not_understood = 0;
  for (const store::GapCount& count : *counts) {
    (count.topic.empty() ? not_understood : kindergarten) += count.count;
  }
  EXPECT_EQ(kindergarten, 3);
  EXPECT_EQ(not_understood, 1);
}

}  // namespace
}  // namespace veieninn::feed
