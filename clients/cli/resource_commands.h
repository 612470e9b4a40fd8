// `list`, `show`, `create`, `update` and `delete` of any kind of resource, spelled as its table is.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "clients/cli/session.h"
#include "clients/cli/table.h"

namespace veieninn::cli {

struct ListOptions {
  std::string words;                    // part of the name
  std::string filter;                   // the API's own filter
  std::vector<std::string> conditions;  // ready conditions, such as `contact = "contacts/c001"`
  std::string order_by;
  std::size_t limit = 100;  // 0: all
};

struct WriteOptions {
  std::string id;
  std::map<std::string, std::string> cells;  // by column; an empty cell empties the field
  std::string etag;
  std::string request_id;
  bool allow_missing = false;
};

[[nodiscard]] ExitCode run_list(Session& session, const Table& table, const ListOptions& options);
[[nodiscard]] ExitCode run_show(Session& session, const Table& table, const std::string& id);
[[nodiscard]] ExitCode run_create(Session& session, const Table& table,
                                  const WriteOptions& options);
[[nodiscard]] ExitCode run_update(Session& session, const Table& table,
                                  const WriteOptions& options);
[[nodiscard]] ExitCode run_delete(Session& session, const Table& table,
                                  const WriteOptions& options);

// Records one engagement given as cells; makes a key of its own where none is given.
[[nodiscard]] ExitCode run_record(Session& session, const WriteOptions& options);

}  // namespace veieninn::cli
