// One enquiry in full: what it asks, its life, its ways, who owns it, and what happens next.
#pragma once

#include <string>

#include "clients/cli/enquiry_next.h"
#include "clients/cli/style.h"
#include "veieninn/v1/enquiry_service.pb.h"

namespace veieninn::cli {

// Lines of at most `style.width` columns unless a name or an address is longer; the last one says
// what happens next and when.
[[nodiscard]] std::string enquiry_page(const v1::GetEnquiryResponse& answer,
                                       const std::string& language, const Style& style);

// Which one, where it stands, and what happens next: after whatever was done to it.
[[nodiscard]] std::string enquiry_summary(const v1::Enquiry& enquiry, const EnquiryEvents& events,
                                          const std::string& language, const Style& style);

// `Neste steg: …`
[[nodiscard]] std::string next_step_lines(const v1::Enquiry& enquiry, const EnquiryEvents& events,
                                          const std::string& language, const Style& style);

}  // namespace veieninn::cli
