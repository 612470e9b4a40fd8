#include "service/answer_site/answer_acts.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "engine/enquiry/answers.h"
#include "service/answer_site/colleague_list.h"

namespace veieninn::answer_site {

using letters::AnswerAction;
using letters::FieldProblem;

namespace {

namespace form_field = letters::form_field;

bool names_colleague(const AnswerForm& form) {
  return form.entered.action && offers_colleagues(*form.entered.action);
}

std::string_view colleague_field(const AnswerForm& form) {
  return form.colleague ? form_field::kColleagueEmail : form_field::kColleague;
}

Problem problem_of(const Error& error, const AnswerForm& form) {
  if (error.reason == ErrorReason::kCycle) {
    return {colleague_field(form), FieldProblem::kColleagueAsked};
  }
  const std::string_view field =
      error.violations.empty() ? std::string_view{} : error.violations.front().field;
  if (field == "colleague.address") return {colleague_field(form), FieldProblem::kEmailForeign};
  if (field == "until") return {form_field::kAwayUntil, FieldProblem::kAwayPast};
  if (field == "outcome") return {form_field::kOutcome, FieldProblem::kOutcomeMissing};
  if (names_colleague(form)) return {colleague_field(form), FieldProblem::kColleagueUnavailable};
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
      if (names_colleague(form)) return {ActOutcome::kRefused, {problem_of(done.error(), form)}};
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
                           const Situation& situation, AnswerAction action,
                           const std::string& chosen) {
  const model::Enquiry& row = situation.enquiry.row;
  if (action == AnswerAction::kNameCoordinator && enquiry::works_on(row, chosen)) return true;
  Result<bool> same = is_of_same_organisation(store, situation.contact, chosen);
  if (!same || *same) return same;
  const auto lists = ColleagueLists::read(store, publisher.newest(), situation);
  if (!lists) return fail(lists.error());
  const auto colleagues = lists->offered_for(action, "nb");
  if (!colleagues) return fail(colleagues.error());
  return std::ranges::any_of(
      *colleagues, [&](const letters::Colleague& colleague) { return colleague.id == chosen; });
}

// What she asks for is so already: the person is in the team, or holds the threads.
Result<bool> is_so_already(store::Store& store, const Situation& situation,
                           const AnswerForm& form) {
  const model::Enquiry& row = situation.enquiry.row;
  std::string named = form.answer.other_contact;
  if (form.colleague) {
    const auto registered = store.find_contact_by_address(form.colleague->address);
    if (!registered) return fail(registered.error());
    named = registered->value_or("");
  }
  if (form.entered.action == AnswerAction::kBringIn) return enquiry::works_on(row, named);
  return form.entered.action == AnswerAction::kNameCoordinator && enquiry::coordinates(row, named);
}

// None when her colleague may be named.
Result<std::optional<Problem>> problem_with_colleague(store::Store& store,
                                                      const feed::SnapshotPublisher& publisher,
                                                      const Situation& situation,
                                                      const AnswerForm& form) {
  const Result<bool> already = is_so_already(store, situation, form);
  if (!already) return fail(already.error());
  if (*already) return Problem{colleague_field(form), FieldProblem::kColleagueInTeam};
  if (form.colleague) return std::nullopt;
  const AnswerAction action = form.entered.action.value_or(AnswerAction::kRefer);
  const Result<bool> may =
      may_be_chosen(store, publisher, situation, action, form.answer.other_contact);
  if (!may) return fail(may.error());
  if (!*may) return Problem{form_field::kColleague, FieldProblem::kColleagueUnknown};
  return std::nullopt;
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
  if (names_colleague(form)) {
    const auto wrong = problem_with_colleague(store, publisher, situation, form);
    if (!wrong) return {ActOutcome::kFailed};
    if (const std::optional<Problem>& problem = *wrong) return {ActOutcome::kRefused, {*problem}};
  }
  if (form.colleague) {
    return acted(
        desk.pass_to_address(id, form.answer, *form.colleague, true, expected, {}, situation.now),
        form);
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
