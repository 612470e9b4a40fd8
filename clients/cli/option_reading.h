// Options that name a resource, or hold free text: a wrong one is told with the option's name.
#pragma once

#include <string>
#include <string_view>

#include "clients/cli/cells.h"
#include "clients/cli/failure.h"

namespace veieninn::cli {

// kUsage: `--venture: 'x/y' names another kind of resource`.
[[nodiscard]] tl::unexpected<Failure> usage(std::string_view option, const CellProblem& problem);

// `collection/id` of an id or a whole name; kUsage when it is empty or of another collection.
[[nodiscard]] Outcome<std::string> resource_option(std::string_view option, std::string_view value,
                                                   std::string_view collection);

// `value` as it is; kUsage when it is not UTF-8.
[[nodiscard]] Outcome<std::string> text_option(std::string_view option, const std::string& value);

}  // namespace veieninn::cli
