// The laws of a single enquiry's texts and sizes; what may follow what is engine/enquiry's.
#pragma once

#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "engine/model/enquiry.h"

namespace veieninn::model {

inline constexpr std::size_t kSenderAddressBytesMax = 254;  // RFC 5321, errata 1690

// Every broken law, as of row_validation.h.
[[nodiscard]] std::vector<FieldViolation> violations(const Enquiry& row, std::string_view prefix);
[[nodiscard]] std::vector<FieldViolation> violations(const EnquiryEvent& row,
                                                     std::string_view prefix);

}  // namespace veieninn::model
