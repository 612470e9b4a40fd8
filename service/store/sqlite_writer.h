// The one connection that writes. Commits that arrive while another is being written wait in a
// queue; the first of them then writes all that wait as one transaction with one sync, a savepoint
// each, so that they succeed and fail apart and each has its own revision.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <vector>

#include "service/store/sqlite_database.h"
#include "service/store/sqlite_readers.h"
#include "service/store/store.h"

namespace veieninn::store {

// Thread safety: all methods may be called from any thread, before_readers() before the others.
class SqliteWriter {
 public:
  using Result = tl::expected<CommitReceipt, OperationError>;

  struct Answer {
    Result result;
    bool made_revision = false;
  };

  // Throws DriverFailure, as does check() and add_gaps().
  explicit SqliteWriter(const std::filesystem::path& path)
      : database_(path, Database::Mode::kWriter) {}

  // For the opening, while nobody else has the store.
  [[nodiscard]] Database& database() noexcept { return database_; }

  [[nodiscard]] Answer commit(const Commit& commit, SqliteReaders& readers);
  [[nodiscard]] std::vector<OperationError> check(const Commit& commit);
  void add_gaps(const std::vector<GapCount>& counts);

  // Empties the log when an erasure still waits for that. Never throws; gives up when reads are
  // under way for long or another thread writes.
  void empty_log_if_due(SqliteReaders& readers) noexcept;

 private:
  struct Pending;
  std::vector<Pending*> take_batch();
  void write_batch(const std::vector<Pending*>& batch);
  void write_together(const std::vector<Pending*>& batch);
  bool write_one(Pending& pending, Revision& newest, bool in_savepoint);
  void empty_log(SqliteReaders& readers) noexcept;

  std::mutex queue_mutex_;
  std::condition_variable turn_;
  std::deque<Pending*> queue_;
  bool leading_ = false;

  std::mutex database_mutex_;
  Database database_;
  std::atomic<bool> log_due_ = false;  // a person was erased and the log may still hold her
};

}  // namespace veieninn::store
