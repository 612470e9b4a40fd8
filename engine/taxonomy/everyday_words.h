// What people say when they mean a concept of Los: words of the project's own making, in nb, nn and
// en, in everyday_words.tsv. A topic has those of the concept that its URI ends with.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/rows.h"

namespace veieninn::taxonomy {

// The last two parts of a concept's address: ".../los/ord/bot" -> "ord/bot". Empty where there are
// no two.
[[nodiscard]] std::string_view concept_of(std::string_view uri) noexcept;

// Words of a concept ("ord/bot"); empty where there are none.
[[nodiscard]] std::span<const model::LocalizedText> everyday_words_of(std::string_view concept_id);

// Every word of the table, once a language.
[[nodiscard]] std::vector<model::LocalizedText> all_everyday_words();

}  // namespace veieninn::taxonomy
