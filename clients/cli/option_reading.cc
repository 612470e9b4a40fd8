#include "clients/cli/option_reading.h"

#include <fmt/format.h>

#include "clients/cli/text_shape.h"

namespace veieninn::cli {

tl::unexpected<Failure> usage(std::string_view option, const CellProblem& problem) {
  return fail(ExitCode::kUsage, fmt::format("{}: {}", option, problem.description),
              {problem.remedy});
}

Outcome<std::string> resource_option(std::string_view option, std::string_view value,
                                     std::string_view collection) {
  const Cell<std::string> name = read_reference(value, collection);
  if (!name) return usage(option, name.error());
  if (bare_id(*name).empty()) return usage(option, {"is empty", "give an id"});
  return *name;
}

Outcome<std::string> text_option(std::string_view option, const std::string& value) {
  if (!is_utf8(value)) return usage(option, {"is not UTF-8", "set the terminal to UTF-8"});
  return value;
}

}  // namespace veieninn::cli
