#include "service/store/sqlite_writer.h"

#include <chrono>
#include <utility>

#include "service/store/commit_laws.h"
#include "service/store/sqlite_commit.h"
#include "service/store/sqlite_reads.h"
#include "service/store/sqlite_row_writer.h"

namespace veieninn::store {
namespace {

// Past this a shared sync saves nothing any more, and the last would wait for the first.
constexpr std::size_t kBatchOperationsMax = 2000;
// How long an erasure waits for reads to end; then the log is emptied after them.
constexpr std::chrono::milliseconds kLogPatience{100};

// Rolls back unless it was committed.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) {
    database_.run("BEGIN IMMEDIATE");
  }
  ~Transaction() { database_.roll_back(); }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit() { database_.run("COMMIT"); }

 private:
  Database& database_;
};

}  // namespace

struct SqliteWriter::Pending {
  const Commit& commit;
  std::vector<std::optional<Error>> broken_laws;
  Answer answer = {};
  bool erased_person = false;
  bool done = false;  // guarded by queue_mutex_
};

SqliteWriter::Answer SqliteWriter::commit(const Commit& commit, SqliteReaders& readers) {
  Pending pending{commit, broken_laws(commit)};
  std::unique_lock lock(queue_mutex_);
  queue_.push_back(&pending);
  turn_.wait(lock, [&] { return pending.done || (!leading_ && queue_.front() == &pending); });
  if (!pending.done) {
    leading_ = true;
    const std::vector<Pending*> batch = take_batch();
    lock.unlock();
    {
      const std::scoped_lock database_lock(database_mutex_);
      write_batch(batch);
      if (log_due_) empty_log(readers);
    }
    lock.lock();
    for (Pending* written : batch) written->done = true;
    leading_ = false;
    turn_.notify_all();
  }
  return std::move(pending.answer);
}

std::vector<SqliteWriter::Pending*> SqliteWriter::take_batch() {
  std::vector<Pending*> batch;
  std::size_t operations = 0;
  while (!queue_.empty()) {
    operations += queue_.front()->commit.operations.size();
    if (!batch.empty() && operations > kBatchOperationsMax) break;
    batch.push_back(queue_.front());
    queue_.pop_front();
  }
  return batch;
}

// A failure of the driver undoes the whole transaction: then each commit tries alone, so that one
// does not take the others down.
void SqliteWriter::write_batch(const std::vector<Pending*>& batch) {
  try {
    write_together(batch);
  } catch (const DriverFailure& failure) {
    const Error error = to_error(failure, "a commit");
    if (batch.size() == 1) {
      batch.front()->answer = {tl::unexpected(OperationError{0, error}), false};
      return;
    }
    for (Pending* pending : batch) write_batch({pending});
  }
}

void SqliteWriter::write_together(const std::vector<Pending*>& batch) {
  Transaction transaction(database_);
  Revision newest = read_revision(database_);
  const bool alone = batch.size() == 1;
  bool any_written = false;
  for (Pending* pending : batch) any_written |= write_one(*pending, newest, !alone);
  if (!any_written) return;
  transaction.commit();
  for (const Pending* pending : batch) {
    if (pending->erased_person) log_due_ = true;
  }
}

// Returns whether the transaction now holds it.
bool SqliteWriter::write_one(Pending& pending, Revision& newest, bool in_savepoint) {
  if (in_savepoint) database_.run("SAVEPOINT one_commit");
  SqliteCommit commit(database_, pending.commit, pending.broken_laws, newest);
  SqliteCommit::Receipt receipt = commit.run();
  if (!receipt) {
    pending.answer = {tl::unexpected(std::move(receipt.error().front())), false};
    if (in_savepoint) database_.run("ROLLBACK TO one_commit");
  } else {
    const bool made_revision = !receipt->repeated && receipt->revision > newest;
    if (made_revision) newest = receipt->revision;
    pending.answer = {*std::move(receipt), made_revision};
    pending.erased_person = commit.erased_person();
  }
  if (in_savepoint) database_.run("RELEASE one_commit");
  return pending.answer.result.has_value();
}

std::vector<OperationError> SqliteWriter::check(const Commit& commit) {
  std::vector<std::optional<Error>> broken = broken_laws(commit);
  const std::scoped_lock lock(database_mutex_);
  const Transaction transaction(database_);
  SqliteCommit run(database_, commit, std::move(broken), read_revision(database_));
  SqliteCommit::Receipt receipt = run.run();
  return receipt ? std::vector<OperationError>{} : std::move(receipt.error());
}

void SqliteWriter::add_gaps(const std::vector<GapCount>& counts) {
  const std::scoped_lock lock(database_mutex_);
  Transaction transaction(database_);
  for (const GapCount& gap : counts) add_gap(database_, gap);
  transaction.commit();
}

void SqliteWriter::empty_log_if_due(SqliteReaders& readers) noexcept {
  if (!log_due_) return;
  const std::unique_lock lock(database_mutex_, std::try_to_lock);
  if (lock.owns_lock() && log_due_) empty_log(readers);
}

// The pages in the log that still show what was erased go with it.
void SqliteWriter::empty_log(SqliteReaders& readers) noexcept {
  const bool ran = readers.while_idle(kLogPatience, [&] {
    if (database_.empty_log()) log_due_ = false;
  });
  (void)ran;  // else it stays due, and the next read or commit that ends tries again
}

}  // namespace veieninn::store
