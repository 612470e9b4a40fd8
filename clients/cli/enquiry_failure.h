// What to do when EnquiryService refuses.
#pragma once

#include <string>

#include "clients/cli/failure.h"

namespace veieninn::cli {

// `failure` with a remedy that can be typed. `id` of the enquiry, empty in a create or a list;
// `request_id` that a repeated write must carry, empty of a read.
[[nodiscard]] Failure with_remedy(Failure failure, const std::string& id,
                                  const std::string& request_id);

}  // namespace veieninn::cli
