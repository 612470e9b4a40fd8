// Every sentence about an initiative, in nb, nn and en. {n} is a number, {day} a day or moment,
// {who} a name, {count} and {minimum} how many take part and must.
#pragma once

#include <cstdint>
#include <string_view>

#include "veieninn/v1/initiative.pb.h"
#include "veieninn/v1/participation.pb.h"

namespace veieninn::cli {

enum class InitiativeText : std::uint8_t {
  // Words before a colon
  kTalkTo,
  kAlsoResponsible,
  kFrom,
  kTogetherWith,
  kPaidBy,
  kDeadline,
  kPeriod,
  kFor,
  kLeft,
  kParticipants,
  kAbout,
  kConditions,
  kPage,
  // The deadline
  kInDays,
  kTomorrow,
  kToday,
  kPassed,
  kNoDeadline,
  // The period
  kFromDay,
  kUntilDay,
  // What is left
  kLeftOf,
  kReservedAndUsed,
  // Who takes part
  kParticipantCounts,
  kNobodyAnswers,
  // A training
  kStarts,
  kDoesNotStart,
  kLacks,
  // One participation
  kHolds,
  kHoldsNothing,  // the last
};

// `language` nb, nn or en; anything else is read as en.
[[nodiscard]] std::string_view text(InitiativeText which, std::string_view language) noexcept;

// What is not stated, or newer than this client, has no word.
[[nodiscard]] std::string_view kind_words(v1::InitiativeKind kind,
                                          std::string_view language) noexcept;
[[nodiscard]] std::string_view unit_words(v1::QuotaUnit unit, std::string_view language) noexcept;
[[nodiscard]] std::string_view audience_words(v1::Audience audience,
                                              std::string_view language) noexcept;
[[nodiscard]] std::string_view state_words(v1::ParticipationState state,
                                           std::string_view language) noexcept;

}  // namespace veieninn::cli
