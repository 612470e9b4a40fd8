#include "service/letters/letter_plan.h"

#include <cstddef>

namespace veieninn::letters {
namespace {

using enum StepKind;
using P = Phrase;

constexpr Step say(P text, P otherwise = P::kNone) { return {kSay, {text, otherwise}}; }
constexpr Step say_when(When when, P text, P otherwise = P::kNone) {
  return {kSay, {text, otherwise}, when};
}
constexpr Step foot(P text, P otherwise = P::kNone) { return {kFoot, {text, otherwise}}; }
constexpr Step foot_when(When when, P text, P otherwise = P::kNone) {
  return {kFoot, {text, otherwise}, when};
}
constexpr Step button(P label, When when = When::kAlways) {
  return {kAnswer, {label, P::kNone}, when};
}

constexpr Step kTopicAndPlace = {kFacts};
constexpr Step kPersonCard = {kPerson};
constexpr Step kNeedQuote = {kNeed, {P::kNeedBy, P::kNone}};
constexpr Step kAboutQuote = {kAbout, {P::kDescriptionOf, P::kNone}};
constexpr Step kOtherNote = {kNote, {P::kNoteByOther, P::kNoteByNobody}};
// Words of one who only could not answer are not for the next: nobody learns who was asked before.
constexpr Step kBringersNote = {kNote, {P::kNoteByOther, P::kNoteByNobody}, When::kThroughOther};
constexpr Step kYourReasons = {kReasons, {P::kReasonsForYou, P::kNone}};
constexpr Step kPersonReasons = {kReasons, {P::kReasonsForPerson, P::kNone}};
constexpr Step kPersonReach = {kChannels, {P::kReachPerson, P::kNone}};
constexpr Step kStatusButton = {kStatus, {P::kVentureButton, P::kNone}};
constexpr Step kReminded = say_when(When::kReminder, P::kReminderReason);
constexpr Step kReplyReaches = say_when(When::kOnlyRelayed, P::kReplyReachesPerson);
constexpr Step kSender = foot(P::kSentBy);
constexpr Step kUntracked = foot(P::kNoTracking);
constexpr Step kWrongPerson = foot_when(When::kCanAnswer, P::kNotTheRightOne);
constexpr Step kReplyFoot = foot_when(When::kRelayed, P::kReplyReachesVenture);
constexpr Step kTakenOff = {kRemoval, {P::kRemovalExplained, P::kNone}};

// A long need stands under the button, so that what is to be pressed is seen without scrolling.
constexpr std::array kEnquirySteps = {
    say_when(When::kIntroduced, P::kCameThroughOther),
    say_when(When::kPassedOn, P::kPassedOnToYou),
    kBringersNote,
    button(P::kEnquiryButton, When::kLongNeed),
    kNeedQuote,
    kTopicAndPlace,
    button(P::kEnquiryButton, When::kShortNeed),
    say_when(When::kCanAnswer, P::kEnquiryChoices),
    say(P::kEnquiryDue, P::kNoIsFine),
    kReminded,
    kYourReasons,
    kAboutQuote,
    kReplyFoot,
    kWrongPerson,
    kSender,
    foot_when(When::kPassedOn, P::kWhyPassedOn, P::kWhyBelieved),
    foot_when(When::kNotPassedOn, P::kWhyContactUnit, P::kWhyBelieved),
    kUntracked,
    kTakenOff,
};

constexpr std::array kIntroductionSteps = {
    kPersonCard,
    button(P::kIntroductionButton, When::kLongNeed),
    kNeedQuote,
    kTopicAndPlace,
    button(P::kIntroductionButton, When::kShortNeed),
    say_when(When::kCanAnswer, P::kIntroductionChoices),
    say(P::kIntroductionDue, P::kNoIsFine),
    kReminded,
    kYourReasons,
    kAboutQuote,
    kWrongPerson,
    kSender,
    foot(P::kWhyIntroducer, P::kWhyBelieved),
    kUntracked,
    kTakenOff,
};

constexpr std::array kOwnershipGivenSteps = {
    say_when(When::kLeft, P::kFormerLeftYou),
    say_when(When::kPassedOn, P::kHandedOnToYou),
    say_when(When::kInvited, P::kTookUpYourInvitation),
    kOtherNote,
    say(P::kOwnershipTaskDue, P::kOwnershipTask),
    button(P::kOwnershipButton, When::kLongNeed),
    kNeedQuote,
    kTopicAndPlace,
    button(P::kOwnershipButton, When::kShortNeed),
    say_when(When::kCanAnswer, P::kOwnershipWrong),
    kAboutQuote,
    kReplyFoot,
    kSender,
    foot(P::kWhyOwner),
    kUntracked,
    kTakenOff,
};

constexpr std::array kOwnershipOfferedSteps = {
    kOtherNote,
    button(P::kEnquiryButton, When::kLongNeed),
    kNeedQuote,
    kTopicAndPlace,
    button(P::kEnquiryButton, When::kShortNeed),
    say_when(When::kCanAnswer, P::kOwnershipOfferedChoices),
    say(P::kPleaseAnswerBy),
    say(P::kNoIsFine),
    say(P::kOwnershipOfferedStays),
    kYourReasons,
    kAboutQuote,
    kReplyFoot,
    kWrongPerson,
    kSender,
    foot(P::kWhyOffered),
    kUntracked,
    kTakenOff,
};

constexpr std::array kFollowUpSteps = {
    say(P::kFollowUpChoices),
    button(P::kFollowUpButton),
    say(P::kPleaseAnswerBy),
    kNeedQuote,
    kTopicAndPlace,
    kReplyFoot,
    kSender,
    foot(P::kWhyOwner),
    kUntracked,
    kTakenOff,
};

constexpr std::array kJoinedTeamSteps = {
    kOtherNote,
    say(P::kJoinedTeamLeader),
    button(P::kOwnershipButton, When::kLongNeed),
    kNeedQuote,
    kTopicAndPlace,
    button(P::kOwnershipButton, When::kShortNeed),
    kPersonReach,
    kAboutQuote,
    kReplyFoot,
    kSender,
    foot(P::kWhyTeam),
    kUntracked,
    kTakenOff,
};

constexpr std::array kCoordinatorNamedSteps = {
    kOtherNote,
    say_when(When::kCanAnswer, P::kCoordinatorTask),
    say(P::kCoordinatorOwner),
    button(P::kOwnershipButton, When::kLongNeed),
    kNeedQuote,
    kTopicAndPlace,
    button(P::kOwnershipButton, When::kShortNeed),
    kPersonReach,
    kAboutQuote,
    kReplyFoot,
    kSender,
    foot(P::kWhyTeam),
    kUntracked,
    kTakenOff,
};

constexpr std::array kEnquiryEndedSteps = {
    say(P::kEndedNothingToDo), kTopicAndPlace, kSender, foot(P::kWhyEnded), kUntracked, kTakenOff,
};

constexpr std::array kRegistrarSteps = {
    say(P::kNoAnswerYet),
    button(P::kRegistrarButton, When::kLongNeed),
    kNeedQuote,
    kTopicAndPlace,
    button(P::kRegistrarButton, When::kShortNeed),
    say_when(When::kCanAnswer, P::kRegistrarChoices),
    say(P::kRegistrarDue),
    kReminded,
    Step{kReasons, {P::kWhatWeKnow, P::kNone}},
    kAboutQuote,
    kSender,
    foot(P::kWhyRegistrar, P::kWhyRegistrarUnnamed),
    kUntracked,
    kTakenOff,
};

constexpr std::array kVentureSentSteps = {
    kPersonCard,    say(P::kVentureDue, P::kVentureNews),
    kStatusButton,  kPersonReasons,
    kTopicAndPlace, kNeedQuote,
    kSender,        foot(P::kWhyVenture),
    kUntracked,     kTakenOff,
};

constexpr std::array kVentureNextSteps = {
    say_when(When::kIntroduced, P::kIntroducedByOther),
    say_when(When::kPassedOn, P::kPassedOnByOther),
    say_when(When::kCouldNot, P::kFormerCouldNot, P::kSomebodyCouldNot),
    say_when(When::kLeft, P::kFormerLeft),
    kOtherNote,
    kPersonCard,
    say(P::kVentureDue, P::kVentureNews),
    kStatusButton,
    kPersonReasons,
    kSender,
    foot(P::kWhyVenture),
    kUntracked,
    kTakenOff,
};

constexpr std::array kVentureAcceptedSteps = {
    kPersonCard, kPersonReach,         kReplyReaches, kStatusButton, kNeedQuote,
    kSender,     foot(P::kWhyVenture), kUntracked,    kTakenOff,
};

constexpr std::array kVentureOwnerChangedSteps = {
    say_when(When::kPassedOn, P::kHandedOnByOther),
    say_when(When::kLeft, P::kFormerLeft),
    kOtherNote,
    kPersonCard,
    kPersonReach,
    kReplyReaches,
    kStatusButton,
    kSender,
    foot(P::kWhyVenture),
    kUntracked,
    kTakenOff,
};

constexpr std::array kVentureWithRegistrarSteps = {
    say(P::kNoAnswerYet),
    say(P::kVentureRegistrarDue, P::kVentureNews),
    kStatusButton,
    kTopicAndPlace,
    kNeedQuote,
    kSender,
    foot(P::kWhyVenture),
    kUntracked,
    kTakenOff,
};

constexpr std::array kVentureClosedSteps = {
    Step{kOutcome},
    Step{kNote, {P::kNoteByPerson, P::kNoteByNobody}},
    say(P::kVentureWelcomeBack),
    kStatusButton,
    kSender,
    foot(P::kWhyVenture),
    kUntracked,
    kTakenOff,
};

constexpr std::array kVentureGapSteps = {
    say(P::kVentureGapCounted, P::kVentureGapCountedUnnamed),
    say(P::kVentureGapTryAgain),
    kStatusButton,
    kTopicAndPlace,
    kNeedQuote,
    kSender,
    foot(P::kWhyVenture),
    kUntracked,
    kTakenOff,
};

// In the order of LetterKind.
constexpr std::array<LetterPlan, kLetterKindCount> kPlans = {{
    {{P::kEnquirySubject, P::kNone}, {P::kEnquiryLead, P::kNone}, kEnquirySteps},
    {{P::kIntroductionSubject, P::kNone},
     {P::kIntroductionLead, P::kIntroductionLeadUnnamed},
     kIntroductionSteps},
    {{P::kEnquiryReminderSubject, P::kNone}, {P::kEnquiryReminderLead, P::kNone}, kEnquirySteps},
    {{P::kOwnershipGivenSubject, P::kNone},
     {P::kOwnershipGivenLead, P::kNone},
     kOwnershipGivenSteps},
    {{P::kOwnershipOfferedSubject, P::kNone},
     {P::kOwnershipOfferedLead, P::kOwnershipOfferedLeadUnnamed},
     kOwnershipOfferedSteps},
    {{P::kFollowUpSubject, P::kNone}, {P::kFollowUpLead, P::kNone}, kFollowUpSteps},
    {{P::kJoinedTeamSubject, P::kNone},
     {P::kJoinedTeamLead, P::kJoinedTeamLeadUnnamed},
     kJoinedTeamSteps},
    {{P::kRegistrarSubject, P::kNone}, {P::kRegistrarLead, P::kNone}, kRegistrarSteps},
    {{P::kRegistrarReminderSubject, P::kNone},
     {P::kRegistrarReminderLead, P::kNone},
     kRegistrarSteps},
    {{P::kEndedSubject, P::kNone}, {P::kEndedLead, P::kNone}, kEnquiryEndedSteps},
    {{P::kCoordinatorSubject, P::kNone},
     {P::kCoordinatorLead, P::kCoordinatorLeadUnnamed},
     kCoordinatorNamedSteps},
    {{P::kVentureSentSubject, P::kVentureSentSubjectUnnamed},
     {P::kVentureSentLead, P::kVentureSentLeadUnnamed},
     kVentureSentSteps},
    {{P::kVentureNextSubject, P::kVentureNextSubjectUnnamed},
     {P::kVentureNextLead, P::kVentureNextLeadUnnamed},
     kVentureNextSteps},
    {{P::kVentureAcceptedSubject, P::kVentureAcceptedSubjectUnnamed},
     {P::kVentureAcceptedLead, P::kVentureAcceptedLeadUnnamed},
     kVentureAcceptedSteps},
    {{P::kVentureOwnerSubject, P::kVentureOwnerSubjectUnnamed},
     {P::kVentureOwnerLead, P::kVentureOwnerLeadUnnamed},
     kVentureOwnerChangedSteps},
    {{P::kVentureRegistrarSubject, P::kNone},
     {P::kVentureRegistrarLead, P::kVentureRegistrarLeadUnnamed},
     kVentureWithRegistrarSteps},
    {{P::kVentureClosedSubject, P::kNone}, {P::kVentureClosedLead, P::kNone}, kVentureClosedSteps},
    {{P::kVentureGapSubject, P::kNone}, {P::kVentureGapLead, P::kNone}, kVentureGapSteps},
}};

}  // namespace

LetterPlan plan_of(const LetterContent& content) noexcept {
  LetterPlan plan = kPlans[static_cast<std::size_t>(content.kind)];
  const bool introducer_is_asked = content.kind == LetterKind::kVentureSent &&
                                   content.cause == HandingCause::kIntroduced &&
                                   !content.other_person_name.empty();
  if (introducer_is_asked && !content.person_name.empty()) {
    plan.subjects = {P::kVentureIntroductionSubject, P::kNone};
    plan.leads = {P::kVentureIntroductionLead, P::kVentureSentLead};
  }
  return plan;
}

}  // namespace veieninn::letters
