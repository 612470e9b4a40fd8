// SQLite in memory, prepared statements, covering indexes. Two formulations: the plain recursive
// query, and the best one we know: level by level with the best of each person kept, then met from
// the targets' incoming ties.
#include <sqlite3.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/routes/contestant.h"
#include "engine/graph/snapshot_data.h"
#include "engine/routing/candidates.h"
#include "engine/routing/need_view.h"

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
CREATE TABLE person (c INTEGER PRIMARY KEY, direct REAL, introduced REAL, standing REAL);
CREATE TABLE expert (area INTEGER, topic INTEGER, c INTEGER, p REAL,
                     PRIMARY KEY (area, topic, c)) WITHOUT ROWID;
CREATE TABLE expert_anywhere (topic INTEGER, c INTEGER, p REAL, PRIMARY KEY (topic, c)) WITHOUT ROWID;
CREATE TEMP TABLE need (n INTEGER, topic INTEGER, nearness REAL, weight REAL,
                        PRIMARY KEY (n, topic)) WITHOUT ROWID;
CREATE TEMP TABLE place (area INTEGER PRIMARY KEY, share REAL);
CREATE TEMP TABLE call (c INTEGER PRIMARY KEY, p REAL);
CREATE TEMP TABLE reach (c INTEGER PRIMARY KEY, p REAL);
CREATE TEMP TABLE target (c INTEGER PRIMARY KEY, direct REAL, introduced REAL);
)";

// Who is an expert on the need in the place, and what a way to her is worth. ?1: least_right.
constexpr const char* kTargets = R"(
INSERT INTO target
SELECT c, max(person.direct, coalesce((SELECT p FROM call WHERE call.c = person.c), 0) * person.standing)
            * right_one * share, person.introduced * right_one * share
FROM (SELECT c, sum(best) AS right_one, max(share) AS share FROM
       (SELECT expert.c AS c, max(need.weight * need.nearness * expert.p) AS best, max(place.share) AS share
        FROM place CROSS JOIN need CROSS JOIN expert
          ON expert.area = place.area AND expert.topic = need.topic
        GROUP BY expert.c, need.n)
      GROUP BY c)
JOIN person USING (c) WHERE right_one >= ?1)";
constexpr const char* kTargetsAnywhere = R"(
INSERT INTO target
SELECT c, max(person.direct, coalesce((SELECT p FROM call WHERE call.c = person.c), 0) * person.standing)
            * right_one, person.introduced * right_one
FROM (SELECT c, sum(best) AS right_one FROM
       (SELECT expert.c AS c, max(need.weight * need.nearness * expert.p) AS best
        FROM need CROSS JOIN expert_anywhere AS expert ON expert.topic = need.topic
        GROUP BY expert.c, need.n)
      GROUP BY c)
JOIN person USING (c) WHERE right_one >= ?1)";

// ?1: introducers at most.
constexpr const char* kRecursive = R"(
WITH RECURSIVE walk (c, n, p) AS (
  SELECT c, 1, p FROM call WHERE c IN (SELECT c FROM person)
  UNION ALL
  SELECT tie.t, walk.n + 1, walk.p * tie.p FROM walk JOIN tie ON tie.f = walk.c WHERE walk.n < ?1
)
SELECT target.c, max(target.direct, coalesce(max(walk.p * tie.p) * target.introduced, 0)) AS best
FROM target LEFT JOIN (walk JOIN tie ON tie.f = walk.c) ON tie.t = target.c
GROUP BY target.c ORDER BY best DESC LIMIT 8)";

constexpr const char* kLevel = R"(
INSERT INTO reach SELECT tie.t, max(call.p * tie.p) FROM call CROSS JOIN tie ON tie.f = call.c
WHERE true GROUP BY tie.t ON CONFLICT (c) DO UPDATE SET p = max(p, excluded.p))";
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
    store(beliefs_of(snapshot));
    db_.run("COMMIT; ANALYZE");
    targets_.emplace(db_, kTargets);
    targets_anywhere_.emplace(db_, kTargetsAnywhere);
    clear_targets_.emplace(db_, "DELETE FROM target");
  }

  // What a client would send along with the question.
  void prepare(const Problem& problem) override {
    const graph::SnapshotData& data = snapshot_.data();
    db_.run("DELETE FROM need; DELETE FROM place; DELETE FROM call");
    Statement need(db_, "INSERT INTO need VALUES (?, ?, ?, ?)");
    const routing::OpenInitiatives open(data, problem.request.as_of_time, problem.request.need,
                                        problem.request.area.value);
    const routing::BeliefView belief(data, problem.request.as_of_time, graph::kNone, &open);
    const routing::PastNeeds past(data, belief, problem.request.words,
                                  problem.request.venture.value);
    const routing::NeedView view(data, problem.request.need, past, open, routing::NeedStep::kNear);
    for (const auto& topic : view.topics()) {
      for (const auto& near : topic.near) {
        need.bind(1, std::int64_t{near.need})
            .bind(2, std::int64_t{topic.topic})
            .bind(3, near.nearness)
            .bind(4, problem.request.need[near.need].weight)
            .step();
      }
    }
    if (!problem.request.area.is_none()) {
      Statement place(db_, "INSERT INTO place VALUES (?, ?)");
      for (const auto& one : routing::places_of(data, problem.request.area.value)) {
        place.bind(1, std::int64_t{one.area}).bind(2, one.share).step();
      }
    }
    Statement call(db_, "INSERT INTO call VALUES (?, ?)");
    for (const auto& [contact, probability] : problem.calls) {
      call.bind(1, std::int64_t{contact}).bind(2, probability).step();
    }
  }

 protected:
  void find_targets(const Problem& problem) {
    clear_targets_->step();
    auto& targets = problem.request.area.is_none() ? targets_anywhere_ : targets_;
    targets->bind(1, least_right(snapshot_)).step();
  }

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

 private:
  void store(const Beliefs& beliefs) {
    const graph::SnapshotData& data = snapshot_.data();
    Statement person(db_, "INSERT INTO person VALUES (?, ?, ?, ?)");
    for (const Person& one : beliefs.persons) {
      person.bind(1, std::int64_t{one.contact})
          .bind(2, one.direct)
          .bind(3, one.introduced)
          .bind(4, one.standing)
          .step();
    }
    Statement expert(db_, "INSERT OR IGNORE INTO expert VALUES (?, ?, ?, ?)");
    Statement anywhere(db_, "INSERT INTO expert_anywhere VALUES (?, ?, ?)");
    for (const Beliefs::Knows& one : beliefs.knows) {
      anywhere.bind(1, std::int64_t{one.topic})
          .bind(2, std::int64_t{one.contact})
          .bind(3, one.probability)
          .step();
      const std::uint32_t unit = data.contacts[one.contact].unit;
      if (unit == graph::kNone) continue;
      for (const std::uint32_t area : data.unit_areas[unit]) {
        expert.bind(1, std::int64_t{area})
            .bind(2, std::int64_t{one.topic})
            .bind(3, std::int64_t{one.contact})
            .bind(4, one.probability)
            .step();
      }
    }
  }

  std::optional<Statement> targets_;
  std::optional<Statement> targets_anywhere_;
  std::optional<Statement> clear_targets_;
};

class Recursive final : public Sqlite {
 public:
  explicit Recursive(const graph::Snapshot& snapshot) : Sqlite(snapshot), query_(db_, kRecursive) {}
  std::string name() const override { return "sqlite_recursive"; }
  Ranking answer(const Problem& problem) override {
    find_targets(problem);
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
        first_(db_, "INSERT INTO reach SELECT c, p FROM call WHERE c IN (SELECT c FROM person)"),
        level_(db_, kLevel),
        query_(db_, kMeeting) {
    static_assert(kIntroductions == 2, "one level is expanded");
  }
  std::string name() const override { return "sqlite_meeting"; }
  Ranking answer(const Problem& problem) override {
    find_targets(problem);
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
