#include "service/letters/answer.h"

#include <cstddef>

namespace veieninn::letters {
namespace {

// In the order of the enums.
constexpr std::array<std::string_view, kAnswerActions.size()> kActionValues = {
    "accept", "introduce", "decline",          "refer",       "left", "away", "hand_over",
    "close",  "bring_in",  "name_coordinator", "report_abuse"};
constexpr std::array<std::string_view, 4> kReasonValues = {"wrong_topic", "wrong_place",
                                                           "no_capacity", "other"};
constexpr std::array<std::string_view, 6> kOutcomeValues = {"met",    "pilot",  "collaboration",
                                                            "advice", "no_fit", "withdrawn"};

template <typename Value, std::size_t kCount>
std::optional<Value> with_form_value(const std::array<Value, kCount>& among,
                                     std::string_view value) noexcept {
  for (const Value candidate : among) {
    if (form_value(candidate) == value) return candidate;
  }
  return std::nullopt;
}

}  // namespace

std::string_view form_value(AnswerAction action) noexcept {
  return kActionValues[static_cast<std::size_t>(action)];
}

std::string_view form_value(DeclineReason reason) noexcept {
  return kReasonValues[static_cast<std::size_t>(reason)];
}

std::string_view form_value(Outcome outcome) noexcept {
  return kOutcomeValues[static_cast<std::size_t>(outcome)];
}

std::optional<AnswerAction> answer_action_of(std::string_view value) noexcept {
  return with_form_value(kAnswerActions, value);
}

std::optional<DeclineReason> decline_reason_of(std::string_view value) noexcept {
  return with_form_value(kDeclineReasons, value);
}

std::optional<Outcome> offered_outcome_of(std::string_view value) noexcept {
  return with_form_value(kOfferedOutcomes, value);
}

}  // namespace veieninn::letters
