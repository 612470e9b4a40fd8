// A few connections for reads, lent out one read at a time.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "service/store/sqlite_database.h"

namespace veieninn::store {

// Thread safety: all methods may be called from any thread.
class SqliteReaders {
 public:
  // Throws DriverFailure.
  SqliteReaders(const std::filesystem::path& path, std::size_t count);

  // A connection inside a read transaction, which ends with the lease.
  class Lease {
   public:
    explicit Lease(SqliteReaders& readers);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    [[nodiscard]] Database& database() noexcept { return *database_; }

   private:
    SqliteReaders& readers_;
    std::unique_ptr<Database> database_;
  };

  // Runs `action` while no read is under way, unless that takes longer than `patience`; new reads
  // wait meanwhile. Returns whether it ran.
  template <typename Action>
  bool while_idle(std::chrono::milliseconds patience, const Action& action) {
    std::unique_lock lock(mutex_);
    paused_ = true;
    const bool idle = changed_.wait_for(lock, patience, [&] { return idle_.size() == count_; });
    if (idle) action();
    paused_ = false;
    changed_.notify_all();
    return idle;
  }

 private:
  std::unique_ptr<Database> take();
  void give_back(std::unique_ptr<Database> database) noexcept;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::unique_ptr<Database>> idle_;
  std::size_t count_;
  bool paused_ = false;
};

}  // namespace veieninn::store
