#include "service/store/sqlite_database.h"

#include <utf8proc.h>

#include <cstdlib>

#include "service/store/sqlite_scrub.h"

namespace veieninn::store {
namespace {

constexpr int kBusyTimeoutMs = 5000;  // another process may hold the file for a checkpoint

// What the laws rest on. synchronous=FULL syncs the log at every commit; secure_delete writes
// zeros over what is deleted; temp_store keeps what is deleted out of temporary files.
constexpr const char* kSettings =
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA secure_delete=ON;"
    "PRAGMA temp_store=MEMORY;"
    "PRAGMA trusted_schema=OFF;"
    "PRAGMA mmap_size=0;"               // every page passes through the scrubbing
    "PRAGMA wal_autocheckpoint=4000;";  // pages: 16 MB, so that big imports write pages less often
constexpr const char* kWriterSettings = "PRAGMA cache_size=-131072;";  // KiB
constexpr const char* kReaderSettings = "PRAGMA cache_size=-16384; PRAGMA query_only=ON;";

// SQL function veieninn_fold(text): case-folded and composed, so that "ÅS" finds "Ås".
void fold(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
  const auto* text = reinterpret_cast<const utf8proc_uint8_t*>(sqlite3_value_text(values[0]));
  if (text == nullptr) return sqlite3_result_null(context);
  utf8proc_uint8_t* folded = nullptr;
  // utf8proc's flags are one enum, which has no name for their sums.
  const auto options =  // NOLINTNEXTLINE(clang-analyzer-optin.core.EnumCastOutOfRange)
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
  const utf8proc_ssize_t size =
      utf8proc_map(text, sqlite3_value_bytes(values[0]), &folded, options);
  if (size < 0) return sqlite3_result_null(context);
  sqlite3_result_text(context, reinterpret_cast<char*>(folded), static_cast<int>(size), std::free);
}

}  // namespace

Query::Query(Database& database, std::string_view sql, bool cached, Prepared /*tag*/)
    : database_(database),
      sql_(sql),
      cached_(cached),
      statement_(database.take_statement(sql, cached)) {}

Query::~Query() {
  if (cached_) {
    database_.give_back(sql_, statement_);
  } else {
    sqlite3_finalize(statement_);
  }
}

void Query::check_bound(int code) const {
  if (code != SQLITE_OK) database_.raise(code);
}

void Query::bind(int parameter, std::string_view text) {
  const char* data = text.data() == nullptr ? "" : text.data();
  check_bound(
      sqlite3_bind_text64(statement_, parameter, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Query::bind(int parameter, std::int64_t value) {
  check_bound(sqlite3_bind_int64(statement_, parameter, value));
}

void Query::bind(int parameter, std::optional<std::int64_t> value) {
  check_bound(value ? sqlite3_bind_int64(statement_, parameter, *value)
                    : sqlite3_bind_null(statement_, parameter));
}

void Query::bind(int parameter, double value) {
  check_bound(sqlite3_bind_double(statement_, parameter, value));
}

void Query::bind(int parameter, Instant instant) {
  const bool open = instant == kAlways || instant == kNever;
  check_bound(open ? sqlite3_bind_null(statement_, parameter)
                   : sqlite3_bind_int64(statement_, parameter, instant.unix_seconds));
}

void Query::bind(int parameter, const NullIfEmpty& reference) {
  if (reference.text.empty()) {
    check_bound(sqlite3_bind_null(statement_, parameter));
  } else {
    bind(parameter, std::string_view(reference.text));
  }
}

bool Query::next() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_.raise(code);
  return false;
}

void Query::run() {
  while (next()) {
  }
}

std::int64_t Query::integer(int column) const noexcept {
  return sqlite3_column_int64(statement_, column);
}

double Query::real(int column) const noexcept { return sqlite3_column_double(statement_, column); }

std::string Query::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

bool Query::is_null(int column) const noexcept {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Instant Query::instant(int column, Instant if_null) const noexcept {
  return is_null(column) ? if_null : Instant{integer(column)};
}

Database::Database(const std::filesystem::path& path, Mode mode) {
  if (scrubbing_vfs() == nullptr) throw DriverFailure(SQLITE_ERROR, "no file system");
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
                    (mode == Mode::kWriter ? SQLITE_OPEN_CREATE : 0);
  const int code = sqlite3_open_v2(path.c_str(), &handle_, flags, scrubbing_vfs());
  try {
    if (code != SQLITE_OK) raise(code);
    sqlite3_extended_result_codes(handle_, 1);
    sqlite3_busy_timeout(handle_, kBusyTimeoutMs);
    run_script(kSettings);
    run_script(("PRAGMA max_page_count=" + std::to_string(kScrubbedPagesMax)).c_str());
    run_script(mode == Mode::kWriter ? kWriterSettings : kReaderSettings);
    const int made =
        sqlite3_create_function(handle_, "veieninn_fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                nullptr, fold, nullptr, nullptr);
    if (made != SQLITE_OK) raise(made);
  } catch (...) {
    sqlite3_close_v2(handle_);
    throw;
  }
}

Database::~Database() {
  for (auto& [sql, statements] : idle_) {
    for (sqlite3_stmt* statement : statements) sqlite3_finalize(statement);
  }
  sqlite3_close_v2(handle_);
}

void Database::run_script(const char* sql) {
  const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) raise(code);
}

void Database::roll_back() noexcept {
  if (sqlite3_get_autocommit(handle_) == 0) {
    sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

std::int64_t Database::last_sequence() const noexcept { return sqlite3_last_insert_rowid(handle_); }

bool Database::empty_log() noexcept {
  return sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr,
                                   nullptr) == SQLITE_OK;
}

// A statement that is already running (a loop inside a loop) leaves the idle list empty, and a
// second one is made.
sqlite3_stmt* Database::take_statement(std::string_view sql, bool cached) {
  if (cached) {
    const auto found = idle_.find(sql);
    if (found != idle_.end() && !found->second.empty()) {
      sqlite3_stmt* statement = found->second.back();
      found->second.pop_back();
      return statement;
    }
  }
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                      cached ? SQLITE_PREPARE_PERSISTENT : 0, &statement, nullptr);
  if (code != SQLITE_OK) raise(code);
  return statement;
}

void Database::give_back(std::string_view sql, sqlite3_stmt* statement) {
  sqlite3_reset(statement);
  // Bound names and addresses do not stay in memory longer than they are needed.
  sqlite3_clear_bindings(statement);
  idle_[sql].push_back(statement);
}

void Database::raise(int code) const {
  const int extended = handle_ == nullptr ? code : sqlite3_extended_errcode(handle_);
  throw DriverFailure(extended == SQLITE_OK ? code : extended,
                      handle_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle_));
}

}  // namespace veieninn::store
