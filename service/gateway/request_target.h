// What a request asks for: "/sti/til?navn=Rolig+Bok" into a path and the fields of a query.
//
// Strict, so that a path means one thing to every reader: after decoding it is UTF-8 without
// control characters, and has no '\', no empty segment but a last one, and no segment "." or "..";
// an encoded '/' is refused. What a handler compares is what it gets.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/base/error.h"
#include "service/gateway/form_fields.h"

namespace veieninn::gateway {

// Four times our longest link; what browsers and proxies pass on is at least twice this.
inline constexpr std::size_t kTargetBytesMax = 4'096;

struct RequestTarget {
  std::string path;
  FormFields query;
};

// Errors: kLimitExceeded about "target" when it is longer than kTargetBytesMax; kInvalidArgument
// about "path", in any form but "/path?query" too; of the query, as parse_form().
[[nodiscard]] Result<RequestTarget> parse_target(std::string_view target);

}  // namespace veieninn::gateway
