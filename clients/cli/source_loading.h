// From paths on the command line to rows: which file is what, in which format.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/area_numbers.h"
#include "clients/cli/failure.h"
#include "clients/cli/session.h"
#include "clients/cli/source_file.h"

namespace veieninn::cli {

struct LoadOptions {
  std::vector<std::string> paths;  // files, or folders that hold `<kind>.csv`
  std::string as;                  // areas, topics, …, or los; empty: told by the file
  std::string format;              // postal-codes, mailboxes or unit-list; empty: documented tables
  std::string numbers_path;        // a table of old and new official numbers
  bool merge = false;
};

// Reads every file in the order in which they are to be sent. Fails when a path cannot be read or
// an option is wrong; what is wrong inside a file stands in that file's problems.
[[nodiscard]] Outcome<std::vector<SourceFile>> load_sources(Session& session,
                                                            const LoadOptions& options);

[[nodiscard]] Outcome<std::string> read_whole_file(const std::string& path);

}  // namespace veieninn::cli
