// The ways of an enquiry as a small picture: which were tried, which is walked, which may be.
//
//     ├─ prøvd: Blid Gulrot → Rask Elg
//     ├─ nå: Vennlig Sky → [Rolig Bok]
//     └─ kan prøves: Glad Fjell
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "clients/cli/enquiry_next.h"
#include "clients/cli/style.h"
#include "veieninn/v1/enquiry.pb.h"

namespace veieninn::cli {

enum class WayState : std::uint8_t { kTried, kCurrent, kToCome, kNotNeeded };

// Of every way. The enquiry does not say which is walked: it is the first that leads, through
// introductions that were given, to whom it waits on or its owner.
[[nodiscard]] std::vector<WayState> way_states(const v1::Enquiry& enquiry,
                                               const EnquiryEvents& events);

// Empty when there are no ways.
[[nodiscard]] std::string ways_picture(const v1::Enquiry& enquiry, const EnquiryEvents& events,
                                       const std::string& language, const Style& style);

}  // namespace veieninn::cli
