// Words that say nothing of a topic, in nb, nn and en.
//
// A stop word is a function word. A filler is a word that any need may hold, whatever it is about
// ("tilbyr", "mennesker", "lokale", "help"): it is found where a label has it, but weighs little.
#pragma once

#include <string_view>

namespace veieninn::taxonomy {

// What a spelling (text_normalizer.h) is; "paa" and "pa" are as much of a stop word as "på".
struct WordRole {
  bool is_norwegian_stop_word = false;  // nb or nn
  bool is_english_stop_word = false;
  bool is_filler = false;
};
[[nodiscard]] WordRole role_of(std::string_view spelling);

// Whether `spelling` is one typing error away from a stop word or filler of five letters or more.
[[nodiscard]] bool is_near_role_word(std::string_view spelling);

// Of either language.
[[nodiscard]] bool is_stop_word(std::string_view spelling);

}  // namespace veieninn::taxonomy
