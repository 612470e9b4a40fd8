// The embedded store: one SQLite file (write-ahead log beside it), for one process at a time.
//
// Durable: synchronous=FULL, the log is synced before a commit is answered. Commits that wait for
// each other share one sync, each with its own revision. Erased: secure_delete, and the log is
// emptied after a person is erased; while a long read keeps it open this waits until that read is
// done or the store is opened next. The file is readable by its owner only.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>

#include "service/store/store.h"

namespace veieninn::store {

struct SqliteOptions {
  std::size_t readers = 4;  // connections for reads at the same time; further reads wait
};

class SqliteStore {
 public:
  // Opens or makes the file and brings it to the newest schema. Errors, all on `database`:
  // kInvalidArgument when the folder is missing, the file is not writable, belongs to another
  // program or to a newer one; kCorruptInput when it is damaged or no database.
  [[nodiscard]] static Result<std::unique_ptr<Store>> open(const std::filesystem::path& path,
                                                           const SqliteOptions& options = {});
};

}  // namespace veieninn::store
