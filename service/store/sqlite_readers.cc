#include "service/store/sqlite_readers.h"

#include <algorithm>
#include <utility>

namespace veieninn::store {

SqliteReaders::SqliteReaders(const std::filesystem::path& path, std::size_t count)
    : count_(std::max<std::size_t>(count, 1)) {
  while (idle_.size() < count_) {
    idle_.push_back(std::make_unique<Database>(path, Database::Mode::kReader));
  }
}

std::unique_ptr<Database> SqliteReaders::take() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return !paused_ && !idle_.empty(); });
  std::unique_ptr<Database> database = std::move(idle_.back());
  idle_.pop_back();
  return database;
}

void SqliteReaders::give_back(std::unique_ptr<Database> database) noexcept {
  {
    const std::scoped_lock lock(mutex_);
    idle_.push_back(std::move(database));  // has room: it stood here before
  }
  changed_.notify_all();
}

SqliteReaders::Lease::Lease(SqliteReaders& readers) : readers_(readers), database_(readers.take()) {
  try {
    database_->run("BEGIN");
  } catch (...) {
    readers_.give_back(std::move(database_));
    throw;
  }
}

SqliteReaders::Lease::~Lease() {
  database_->roll_back();
  readers_.give_back(std::move(database_));
}

}  // namespace veieninn::store
