// Why a contact was found, told to herself.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/base/instant.h"
#include "engine/graph/snapshot.h"
#include "engine/model/enquiry.h"

namespace veieninn::correspondence {

inline constexpr std::size_t kReasonsMax = 3;  // a letter is read on the way to something else

// What speaks for the way that the engine would find to `end` now: stated topics, needs like this,
// this venture's own, who introduces, whom she stands in for, that she is a front door. Never how
// often or how soon anybody answers, nor any number. Empty when no such way is found.
[[nodiscard]] std::vector<std::string> reasons_for(const graph::Snapshot& snapshot,
                                                   const model::Enquiry& enquiry,
                                                   const std::string& end,
                                                   const std::string& language, Instant now);

}  // namespace veieninn::correspondence
