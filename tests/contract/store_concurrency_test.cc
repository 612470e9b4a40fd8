// Many writers and readers at once: no commit is lost, torn or numbered twice.
#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "tests/contract/store_contract.h"

namespace veieninn::store {
namespace {

constexpr int kWriters = 6;
constexpr int kCommitsEach = 40;

// Writer w's i-th commit changes two contacts alike and records one fact.
std::vector<Operation> pair_of_changes(int writer, int i) {
  const std::string mark = std::to_string(writer) + "-" + std::to_string(i);
  model::Contact left = contact("left" + std::to_string(writer), "Rolig Bok " + mark);
  model::Contact right = contact("right" + std::to_string(writer), "Rolig Bok " + mark);
  model::Engagement fact = engagement("c1");
  fact.source_id = mark;
  return {put(left), put(right), Append{fact}};
}

TEST_P(StoreContract, GivesConcurrentCommitsEachTheirOwnRevisionAndKeepsThemAll) {
  commit_small_world();
  const Revision before = store().newest_revision().value();
  std::mutex mutex;
  std::set<Revision> revisions;
  std::set<Revision> told;
  std::set<std::int64_t> sequences;
  store().set_commit_listener([&](Revision revision) {
    const std::scoped_lock lock(mutex);
    told.insert(revision);
  });
  {
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < kWriters; ++writer) {
      writers.emplace_back([&, writer] {
        for (int i = 0; i < kCommitsEach; ++i) {
          const auto result = store().commit({pair_of_changes(writer, i), "", 0, now});
          ASSERT_TRUE(result) << result.error().error.message;
          const std::scoped_lock lock(mutex);
          EXPECT_TRUE(revisions.insert(result->revision).second) << "given twice";
          EXPECT_TRUE(sequences.insert(result->operations[2].sequence).second);
        }
      });
    }
  }
  constexpr std::size_t kAll = std::size_t{kWriters} * kCommitsEach;
  EXPECT_EQ(revisions.size(), kAll);
  EXPECT_EQ(told, revisions);
  EXPECT_EQ(*revisions.rbegin(), before + static_cast<Revision>(kAll));
  EXPECT_EQ(store().newest_revision().value(), *revisions.rbegin());
  EXPECT_EQ(store().changes_since(before)->engagements.size(), kAll);
}

TEST_P(StoreContract, ABadCommitDoesNotHarmThoseThatWaitBesideIt) {
  commit_small_world();
  std::atomic<int> accepted = 0;
  std::atomic<int> refused_count = 0;
  {
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < kWriters; ++writer) {
      writers.emplace_back([&, writer] {
        for (int i = 0; i < kCommitsEach; ++i) {
          std::vector<Operation> operations = pair_of_changes(writer, i);
          if (writer % 2 == 0)
            std::get<model::Contact>(std::get<Put>(operations[1]).row).unit = "x";
          (store().commit({operations, "", 0, now}) ? accepted : refused_count) += 1;
        }
      });
    }
  }
  EXPECT_EQ(accepted, kWriters / 2 * kCommitsEach);
  EXPECT_EQ(refused_count, kWriters / 2 * kCommitsEach);
  for (int writer = 0; writer < kWriters; ++writer) {
    const bool good = writer % 2 == 1;
    const std::string id = std::to_string(writer);
    EXPECT_EQ(store().get(ResourceKind::kContact, "left" + id).has_value(), good);
    EXPECT_EQ(store().get(ResourceKind::kContact, "right" + id).has_value(), good);
  }
  EXPECT_EQ(store().list_engagements({{}, 1000, INT64_MAX})->rows.size(),
            std::size_t{kWriters / 2 * kCommitsEach});
}

TEST_P(StoreContract, ReadersNeverSeeHalfACommit) {
  commit_small_world();
  std::atomic<bool> writing = true;
  std::atomic<int> reads = 0;
  std::vector<std::jthread> readers;
  for (int reader = 0; reader < 3; ++reader) {
    readers.emplace_back([&] {
      Revision seen = 0;
      while (writing) {
        const ChangeSet changes = store().changes_since(0).value();
        EXPECT_GE(changes.revision, seen);
        seen = changes.revision;
        std::map<std::string, std::string> names;
        for (const Resource& row : changes.rows) {
          const auto* person = std::get_if<model::Contact>(&row);
          if (person != nullptr) names[person->id] = person->display_name;
        }
        EXPECT_EQ(names["left0"], names["right0"]);
        ++reads;
      }
    });
  }
  for (int i = 0; i < 150 || reads < 20; ++i) commit(pair_of_changes(0, i));
  writing = false;
}

TEST_P(StoreContract, AnswersConcurrentRepeatsOfOneRequestAlike) {
  commit_small_world();
  for (int round = 0; round < 20; ++round) {
    const Commit request{{put(contact("n" + std::to_string(round))), Append{engagement("c1")}},
                         "request-" + std::to_string(round),
                         9,
                         now};
    std::vector<CommitReceipt> receipts(4);
    {
      std::vector<std::jthread> senders;
      for (CommitReceipt& receipt : receipts) {
        senders.emplace_back([&] { receipt = store().commit(request).value(); });
      }
    }
    int firsts = 0;
    for (const CommitReceipt& receipt : receipts) {
      firsts += receipt.repeated ? 0 : 1;
      EXPECT_EQ(receipt.revision, receipts[0].revision);
      EXPECT_EQ(receipt.operations.at(1).sequence, receipts[0].operations.at(1).sequence);
    }
    EXPECT_EQ(firsts, 1);
  }
}

}  // namespace
}  // namespace veieninn::store
