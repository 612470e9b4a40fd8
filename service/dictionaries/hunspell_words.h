// The words of a Hunspell dictionary, without its rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"

namespace veieninn::dictionaries {

// `dic`: a word a line, with flags after a slash, its first line their number. `aff`: its line
// `SET` names the encoding, UTF-8 or ISO8859-1 (ISO8859-1 where there is none, as Hunspell has it).
// Names (in capitals) and words with anything but letters are left out; of what is left, UTF-8.
// Errors: kInvalidArgument with the field `encoding`.
[[nodiscard]] Result<std::vector<std::string>> hunspell_words(std::string_view dic,
                                                              std::string_view aff);

}  // namespace veieninn::dictionaries
