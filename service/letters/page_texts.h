// Every sentence of the pages behind the links, in bokmål, nynorsk and English. A translator finds
// all of one language together in page_texts_<language>.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "service/letters/language.h"

namespace veieninn::letters {

enum class PagePhrase : std::uint8_t {
  // Around every page
  kLanguageNavigation,
  kFoot,
  kNothingYet,
  kErrorTitle,
  kErrorsHeading,
  // What is asked
  kAskAnswer,
  kAskIntroduction,
  kAskIntroductionUnnamed,
  kAskOwnership,
  kAskOutcome,
  kAskRegistrar,
  kHelpAnswer,
  kHelpOutcome,
  kHelpRegistrar,
  kYourAnswer,
  kOtherAnswers,
  // The answers
  kAcceptAnswer,
  kAcceptOwnership,
  kAcceptRegistrar,
  kAcceptHelp,
  kAcceptOwnershipHelp,
  kIntroduce,
  kIntroduceHelp,
  kIntroduceHelpUnnamed,
  kDecline,
  kDeclineHelp,
  kDeclineIntroduction,
  kDeclineIntroductionHelp,
  kDeclineRegistrar,
  kDeclineRegistrarHelp,
  kRefer,
  kReferHelp,
  kReferIntroduction,
  kReferRegistrar,
  kLeft,
  kLeftHelp,
  kAway,
  kAwayHelp,
  kHandOver,
  kHandOverHelp,
  kClose,
  kCloseHelp,
  kReportAbuse,
  kReportAbuseHelp,
  kSendAnswer,
  kSendRefer,
  kSendAsk,
  kSendLeft,
  kSendAway,
  kSendReport,
  // The fields
  kColleagueLegend,
  kColleagueRegistrarLegend,
  kColleagueHandOverLegend,
  kColleagueOther,
  kColleagueEmail,
  kColleagueEmailHint,
  kNoteColleague,
  kNoteMore,
  kNoteAbuse,
  kAtMost,
  kReasonLegend,
  kReasonWrongTopic,
  kReasonWrongPlace,
  kReasonNoCapacity,
  kReasonOther,
  kAwayUntil,
  kOutcomeLegend,
  // What can be wrong in a field
  kProblemColleagueMissing,
  kProblemColleagueTwice,
  kProblemColleagueUnknown,
  kProblemColleagueAsked,
  kProblemEmailMalformed,
  kProblemEmailForeign,
  kProblemReasonUnknown,
  kProblemTextTooLong,
  kProblemAwayMissing,
  kProblemAwayPast,
  kProblemAwayTooFar,
  kProblemOutcomeMissing,
  kProblemActionUnknown,
  kProblemPageOld,
  // After an answer
  kNextAccept,
  kNextIntroduce,
  kNextIntroduceUnnamed,
  kNextDecline,
  kNextDeclineIntroduction,
  kNextRefer,
  kNextReferUnnamed,
  kNextClose,
  kNextReportAbuse,
  kNextDue,
  kNothingMore,
  // When somebody has answered before
  kAlreadyTitle,
  kAlreadyYouTitle,
  kByLabel,
  kAnswerLabel,
  kWhenLabel,
  kAnsweredAccept,
  kAnsweredIntroduce,
  kAnsweredDecline,
  kAnsweredRefer,
  kAnsweredLeft,
  kAnsweredAway,
  kAnsweredHandOver,
  kAnsweredClose,
  kAnsweredReportAbuse,
  // Short notices
  kExpiredTitle,
  kExpiredText,
  kUnknownTitle,
  kUnknownText,
  kClosedTitle,
  kClosedText,
  kUndoneTitle,
  kUndoneText,
  kUndoTooLateTitle,
  kUndoTooLateText,
  kTemporaryTitle,
  kTemporaryText,
  kNone,  // no text
};

inline constexpr auto kPagePhraseCount = static_cast<std::size_t>(PagePhrase::kNone);

// Empty for kNone, never for another. Its gaps, such as {venture}, are the same in every language.
[[nodiscard]] std::string_view text_of(PagePhrase which, Language language) noexcept;

}  // namespace veieninn::letters
