// Which steps make a letter of each kind, as tables.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "service/letters/letter.h"
#include "service/letters/letter_texts.h"

namespace veieninn::letters {

enum class StepKind : std::uint8_t {
  kSay,       // a paragraph
  kFacts,     // topic and place
  kPerson,    // name, title and unit of `person`
  kOutcome,   // how it ended
  kNeed,      // the venture's words, quoted under the text
  kNote,      // the note, quoted
  kAbout,     // the venture's description, quoted
  kReasons,   // a list
  kChannels,  // a list
  kAnswer,    // the button to the answer page, with the text on it
  kStatus,    // the button to the venture's page
  kFoot,      // a line under the letter
  kRemoval,   // such a line, with the link to be taken off the list
};

// What must hold for a step, besides that its text can be filled.
enum class When : std::uint8_t {
  kAlways,
  kReminder,
  kIntroduced,  // of HandingCause
  kPassedOn,
  kNotPassedOn,
  kThroughOther,  // kIntroduced or kPassedOn
  kCouldNot,
  kLeft,
  kInvited,
  kLongNeed,  // the need would push a button under it off a phone's screen
  kShortNeed,
  kCanAnswer,    // there is an answer link
  kRelayed,      // a reply is relayed
  kOnlyRelayed,  // and no channel is shown
};

// The first that can be filled is used.
using Choices = std::array<Phrase, 2>;

// Left out when it has texts of which none can be filled.
struct Step {
  StepKind kind = StepKind::kSay;
  Choices texts = {Phrase::kNone, Phrase::kNone};
  When when = When::kAlways;
};

struct LetterPlan {
  Choices subjects = {Phrase::kNone, Phrase::kNone};
  Choices leads = {Phrase::kNone, Phrase::kNone};  // the first sentence, after the greeting
  std::span<const Step> steps;
};

[[nodiscard]] LetterPlan plan_of(const LetterContent& content) noexcept;

}  // namespace veieninn::letters
