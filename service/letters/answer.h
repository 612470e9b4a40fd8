// What a person may answer, and the words for it in a form: the vocabulary that letters, pages and
// whoever reads a POST share.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace veieninn::letters {

enum class AnswerAction : std::uint8_t {
  kAccept,           // I answer, I take over
  kIntroduce,        // of an introducer: I introduce them
  kDecline,          // no thanks; of an introducer: rather not
  kRefer,            // not me, but this colleague
  kLeft,             // I no longer work here
  kAway,             // I am away until a day
  kHandOver,         // of an owner: a colleague is to take over
  kClose,            // of an owner: this is what became of it
  kBringIn,          // of an owner: a colleague is to help
  kNameCoordinator,  // of an owner: a colleague is to hold the threads
  kReportAbuse,      // this is no honest enquiry
};

enum class DeclineReason : std::uint8_t { kWrongTopic, kWrongPlace, kNoCapacity, kOther };

// How an enquiry ended. kWithdrawn is the venture's own and never offered to a contact.
enum class Outcome : std::uint8_t { kMet, kPilot, kCollaboration, kAdvice, kNoFit, kWithdrawn };

inline constexpr std::array kAnswerActions = {
    AnswerAction::kAccept,          AnswerAction::kIntroduce,  AnswerAction::kDecline,
    AnswerAction::kRefer,           AnswerAction::kLeft,       AnswerAction::kAway,
    AnswerAction::kHandOver,        AnswerAction::kClose,      AnswerAction::kBringIn,
    AnswerAction::kNameCoordinator, AnswerAction::kReportAbuse};
inline constexpr std::array kDeclineReasons = {DeclineReason::kWrongTopic,
                                               DeclineReason::kWrongPlace,
                                               DeclineReason::kNoCapacity, DeclineReason::kOther};
inline constexpr std::array kOfferedOutcomes = {
    Outcome::kMet, Outcome::kPilot, Outcome::kCollaboration, Outcome::kAdvice, Outcome::kNoFit};

// How long an answer can be undone; the letters and pages say so.
inline constexpr int kUndoMinutes = 30;

// The value in a form, such as "hand_over", and back; none for an unknown one.
[[nodiscard]] std::string_view form_value(AnswerAction action) noexcept;
[[nodiscard]] std::string_view form_value(DeclineReason reason) noexcept;
[[nodiscard]] std::string_view form_value(Outcome outcome) noexcept;
[[nodiscard]] std::optional<AnswerAction> answer_action_of(std::string_view value) noexcept;
[[nodiscard]] std::optional<DeclineReason> decline_reason_of(std::string_view value) noexcept;
// Of those that a contact is offered.
[[nodiscard]] std::optional<Outcome> offered_outcome_of(std::string_view value) noexcept;

}  // namespace veieninn::letters
