// The documented table of each kind of resource: its columns, and how each is read and written.
//
// One list serves import, export, `create`/`update` options, `show`, completion and the docs, so
// that a spelling learned in one place holds in all. docs/import.md is checked against it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <google/protobuf/message.h>

#include "clients/cli/cells.h"
#include "veieninn/v1/directory_service.pb.h"

namespace veieninn::cli {

struct Column {
  std::string name;   // in the header: `capacity_per_week`
  std::string field;  // the resource's top-level field it fills: `capacity_per_week`
  bool required = false;
  std::string hint;  // what a cell looks like, for help and docs
  // Fills `resource` from a cell that is not empty.
  std::function<std::optional<CellProblem>(std::string_view cell, Today today,
                                           google::protobuf::Message& resource)>
      read;
  // Empties what `read` fills.
  std::function<void(google::protobuf::Message& resource)> clear;
  // The cell of a resource; empty where nothing is stored.
  std::function<std::string(const google::protobuf::Message& resource)> write;
};

struct Table {
  std::string kind;         // `units`: the file is units.csv
  std::string singular;     // `unit`: the command
  std::string collection;   // `orgUnits`
  std::string type;         // `OrgUnit`: the messages are GetOrgUnitRequest …
  std::string entry_field;  // `org_unit`: its field in DirectoryEntry and in requests
  std::vector<Column> columns;

  [[nodiscard]] const Column* find(std::string_view name) const;
  // The column that shows `field_path` of a server's complaint, such as
  // `contact.tenure.start_time` → `from`; empty when there is none.
  [[nodiscard]] std::string column_of(std::string_view field_path) const;
};

// In the order in which an import sends them: references lead backwards where they can.
[[nodiscard]] const std::vector<Table>& all_tables();
// By kind, singular or collection; null when there is none.
[[nodiscard]] const Table* find_table(std::string_view word);

[[nodiscard]] Table area_table();
[[nodiscard]] Table topic_table();
[[nodiscard]] Table unit_table();
[[nodiscard]] Table contact_table();
[[nodiscard]] Table venture_table();
[[nodiscard]] Table tie_table();
[[nodiscard]] Table initiative_table();
[[nodiscard]] Table participation_table();
[[nodiscard]] Table engagement_table();

// The resource inside an entry, made there when it is missing.
[[nodiscard]] google::protobuf::Message& resource_in(const Table& table, v1::DirectoryEntry& entry);
// The table of what an entry holds, and the resource; null for an empty entry.
[[nodiscard]] const Table* table_of(const v1::DirectoryEntry& entry);
[[nodiscard]] const google::protobuf::Message& resource_of(const v1::DirectoryEntry& entry);

// The row of a resource, one cell a column of the table.
[[nodiscard]] std::vector<std::string> write_row(const Table& table,
                                                 const google::protobuf::Message& resource);

}  // namespace veieninn::cli
