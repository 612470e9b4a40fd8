// SQLite in memory, prepared statements, covering indexes. Two formulations: the plain recursive
// query, and the best one we know: level by level with the best of each person kept, then met from
// the targets' incoming ties.
#include <sqlite3.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "bench/routes/contestant.h"
#include "engine/graph/snapshot_data.h"

namespace veieninn::bench {
namespace {

class Database {
 public:
  Database() { check(sqlite3_open(":memory:", &db_)); }
  ~Database() { sqlite3_close_v2(db_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  void run(const char* sql) { check(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr)); }
  void check(int code) const {
    if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(db_));
  }
  [[nodiscard]] sqlite3* get() const { return db_; }

 private:
  sqlite3* db_ = nullptr;
};

class Statement {
 public:
  Statement(Database& db, const char* sql) : db_(db) {
    db.check(
        sqlite3_prepare_v3(db.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  Statement& bind(int at, std::int64_t value) {
    db_.check(sqlite3_bind_int64(statement_, at, value));
    return *this;
  }
  Statement& bind(int at, double value) {
    db_.check(sqlite3_bind_double(statement_, at, value));
    return *this;
  }
  bool step() {
    const int code = sqlite3_step(statement_);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
      throw std::runtime_error(sqlite3_errmsg(db_.get()));
    if (code == SQLITE_DONE) sqlite3_reset(statement_);
    return code == SQLITE_ROW;
  }
  [[nodiscard]] double number(int at) const { return sqlite3_column_double(statement_, at); }
  [[nodiscard]] std::int64_t integer(int at) const { return sqlite3_column_int64(statement_, at); }

 private:
  Database& db_;
  sqlite3_stmt* statement_ = nullptr;
};

constexpr const char* kSchema = R"(
PRAGMA temp_store = MEMORY;
CREATE TABLE tie (f INTEGER, t INTEGER, p REAL, PRIMARY KEY (f, t)) WITHOUT ROWID;
CREATE TABLE tie_in (t INTEGER, f INTEGER, p REAL, PRIMARY KEY (t, f)) WITHOUT ROWID;
CREATE TEMP TABLE target (c INTEGER PRIMARY KEY, direct REAL, introduced REAL);
CREATE TEMP TABLE call (c INTEGER PRIMARY KEY, p REAL);
CREATE TEMP TABLE reach (c INTEGER PRIMARY KEY, p REAL);
)";

// ?1: introducers at most.
constexpr const char* kRecursive = R"(
WITH RECURSIVE walk (c, n, p) AS (
  SELECT c, 1, p FROM call
  UNION ALL
  SELECT tie.t, walk.n + 1, walk.p * tie.p FROM walk JOIN tie ON tie.f = walk.c WHERE walk.n < ?1
)
SELECT target.c, max(target.direct, coalesce(max(walk.p * tie.p) * target.introduced, 0)) AS best
FROM target LEFT JOIN (walk JOIN tie ON tie.f = walk.c) ON tie.t = target.c
GROUP BY target.c ORDER BY best DESC LIMIT 8)";

constexpr const char* kLevel = R"(
INSERT INTO reach SELECT tie.t, max(call.p * tie.p) FROM call CROSS JOIN tie ON tie.f = call.c
GROUP BY tie.t ON CONFLICT (c) DO UPDATE SET p = max(p, excluded.p))";
constexpr const char* kMeeting = R"(
SELECT target.c, max(target.direct, coalesce(target.introduced *
  (SELECT max(reach.p * tie_in.p) FROM tie_in CROSS JOIN reach ON reach.c = tie_in.f
   WHERE tie_in.t = target.c), 0)) AS best
FROM target ORDER BY best DESC LIMIT 8)";

class Sqlite : public Contestant {
 public:
  explicit Sqlite(const graph::Snapshot& snapshot) : snapshot_(snapshot) {
    db_.run(kSchema);
    db_.run("BEGIN");
    Statement out(db_, "INSERT INTO tie VALUES (?, ?, ?)");
    Statement in(db_, "INSERT INTO tie_in VALUES (?, ?, ?)");
    for (const WeightedTie& tie : weighted_ties(snapshot)) {
      out.bind(1, std::int64_t{tie.from})
          .bind(2, std::int64_t{tie.to})
          .bind(3, tie.probability)
          .step();
      in.bind(1, std::int64_t{tie.to})
          .bind(2, std::int64_t{tie.from})
          .bind(3, tie.probability)
          .step();
    }
    db_.run("COMMIT; ANALYZE");
  }

  void prepare(const Problem& problem) override {
    db_.run("DELETE FROM target; DELETE FROM call; DELETE FROM reach");
    Statement target(db_, "INSERT INTO target VALUES (?, ?, ?)");
    for (const TargetValue& one : problem.targets) {
      target.bind(1, std::int64_t{one.contact})
          .bind(2, one.without_introduction)
          .bind(3, one.introduced)
          .step();
    }
    Statement call(db_, "INSERT INTO call VALUES (?, ?)");
    for (const auto& [contact, probability] : problem.calls) {
      call.bind(1, std::int64_t{contact}).bind(2, probability).step();
    }
  }

 protected:
  Ranking read(Statement& query) {
    Ranking ranking;
    while (query.step()) {
      ranking.emplace_back(query.number(1), static_cast<std::uint32_t>(query.integer(0)));
    }
    keep_best(snapshot_, ranking);
    return ranking;
  }

  const graph::Snapshot& snapshot_;
  Database db_;
};

class Recursive final : public Sqlite {
 public:
  explicit Recursive(const graph::Snapshot& snapshot) : Sqlite(snapshot), query_(db_, kRecursive) {}
  std::string name() const override { return "sqlite_recursive"; }
  Ranking answer(const Problem&) override {
    query_.bind(1, std::int64_t{kIntroductions});
    return read(query_);
  }

 private:
  Statement query_;
};

class Meeting final : public Sqlite {
 public:
  explicit Meeting(const graph::Snapshot& snapshot)
      : Sqlite(snapshot),
        clear_(db_, "DELETE FROM reach"),
        first_(db_, "INSERT INTO reach SELECT c, p FROM call"),
        level_(db_, kLevel),
        query_(db_, kMeeting) {
    static_assert(kIntroductions == 2, "one level is expanded");
  }
  std::string name() const override { return "sqlite_meeting"; }
  Ranking answer(const Problem&) override {
    clear_.step();
    first_.step();
    level_.step();
    return read(query_);
  }

 private:
  Statement clear_;
  Statement first_;
  Statement level_;
  Statement query_;
};

}  // namespace

std::unique_ptr<Contestant> make_sqlite_recursive(const graph::Snapshot& snapshot) {
  return std::make_unique<Recursive>(snapshot);
}

std::unique_ptr<Contestant> make_sqlite_meeting(const graph::Snapshot& snapshot) {
  return std::make_unique<Meeting>(snapshot);
}

}  // namespace veieninn::bench
