// One SQLite connection with its prepared statements. Only service/store knows it.
//
// Failures of the driver travel as DriverFailure from here to the methods of SqliteStore, which
// catch every one of them and turn it into an Error; no other exception type is thrown. A
// connection and its queries belong to one thread at a time.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <exception>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/instant.h"

namespace veieninn::store {

class DriverFailure : public std::exception {
 public:
  DriverFailure(int code, std::string detail) : code_(code), detail_(std::move(detail)) {}
  [[nodiscard]] int code() const noexcept { return code_; }  // an extended SQLite result code
  // The driver's own words, for the log only. Every value is bound, so they hold no row's content.
  [[nodiscard]] const char* what() const noexcept override { return detail_.c_str(); }

 private:
  int code_;
  std::string detail_;
};

// Busy, full or read-only: kUnavailable; a damaged file: kCorruptInput; all else: kInternal. Logs
// the driver's words, returns none of them.
[[nodiscard]] Error to_error(const DriverFailure& failure, std::string_view while_doing);

class Database;

// Binds an empty reference as NULL.
struct NullIfEmpty {
  const std::string& text;
};

// One run of a statement. Columns count from 0. Values are copied when bound.
class Query {
 public:
  template <typename... Values>
  Query(Database& database, std::string_view sql, bool cached, const Values&... values)
      : Query(database, sql, cached, Prepared{}) {
    int parameter = 0;
    (bind(++parameter, values), ...);
  }
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  // Parameters count from 1, as SQLite's do. An Instant's open end is bound as NULL.
  void bind(int parameter, std::string_view text);
  void bind(int parameter, std::int64_t value);
  void bind(int parameter, std::optional<std::int64_t> value);
  void bind(int parameter, double value);
  void bind(int parameter, Instant instant);
  void bind(int parameter, const NullIfEmpty& reference);

  [[nodiscard]] bool next();  // whether a row stands ready
  void run();                 // for statements without rows

  [[nodiscard]] std::int64_t integer(int column) const noexcept;
  [[nodiscard]] double real(int column) const noexcept;
  [[nodiscard]] std::string text(int column) const;  // NULL: empty
  [[nodiscard]] bool is_null(int column) const noexcept;
  [[nodiscard]] Instant instant(int column, Instant if_null) const noexcept;

 private:
  struct Prepared {};
  Query(Database& database, std::string_view sql, bool cached, Prepared);
  void check_bound(int code) const;

  Database& database_;
  std::string_view sql_;
  bool cached_;
  sqlite3_stmt* statement_;
};

class Database {
 public:
  enum class Mode : std::uint8_t { kWriter, kReader };

  // Opens, and makes when missing, with the settings that the store's laws rest on. Throws
  // DriverFailure.
  Database(const std::filesystem::path& path, Mode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // The statement for `sql` is kept for the next time: `sql` must outlive the database.
  template <typename... Values>
  [[nodiscard]] Query query(std::string_view sql, const Values&... values) {
    return Query(*this, sql, true, values...);
  }
  // For statements made at run time.
  [[nodiscard]] Query query_once(std::string_view sql) { return Query(*this, sql, false); }
  template <typename... Values>
  void run(std::string_view sql, const Values&... values) {
    Query(*this, sql, true, values...).run();
  }

  void run_script(const char* sql);  // several statements, no parameters
  void roll_back() noexcept;         // nothing when no transaction is open
  [[nodiscard]] std::int64_t last_sequence() const noexcept;
  // Moves all of the log into the database and empties it; false when somebody still reads it.
  bool empty_log() noexcept;

 private:
  friend class Query;
  sqlite3_stmt* take_statement(std::string_view sql, bool cached);
  void give_back(std::string_view sql, sqlite3_stmt* statement);
  [[noreturn]] void raise(int code) const;

  sqlite3* handle_ = nullptr;
  std::unordered_map<std::string_view, std::vector<sqlite3_stmt*>> idle_;
};

}  // namespace veieninn::store
