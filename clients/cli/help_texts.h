// What `--help` teaches: examples that can be pasted, and the exit codes.
#pragma once

#include <string>
#include <string_view>

namespace veieninn::cli {

// The examples of a command, such as "route" or "enquiry create"; empty when it has none.
[[nodiscard]] std::string examples_of(std::string_view command);

// The promise to scripts.
[[nodiscard]] std::string exit_code_help();

}  // namespace veieninn::cli
