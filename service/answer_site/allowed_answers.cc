#include "service/answer_site/allowed_answers.h"

#include "engine/enquiry/answers.h"
#include "engine/enquiry/course.h"

namespace veieninn::answer_site {

using letters::AnswerAction;
using letters::Asks;
using model::AnswerKind;
using model::Enquiry;
using model::EnquiryState;
using model::LetterKind;

namespace {

bool waits_on(const Enquiry& enquiry, const std::string& contact) {
  return enquiry::is_waiting_for_answer(enquiry) && enquiry.waits_on == contact;
}

bool is_with_registrar(const Enquiry& enquiry, const std::string& contact) {
  return enquiry.state == EnquiryState::kWithRegistrar && enquiry.waits_on == contact;
}

std::vector<AnswerAction> answers_of_owner(const Enquiry& enquiry, const std::string& contact) {
  using enum AnswerAction;
  if (enquiry.state != EnquiryState::kAccepted) return {};
  if (enquiry.owner == contact) {
    return {kClose, kBringIn, kNameCoordinator, kHandOver, kAway, kLeft};
  }
  if (enquiry.coordinator == contact) return {kClose, kBringIn, kNameCoordinator, kHandOver};
  return {};
}

Asks asks_of(LetterKind kind) noexcept {
  switch (kind) {
    case LetterKind::kIntroduction:
      return Asks::kIntroduction;
    case LetterKind::kOwnershipOffered:
      return Asks::kOwnership;
    case LetterKind::kOwnershipGiven:
    case LetterKind::kFollowUp:
      return Asks::kOutcome;
    case LetterKind::kRegistrarTask:
    case LetterKind::kRegistrarReminder:
      return Asks::kRegistrar;
    default:
      return Asks::kAnswer;
  }
}

}  // namespace

bool reads_thread(const Enquiry& enquiry, const std::string& contact) noexcept {
  const bool is_there = enquiry.state == EnquiryState::kAccepted ||
                        (enquiry.state == EnquiryState::kClosed && !enquiry.need_text.empty());
  return is_there && enquiry::works_on(enquiry, contact);
}

Asks asks_of(LetterKind kind, const Enquiry& enquiry, const std::string& contact) noexcept {
  const Asks asked = asks_of(kind);
  if (!reads_thread(enquiry, contact)) return asked;
  if (enquiry.state == EnquiryState::kClosed) return Asks::kEnded;
  if (enquiry.owner == contact) return asked == Asks::kOutcome ? asked : Asks::kOwner;
  if (asked == Asks::kOwnership && enquiry.offered_to == contact) return asked;
  return enquiry.coordinator == contact ? Asks::kCoordinator : Asks::kTeam;
}

std::vector<AnswerAction> allowed_answers(LetterKind kind, const Enquiry& enquiry,
                                          const std::string& contact) {
  using enum AnswerAction;
  const Asks asks = asks_of(kind, enquiry, contact);
  if (asks == Asks::kTeam || asks == Asks::kEnded) return {};
  if (asks == Asks::kOwner || asks == Asks::kCoordinator) return answers_of_owner(enquiry, contact);
  switch (kind) {
    case LetterKind::kIntroduction:
      if (!waits_on(enquiry, contact) || !enquiry::asks_for_introduction(enquiry)) return {};
      return {kIntroduce, kDecline, kRefer, kAccept, kAway, kLeft, kReportAbuse};
    case LetterKind::kEnquiry:
    case LetterKind::kEnquiryReminder:
      if (!waits_on(enquiry, contact)) return {};
      return {kAccept, kRefer, kDecline, kAway, kLeft, kReportAbuse};
    case LetterKind::kOwnershipOffered:
      if (enquiry.state != EnquiryState::kAccepted || enquiry.offered_to != contact) return {};
      return {kAccept, kDecline, kRefer};
    case LetterKind::kOwnershipGiven:
    case LetterKind::kFollowUp:
      return answers_of_owner(enquiry, contact);
    case LetterKind::kRegistrarTask:
    case LetterKind::kRegistrarReminder:
      if (!is_with_registrar(enquiry, contact)) return {};
      return {kRefer, kAccept, kDecline, kLeft};
    default:
      return {};
  }
}

std::vector<AnswerAction> late_answers(LetterKind kind, const Enquiry& enquiry,
                                       const std::string& contact) {
  const bool was_asked_to_answer = offers_report(kind) || kind == LetterKind::kOwnershipOffered;
  const bool is_open =
      enquiry.state != EnquiryState::kAccepted && enquiry.state != EnquiryState::kClosed;
  if (!was_asked_to_answer || !is_open || !enquiry::holds(enquiry.asked, contact)) return {};
  if (!offers_report(kind)) return {AnswerAction::kAccept};
  return {AnswerAction::kAccept, AnswerAction::kReportAbuse};
}

bool offers_report(LetterKind kind) noexcept {
  return kind == LetterKind::kIntroduction || kind == LetterKind::kEnquiry ||
         kind == LetterKind::kEnquiryReminder;
}

AnswerAction action_of(const model::EnquiryAnswer& answer, Asks asks) noexcept {
  switch (answer.kind) {
    case AnswerKind::kAccept:
      return AnswerAction::kAccept;
    case AnswerKind::kIntroduce:
      return AnswerAction::kIntroduce;
    case AnswerKind::kRefer:
      return AnswerAction::kRefer;
    case AnswerKind::kDecline:
      return AnswerAction::kDecline;
    case AnswerKind::kAway:
      return AnswerAction::kAway;
    case AnswerKind::kLeave:
      return AnswerAction::kLeft;
    case AnswerKind::kHandOver:
      return AnswerAction::kHandOver;
    case AnswerKind::kBringIn:
      return AnswerAction::kBringIn;
    case AnswerKind::kNameCoordinator:
      return AnswerAction::kNameCoordinator;
    case AnswerKind::kClose:
      break;
  }
  return asks == Asks::kRegistrar ? AnswerAction::kDecline : AnswerAction::kClose;
}

AnswerKind answer_kind_of(AnswerAction action, Asks asks) noexcept {
  switch (action) {
    case AnswerAction::kIntroduce:
      return AnswerKind::kIntroduce;
    case AnswerAction::kDecline:
      return asks == Asks::kRegistrar ? AnswerKind::kClose : AnswerKind::kDecline;
    case AnswerAction::kRefer:
      return AnswerKind::kRefer;
    case AnswerAction::kLeft:
      return AnswerKind::kLeave;
    case AnswerAction::kAway:
      return AnswerKind::kAway;
    case AnswerAction::kHandOver:
      return AnswerKind::kHandOver;
    case AnswerAction::kClose:
      return AnswerKind::kClose;
    case AnswerAction::kBringIn:
      return AnswerKind::kBringIn;
    case AnswerAction::kNameCoordinator:
      return AnswerKind::kNameCoordinator;
    case AnswerAction::kAccept:
    case AnswerAction::kReportAbuse:
      break;
  }
  return AnswerKind::kAccept;
}

}  // namespace veieninn::answer_site
