#include "service/answer_site/answer_acts.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "service/answer_site/colleague_list.h"

namespace veieninn::answer_site {

using letters::AnswerAction;
using letters::FieldProblem;

namespace {

namespace form_field = letters::form_field;

bool passes_on(const AnswerForm& form) {
  return form.entered.action == AnswerAction::kRefer ||
         form.entered.action == AnswerAction::kHandOver;
}

Problem problem_of(const Error& error, const AnswerForm& form) {
  const std::string_view colleague_field =
      form.colleague ? form_field::kColleagueEmail : form_field::kColleague;
  if (error.reason == ErrorReason::kCycle) return {colleague_field, FieldProblem::kColleagueAsked};
  const std::string_view field =
      error.violations.empty() ? std::string_view{} : error.violations.front().field;
  if (field == "colleague.address") return {colleague_field, FieldProblem::kEmailForeign};
  if (field == "until") return {form_field::kAwayUntil, FieldProblem::kAwayPast};
  if (field == "outcome") return {form_field::kOutcome, FieldProblem::kOutcomeMissing};
  if (passes_on(form)) return {colleague_field, FieldProblem::kColleagueUnavailable};
  return {form_field::kAction, FieldProblem::kActionUnknown};
}

Acted acted(const Result<store::StoredEnquiry>& done, const AnswerForm& form) {
  if (done) return {};
  switch (done.error().reason) {
    case ErrorReason::kCycle:
    case ErrorReason::kInvalidArgument:
    case ErrorReason::kReferenceNotFound:
      return {ActOutcome::kRefused, {problem_of(done.error(), form)}};
    case ErrorReason::kLimitExceeded:
      // So many ways; or so many events that nothing but the clock moves it.
      if (passes_on(form)) return {ActOutcome::kRefused, {problem_of(done.error(), form)}};
      return {ActOutcome::kOvertaken};
    case ErrorReason::kEtagMismatch:
    case ErrorReason::kAlreadyAnswered:
    case ErrorReason::kNotAsked:
    case ErrorReason::kNotFound:
      return {ActOutcome::kOvertaken};
    default:
      return {ActOutcome::kFailed};
  }
}

// Of the list, or of the same organisation. An id is not believed because a browser sent it.
Result<bool> may_be_chosen(store::Store& store, const feed::SnapshotPublisher& publisher,
                           const Situation& situation, const std::string& chosen) {
  Result<bool> same = is_of_same_organisation(store, situation.contact, chosen);
  if (!same || *same) return same;
  const auto colleagues = ranked_colleagues(store, publisher.newest(), situation, "nb");
  if (!colleagues) return fail(colleagues.error());
  return std::ranges::any_of(
      *colleagues, [&](const letters::Colleague& colleague) { return colleague.id == chosen; });
}

}  // namespace

Acted act_on(store::Store& store, enquiries::EnquiryDesk& desk,
             const feed::SnapshotPublisher& publisher, const Situation& situation,
             const AnswerForm& form) {
  const std::string& id = situation.enquiry.row.id;
  const model::Revision expected = situation.enquiry.revision;
  if (form.entered.action == AnswerAction::kReportAbuse) {
    const enquiry::AbuseReported report{situation.contact.id, form.answer.note};
    return acted(desk.act(id, report, expected, {}, situation.now), form);
  }
  if (form.colleague) {
    return acted(
        desk.pass_to_address(id, form.answer, *form.colleague, true, expected, {}, situation.now),
        form);
  }
  if (passes_on(form)) {
    const Result<bool> may = may_be_chosen(store, publisher, situation, form.answer.other_contact);
    if (!may) return {ActOutcome::kFailed};
    if (!*may) {
      return {ActOutcome::kRefused, {{form_field::kColleague, FieldProblem::kColleagueUnknown}}};
    }
  }
  const enquiry::Answered answered{form.answer, true};
  return acted(desk.act(id, answered, expected, {}, situation.now), form);
}

Acted undo(enquiries::EnquiryDesk& desk, const Situation& situation) {
  if (!can_undo(situation)) return {ActOutcome::kOvertaken};
  const enquiry::Undone undone{situation.contact.id};
  return acted(
      desk.act(situation.enquiry.row.id, undone, situation.enquiry.revision, {}, situation.now),
      {});
}

}  // namespace veieninn::answer_site
