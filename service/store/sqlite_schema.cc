#include "service/store/sqlite_schema.h"

#include <array>
#include <string>

#include "service/store/sqlite_migrations.h"

namespace veieninn::store {
namespace {

constexpr std::int64_t kApplicationId = 0x5645494E;  // "VEIN" in the file's header

std::int64_t pragma(Database& database, std::string_view sql) {
  Query query = database.query_once(sql);
  return query.next() ? query.integer(0) : 0;
}

bool is_empty(Database& database) {
  return pragma(database, "SELECT count(*) FROM sqlite_schema") == 0;
}

}  // namespace

int newest_schema() noexcept { return static_cast<int>(kMigrations.size()); }

Result<void> migrate(Database& database) {
  const std::int64_t application = pragma(database, "PRAGMA application_id");
  if (application != kApplicationId && !is_empty(database)) {
    return fail(invalid_argument("database", "is a database of another program",
                                 "name a file of veieninn's own, or a new one"));
  }
  const auto version = static_cast<std::size_t>(pragma(database, "PRAGMA user_version"));
  if (version > kMigrations.size()) {
    return fail(invalid_argument("database",
                                 "has schema " + std::to_string(version) +
                                     ", this program knows up to " +
                                     std::to_string(kMigrations.size()),
                                 "start a newer veieninnd, or use another file"));
  }
  for (std::size_t next = version; next < kMigrations.size(); ++next) {
    const std::string script =
        "BEGIN IMMEDIATE; PRAGMA application_id=" + std::to_string(kApplicationId) + "; " +
        std::string(kMigrations[next]) + "PRAGMA user_version=" + std::to_string(next + 1) +
        "; COMMIT;";
    database.run_script(script.c_str());
  }
  return {};
}

}  // namespace veieninn::store
