// The power goes while the log is being written: whatever part of it reached the disk, the store
// opens with the first commits whole and the rest not at all.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "service/store/sqlite_store.h"
#include "tests/contract/sqlite_host.h"

namespace veieninn::store {
namespace {

namespace fs = std::filesystem;

constexpr int kCommits = 40;

Commit commit_of(int n) {
  model::Engagement fact = engagement("c1");
  fact.source_id = std::to_string(n);
  const std::string name = "Rolig Bok " + std::to_string(n);
  return {{put(contact("left", name)), put(contact("right", name)), Append{fact}},
          "",
          0,
          Instant{1'700'000'000}};
}

fs::path log_of(const fs::path& file) { return file.string() + "-wal"; }

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write_bytes(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// How many commits stand in the store, which must be the first ones, whole.
int whole_commits(Store& store) {
  const EngagementPage page = store.list_engagements({{}, 1000, INT64_MAX}).value();
  const int count = static_cast<int>(page.rows.size());
  for (int i = 0; i < count; ++i) {
    EXPECT_EQ(page.rows[static_cast<std::size_t>(i)].source_id, std::to_string(count - 1 - i));
  }
  if (count == 0) return 0;
  for (const char* id : {"left", "right"}) {
    const StoredResource stored = store.get(ResourceKind::kContact, id).value();
    EXPECT_EQ(std::get<model::Contact>(stored.row).display_name,
              "Rolig Bok " + std::to_string(count - 1));
  }
  EXPECT_EQ(store.newest_revision().value(), 1 + count);
  return count;
}

// The files of a store as they are while it runs, with kCommits in its log.
class TornLog : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(running_.store().commit(
        {{put(unit("asker")), put(contact("c1")), put(venture("v1"))}, "", 0, Instant{1}}));
    running_.reopen();  // empties the log
    for (int n = 0; n < kCommits; ++n) {
      ASSERT_TRUE(running_.store().commit(commit_of(n)));
    }
    database_ = bytes_of(running_.file());
    log_ = bytes_of(log_of(running_.file()));
    ASSERT_GT(log_.size(), std::size_t{kCommits} * 4096);
  }

  int commits_with(const std::string& log) {
    after_.close();
    fs::remove(after_.file().string() + "-shm");
    write_bytes(after_.file(), database_);
    write_bytes(log_of(after_.file()), log);
    after_.reopen();
    return whole_commits(after_.store());
  }

  SqliteHost running_;
  SqliteHost after_;
  std::string database_;
  std::string log_;
};

TEST_F(TornLog, HoldsEveryCommitWhenTheLogIsWhole) { EXPECT_EQ(commits_with(log_), kCommits); }

TEST_F(TornLog, HoldsTheFirstCommitsWholeWhereverTheLogIsCut) {
  std::mt19937 random(7);
  int last = 0;
  std::vector<std::size_t> cuts;
  for (int i = 0; i < 60; ++i) cuts.push_back(random() % log_.size());
  std::ranges::sort(cuts);
  for (const std::size_t cut : cuts) {
    SCOPED_TRACE(testing::Message() << "cut at " << cut);
    const int count = commits_with(log_.substr(0, cut));
    EXPECT_GE(count, last) << "a longer log holds no fewer";
    last = count;
  }
  EXPECT_GT(last, kCommits / 2);
}

TEST_F(TornLog, HoldsTheFirstCommitsWholeWhereverTheLogIsGarbled) {
  std::mt19937 random(8);
  int lost = 0;
  for (int i = 0; i < 40; ++i) {
    const std::size_t at = random() % log_.size();
    SCOPED_TRACE(testing::Message() << "garbled at " << at);
    std::string garbled = log_;
    garbled[at] = static_cast<char>(garbled[at] ^ 0x55);
    lost += commits_with(garbled) < kCommits ? 1 : 0;
  }
  EXPECT_GT(lost, 0);
}

}  // namespace
}  // namespace veieninn::store
