// Every sentence the client itself says to an entrepreneur, in nb, nn and en.
#pragma once

#include <string_view>

namespace veieninn::cli {

enum class Text {
  kUnderstood,     // heads the topics that were found
  kNotUnderstood,  // no topic was found
  kGivenTopic,     // the caller named it
  kPlace,          // heads the area
  kPlaceFromText,  // the area was named in the sentence: "{}"
  kMatchLabel,     // how words led to a topic
  kMatchSynonym,
  kMatchCompoundPart,
  kMatchSpelling,
  kMatchNeighbourhood,
  kMatchLearned,
  kLearnedFrom,
  kNotUsedYet,
  kNothingLearned,
  kEndedThere,
  kAnywhere,  // no area was given
  kYou,       // the first step of a way
  kDirectly,
  kKnown,                // a way without introduction
  kReach,                // heads the channels
  kReachByIntroduction,  // no channel is shown: {} introduces you
  kReachByRelay,         // no channel is shown and nobody introduces
  kLanguages,            // heads the languages she answers in
  kWay,                  // heads the steps
  kAnswerWithin,         // heads the chances of an answer within so many working days
  kReasons,              // heads the reasons
  kNobody,               // there is no route at all
  kGap,                  // heads the gap sentence
  kSomeoneElse,          // closes the list
  kOpenNow,              // heads what is open beside the people
  kTalkTo,               // {}
  kDeadlineInDays,       // {} days, more than one
  kDeadlineInADay,
  kChanceGreat,
  kChanceGood,
  kChanceFair,
  kChanceSmall,
  kChanceSlight,
  kFallbackBroaderTopic,
  kFallbackFrontDoor,
  kFallbackDeputy,
  kFallbackBridgeBuilder,
  kFallbackCounty,
  kFallbackNeighbour,
  kTopic,
  kUnits,
  kPersons,
  kMailboxOnly,
  kAllCovered,
  kHeatLegend,  // {} everybody at capacity, {} nobody
  kCoverageHead,
  kNobodyHead,
  kInVainHead,
  kBarLegend,  // {} covered, {} vulnerable, {} nobody
  kTrendLegend,
  kOneAlone,
  kOneWithDeputy,
  kOneGave,  // "one person gave {} % of {} answers"
  kNoRisk,
  kUnitHead,
  kPeopleHead,
  kSentHead,
  kFullHead,
  kNearHead,
  kWeeksHead,
  kLoadLegend,
  kAnsweredHead,
  kShareHead,
  kWithinHead,
  kQuartersHead,
  kReplyLegend,
  kLater,      // than the longest that is told
  kCountedIn,  // "counted in {}"
  kTooFewToTell,
  kFloorNote,
  kNoUnits,
};
inline constexpr Text kLastText = Text::kNoUnits;

// `language` nb, nn or en; anything else is read as en.
[[nodiscard]] std::string_view text(Text which, std::string_view language) noexcept;

// The chance in kind words.
[[nodiscard]] std::string_view chance_words(double probability, std::string_view language) noexcept;

// What a language is called; the code itself where the table has no name for it.
[[nodiscard]] std::string_view language_name(std::string_view code,
                                             std::string_view language) noexcept;

}  // namespace veieninn::cli
