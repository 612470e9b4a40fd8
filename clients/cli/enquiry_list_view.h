// Many enquiries on one screen.
#pragma once

#include <string>
#include <vector>

#include "clients/cli/style.h"
#include "veieninn/v1/enquiry.pb.h"

namespace veieninn::cli {

// A line each: name, state, whom it waits on or who owns it, when the next step is, and as much of
// the need as there is room for. Names are never cut, so that they can be copied; where the columns
// do not fit, each enquiry has two or three lines.
[[nodiscard]] std::string enquiry_list(const std::vector<v1::Enquiry>& enquiries,
                                       const std::string& language, const Style& style);

}  // namespace veieninn::cli
