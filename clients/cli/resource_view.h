// How resources look on a terminal: one in full, or many as a table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/style.h"
#include "clients/cli/table.h"

namespace veieninn::cli {

// Every column that holds something, one a line.
[[nodiscard]] std::string resource_details(const Table& table,
                                           const google::protobuf::Message& resource,
                                           const Style& style);

// What the resource is called in `language`, else in nb, else in any; empty where it has no name.
[[nodiscard]] std::string display_name(const google::protobuf::Message& resource,
                                       std::string_view language);

// What a list shows of one resource; names in `language`.
[[nodiscard]] std::vector<std::string> overview_row(const Table& table,
                                                    const google::protobuf::Message& resource,
                                                    std::string_view language);

// The rows below their heads, cut to the terminal.
[[nodiscard]] std::string overview(const Table& table,
                                   const std::vector<std::vector<std::string>>& rows,
                                   const Style& style);

}  // namespace veieninn::cli
