// Until when one can join something, in words.
#pragma once

#include <string>
#include <string_view>

#include <google/protobuf/timestamp.pb.h>

#include "clients/cli/cells.h"

namespace veieninn::cli {

// `om 50 dager, 2027-01-18`: the last day on which one can join, and how far off it is from
// `today`. `until` is the first moment when nobody can any more; null: there is none.
[[nodiscard]] std::string deadline_words(const google::protobuf::Timestamp* until,
                                         std::string_view language, Today today);

}  // namespace veieninn::cli
