// A writer is killed in the middle of its work, some fifty times on the same file: every commit it
// said was done is there, none is there by half, and what it forgot is forgotten.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "service/store/sqlite_store.h"
#include "tests/contract/sqlite_host.h"

namespace veieninn::store {
namespace {

constexpr int kKills = 50;
constexpr int kWriters = 3;  // so that commits share a sync
constexpr std::int64_t kCommitsMax = 1'000'000;

// The n-th commit of all: two contacts with the same mark and a fact with it.
Commit commit_of(std::int64_t n) {
  const std::string mark = std::to_string(n);
  const std::string slot = std::to_string(n % 97);
  model::Engagement fact = engagement("c1");
  fact.source_id = mark;
  return {{put(contact("left" + slot, "Rolig Bok " + mark)),
           put(contact("right" + slot, "Rolig Bok " + mark)), Append{fact}},
          "request-" + mark,
          static_cast<std::uint64_t>(n),
          Instant{1'700'000'000}};
}

// Writes until it is killed; each acknowledged number goes into the pipe.
[[noreturn]] void write_until_killed(const std::filesystem::path& file, std::int64_t first,
                                     int pipe) {
  auto store = SqliteStore::open(file);
  if (!store) _exit(1);
  std::vector<std::thread> writers;
  for (int writer = 0; writer < kWriters; ++writer) {
    writers.emplace_back([&, writer] {
      for (std::int64_t n = first + writer; n < kCommitsMax; n += kWriters) {
        if (!(*store)->commit(commit_of(n))) _exit(2);
        if (write(pipe, &n, sizeof n) != sizeof n) _exit(3);
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  _exit(0);
}

std::set<std::int64_t> read_all(int pipe) {
  std::set<std::int64_t> acknowledged;
  for (std::int64_t n = 0; read(pipe, &n, sizeof n) == sizeof n;) acknowledged.insert(n);
  return acknowledged;
}

// Forks a writer, kills it after `life` and returns what it had acknowledged.
std::set<std::int64_t> killed_after(std::chrono::microseconds life,
                                    const std::filesystem::path& file, std::int64_t first) {
  std::array<int, 2> pipe_ends{};
  EXPECT_EQ(pipe(pipe_ends.data()), 0);
  const pid_t child = fork();
  if (child == 0) {
    close(pipe_ends[0]);
    write_until_killed(file, first, pipe_ends[1]);
  }
  close(pipe_ends[1]);
  std::set<std::int64_t> acknowledged;
  std::thread reader([&] { acknowledged = read_all(pipe_ends[0]); });
  std::this_thread::sleep_for(life);
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself: " << status;
  reader.join();
  close(pipe_ends[0]);
  return acknowledged;
}

std::set<std::int64_t> recorded(Store& store) {
  std::set<std::int64_t> numbers;
  EngagementQuery query;
  query.page_size = 1000;
  for (;;) {
    const EngagementPage page = store.list_engagements(query).value();
    for (const model::Engagement& fact : page.rows) numbers.insert(std::stoll(fact.source_id));
    if (page.next_before == 0) return numbers;
    query.before_sequence = page.next_before;
  }
}

void expect_no_half_commit(Store& store, const std::set<std::int64_t>& facts) {
  std::map<std::string, std::string> marks;
  const auto visited = store.visit_all(
      [&](const Resource& row) {
        const auto* person = std::get_if<model::Contact>(&row);
        if (person != nullptr) marks[person->id] = person->display_name;
      },
      [](const model::Engagement&) {});
  ASSERT_TRUE(visited);
  constexpr std::size_t kNameBytes = sizeof "Rolig Bok " - 1;
  for (const auto& [id, name] : marks) {
    if (!id.starts_with("left")) continue;
    EXPECT_EQ(name, marks["right" + id.substr(4)]) << id;
    EXPECT_TRUE(facts.contains(std::stoll(name.substr(kNameBytes)))) << id;
  }
}

TEST(StoreKill, LosesNoAcknowledgedCommitAndKeepsNoHalfOne) {
  const std::uint32_t seed = std::random_device{}();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  SqliteHost host;
  ASSERT_TRUE(host.store().commit(
      {{put(unit("asker")), put(contact("c1")), put(venture("v1"))}, "", 0, Instant{1}}));
  std::set<std::int64_t> acknowledged;
  std::int64_t first = 0;
  for (int round = 0; round < kKills; ++round) {
    SCOPED_TRACE(testing::Message() << "kill " << round);
    host.close();  // no open file crosses the fork
    const std::chrono::microseconds life(2'000 + random() % 60'000);
    acknowledged.merge(killed_after(life, host.file(), first));
    host.reopen();
    const std::set<std::int64_t> facts = recorded(host.store());
    for (const std::int64_t n : acknowledged) ASSERT_TRUE(facts.contains(n)) << n << " is lost";
    expect_no_half_commit(host.store(), facts);
    // The store's own memory agrees: a repeat adds nothing.
    for (auto n = facts.lower_bound(first); n != facts.end(); ++n) {
      EXPECT_TRUE(host.store().commit(commit_of(*n))->repeated) << *n;
    }
    first = facts.empty() ? 0 : *facts.rbegin() + 1;
  }
  EXPECT_GT(acknowledged.size(), std::size_t{kKills}) << "the writers must have had time to write";
}

}  // namespace
}  // namespace veieninn::store
