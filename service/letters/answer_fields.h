// The form of each way to answer: its words and its fields.
#pragma once

#include <string>
#include <string_view>

#include "service/letters/answer_page.h"
#include "service/letters/filled_template.h"
#include "service/letters/language.h"
#include "service/letters/page_texts.h"

namespace veieninn::letters {

struct ActionTexts {
  PagePhrase label = PagePhrase::kNone;  // what the answer is called
  PagePhrase help = PagePhrase::kNone;   // what then happens
  PagePhrase help_otherwise = PagePhrase::kNone;
  PagePhrase send = PagePhrase::kNone;  // on its button
};

[[nodiscard]] ActionTexts action_texts(Asks asks, AnswerAction action) noexcept;

// The visible fields of the action's form; empty where there are none.
[[nodiscard]] std::string fields_html(const AnswerPage& page, Language language,
                                      AnswerAction action);

// The id of the element that an error about `field` leads to; empty when the form has no such
// field.
[[nodiscard]] std::string error_target(const AnswerPage& page, AnswerAction action,
                                       std::string_view field);

}  // namespace veieninn::letters
