#include <spdlog/spdlog.h>

#include "service/store/sqlite_database.h"

namespace veieninn::store {

Error to_error(const DriverFailure& failure, std::string_view while_doing) {
  spdlog::error("store: {} failed: SQLite {} ({})", while_doing, failure.code(), failure.what());
  switch (failure.code() & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return unavailable("the store is busy; try again");
    case SQLITE_FULL:
      return unavailable("the store's disk is full; nothing was written");
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      return unavailable("the store's file cannot be read or written; nothing was written");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return corrupt_input("database", "is not a readable store",
                           "name another file, or restore this one from a backup");
    default:
      return internal_error("the store failed; nothing was written");
  }
}

}  // namespace veieninn::store
