// The entries of a MyThes thesaurus (the format of LibreOffice's).
#pragma once

#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "engine/taxonomy/word_knowledge.h"

namespace veieninn::dictionaries {

// `dat`: its first line the encoding; then `word|n` and n lines `part of speech|synonym|…`. Reads
// on to the end whatever is missing: what is cut off is not there. Text after a parenthesis
// ("oversikt (muntlig mening)") and entries of several words are left out.
// Errors: kInvalidArgument with the field `encoding`.
[[nodiscard]] Result<std::vector<taxonomy::ThesaurusEntry>> mythes_thesaurus(std::string_view dat);

}  // namespace veieninn::dictionaries
