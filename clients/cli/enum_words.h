// Enum values as words of a table: `ORG_UNIT_KIND_NAV_OFFICE` is `nav_office`.
#pragma once

#include <string>
#include <string_view>

#include <google/protobuf/descriptor.h>

#include "clients/cli/cells.h"

namespace veieninn::cli {

// The value's name without the type's prefix, in lower case; empty for UNSPECIFIED.
[[nodiscard]] std::string enum_word(const google::protobuf::EnumDescriptor& type, int number);

// The number of a word, whatever its case, `-` read as `_`.
[[nodiscard]] Cell<int> read_enum_word(const google::protobuf::EnumDescriptor& type,
                                       std::string_view word);

// `basic, skilled or expert`.
[[nodiscard]] std::string all_enum_words(const google::protobuf::EnumDescriptor& type);

}  // namespace veieninn::cli
