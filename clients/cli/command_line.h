// The command line as a whole: what was typed in, an answer and an exit code out.
#pragma once

#include <iosfwd>

namespace veieninn::cli {

// Runs one command. `argv` as main gets it. Answers go to `out`, all else to `err`; colours and
// widths follow the process's own stdout and stderr.
[[nodiscard]] int run_command_line(int argc, const char* const* argv, std::ostream& out,
                                   std::ostream& err);

}  // namespace veieninn::cli
