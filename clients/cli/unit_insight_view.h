// How units fare, as tables that fit the terminal: `veieninn coverage --load, --responsiveness`.
#pragma once

#include <string>
#include <vector>

#include "clients/cli/style.h"
#include "veieninn/v1/insight_service.pb.h"

namespace veieninn::cli {

// A line a unit, those below it indented, withheld figures in words; then a legend.
[[nodiscard]] std::string load_table(const std::vector<v1::UnitLoad>& units,
                                     std::string_view language, const Style& style);
[[nodiscard]] std::string responsiveness_table(const std::vector<v1::UnitResponsiveness>& units,
                                               std::string_view language, const Style& style);

}  // namespace veieninn::cli
