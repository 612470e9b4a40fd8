// What every command works with: the server, and how the caller wants to be answered.
#pragma once

#include <iosfwd>
#include <string>

#include <google/protobuf/message.h>

#include "clients/cli/cells.h"
#include "clients/cli/failure.h"
#include "clients/cli/server.h"
#include "clients/cli/style.h"

namespace veieninn::cli {

struct Session {
  Server& server;
  std::ostream& out;     // the answer
  std::ostream& err;     // progress, notes and failures
  std::string language;  // nb, nn or en
  bool json = false;
  Style style;      // of `out`
  Style err_style;  // of `err`
  bool err_is_terminal = false;
  Today today;
};

// Tells the failure on `err`, as text or as {"error": …}, and returns its exit code.
[[nodiscard]] ExitCode tell(const Session& session, const Failure& failure);

// Prints the message on one line of JSON, fields by their proto names, defaults included.
void print_json(const Session& session, const google::protobuf::Message& message);
[[nodiscard]] std::string json_of(const google::protobuf::Message& message);

}  // namespace veieninn::cli
