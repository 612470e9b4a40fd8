// A row of counts as small bars, one column each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "clients/cli/style.h"

namespace veieninn::cli {

// At most `width` columns: where there are more counts, so many neighbours as needed are added up.
// The highest bar is the largest count, a dot is 0; without drawing, digits up to 9. Empty where
// there are no counts. REQUIRES: width > 0.
[[nodiscard]] std::string sparkline(const std::vector<std::int64_t>& counts, std::size_t width,
                                    const Style& style);

}  // namespace veieninn::cli
