#include "service/answer_site/answer_form.h"

#include <algorithm>
#include <array>
#include <utility>

#include "service/answer_site/allowed_answers.h"
#include "service/answer_site/norwegian_dates.h"
#include "service/letters/clean_text.h"

namespace veieninn::answer_site {

using letters::AnswerAction;
using letters::Asks;
using letters::FieldProblem;

namespace {

constexpr std::size_t kColleagueNameCharactersMax = 60;

std::string value_of(const gateway::FormFields& fields, std::string_view name) {
  return std::string(fields.find(name).value_or(""));
}

std::string without_edges(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// -- an address --

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_dotted(std::string_view text, std::string_view others) {
  return !text.empty() && text.front() != '.' && text.back() != '.' &&
         text.find("..") == std::string_view::npos && std::ranges::all_of(text, [&](char c) {
           return is_letter_or_digit(c) || c == '.' || others.find(c) != std::string_view::npos;
         });
}

// Stricter than the directory (RFC 5322's dot-atoms, in ASCII): strangers type here.
bool is_plain_address(std::string_view address) {
  const std::size_t at = address.find('@');
  return at != std::string_view::npos && address.size() <= letters::kEmailCharactersMax &&
         is_dotted(address.substr(0, at), "!#$%&'*+-/=?^_`{|}~") &&
         is_dotted(address.substr(at + 1), "-");
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// "mild.havre" → "Mild Havre", until somebody who knows her writes it better.
std::string name_of_local_part(std::string_view local) {
  std::string name;
  bool begins = true;
  for (const char c : local) {
    const bool parts = c == '.' || c == '_' || c == '-';
    name += parts ? ' ' : begins ? upper(c) : c;
    begins = parts;
  }
  return letters::one_line(name, kColleagueNameCharactersMax);
}

// -- the form --

class FormReader {
 public:
  FormReader(const gateway::FormFields& fields, const Situation& situation,
             std::string_view own_domain)
      : fields_(fields),
        situation_(situation),
        own_domain_(own_domain),
        asks_(asks_of(situation.link.kind, situation.enquiry.row, situation.contact.id)) {
    form_.entered.colleague = value_of(fields, letters::form_field::kColleague);
    form_.entered.colleague_email =
        without_edges(value_of(fields, letters::form_field::kColleagueEmail));
    form_.entered.note = value_of(fields, letters::form_field::kNote);
    form_.entered.reason = value_of(fields, letters::form_field::kReason);
    form_.entered.reason_text = value_of(fields, letters::form_field::kReasonText);
    form_.entered.away_until = without_edges(value_of(fields, letters::form_field::kAwayUntil));
    form_.entered.outcome = value_of(fields, letters::form_field::kOutcome);
    form_.answer.contact = situation.contact.id;
  }

  AnswerForm read(const std::vector<AnswerAction>& actions) && {
    const auto action = letters::answer_action_of(value_of(fields_, letters::form_field::kAction));
    if (!action || std::ranges::find(actions, *action) == actions.end()) {
      wrong(letters::form_field::kAction, FieldProblem::kActionUnknown);
      return std::move(form_);
    }
    form_.entered.action = action;
    form_.answer.kind = answer_kind_of(*action, asks_);
    read_fields_of(*action);
    return std::move(form_);
  }

 private:
  void wrong(std::string_view field, FieldProblem problem) {
    form_.problems.push_back({field, problem});
  }

  void read_fields_of(AnswerAction action) {
    switch (action) {
      case AnswerAction::kRefer:
      case AnswerAction::kHandOver:
      case AnswerAction::kBringIn:
      case AnswerAction::kNameCoordinator:
        read_colleague();
        return read_note(letters::form_field::kNote, form_.entered.note);
      case AnswerAction::kDecline:
        return read_decline();
      case AnswerAction::kAway:
        return read_away();
      case AnswerAction::kClose:
        read_outcome();
        return read_note(letters::form_field::kNote, form_.entered.note);
      case AnswerAction::kReportAbuse:
        return read_note(letters::form_field::kNote, form_.entered.note);
      case AnswerAction::kAccept:
      case AnswerAction::kIntroduce:
      case AnswerAction::kLeft:
        return;
    }
  }

  // Its line ends become "\n", and what cannot be seen goes. A character may take four bytes.
  void read_note(std::string_view field, const std::string& typed) {
    std::string note;
    for (const std::string& line : letters::clean_lines(typed)) {
      if (!note.empty()) note += "\n";
      note += line;
    }
    if (characters_in(note) > letters::kAnswerTextCharactersMax ||
        note.size() > model::kEnquiryNoteBytesMax) {
      return wrong(field, FieldProblem::kTextTooLong);
    }
    form_.answer.note = std::move(note);
  }

  void read_colleague() {
    const letters::EnteredAnswer& entered = form_.entered;
    if (!entered.colleague.empty() && !entered.colleague_email.empty()) {
      return wrong(letters::form_field::kColleague, FieldProblem::kColleagueTwice);
    }
    if (!entered.colleague_email.empty()) return read_address();
    if (entered.colleague.empty()) {
      return wrong(letters::form_field::kColleague, FieldProblem::kColleagueMissing);
    }
    form_.answer.other_contact = entered.colleague;
  }

  void read_address() {
    std::string address = form_.entered.colleague_email;
    if (!is_plain_address(address)) {
      return wrong(letters::form_field::kColleagueEmail, FieldProblem::kEmailMalformed);
    }
    const std::size_t at = address.find('@');
    std::transform(address.begin() + static_cast<std::ptrdiff_t>(at), address.end(),
                   address.begin() + static_cast<std::ptrdiff_t>(at), lower);
    if (own_domain_.empty() || address.substr(at + 1) != own_domain_) {
      return wrong(letters::form_field::kColleagueEmail, FieldProblem::kEmailForeign);
    }
    std::string name = name_of_local_part(std::string_view(address).substr(0, at));
    form_.colleague = enquiries::NewColleague{std::move(name), std::move(address)};
  }

  void read_decline() {
    if (asks_ == Asks::kRegistrar) form_.answer.outcome = model::EnquiryOutcome::kGap;
    // A favour needs no reason, and a registrar has said all with it.
    if (asks_ == Asks::kRegistrar || asks_ == Asks::kIntroduction) return;
    read_note(letters::form_field::kReasonText, form_.entered.reason_text);
    if (form_.entered.reason.empty()) return;
    const auto reason = letters::decline_reason_of(form_.entered.reason);
    if (!reason) return wrong(letters::form_field::kReason, FieldProblem::kReasonUnknown);
    constexpr std::array kReasons = {
        model::DeclineReason::kWrongTopic, model::DeclineReason::kWrongPlace,
        model::DeclineReason::kNoCapacity, model::DeclineReason::kOther};
    form_.answer.decline_reason = kReasons.at(static_cast<std::size_t>(*reason));
  }

  void read_away() {
    const std::optional<Instant> until = end_of_day(form_.entered.away_until);
    if (!until) return wrong(letters::form_field::kAwayUntil, FieldProblem::kAwayMissing);
    if (*until <= situation_.now) {
      return wrong(letters::form_field::kAwayUntil, FieldProblem::kAwayPast);
    }
    if (until->unix_seconds - situation_.now.unix_seconds > kAwayDaysMax * kSecondsPerDay) {
      return wrong(letters::form_field::kAwayUntil, FieldProblem::kAwayTooFar);
    }
    form_.answer.until = until;
  }

  void read_outcome() {
    const auto outcome = letters::offered_outcome_of(form_.entered.outcome);
    if (!outcome) return wrong(letters::form_field::kOutcome, FieldProblem::kOutcomeMissing);
    constexpr std::array kOutcomes = {model::EnquiryOutcome::kMet, model::EnquiryOutcome::kPilot,
                                      model::EnquiryOutcome::kCollaboration,
                                      model::EnquiryOutcome::kAdvice,
                                      model::EnquiryOutcome::kNoFit};
    form_.answer.outcome = kOutcomes.at(static_cast<std::size_t>(*outcome));
  }

  const gateway::FormFields& fields_;
  const Situation& situation_;
  std::string_view own_domain_;
  Asks asks_;
  AnswerForm form_;
};

}  // namespace

AnswerForm read_answer_form(const gateway::FormFields& fields, const Situation& situation,
                            const std::vector<AnswerAction>& actions, std::string_view own_domain) {
  return FormReader(fields, situation, own_domain).read(actions);
}

}  // namespace veieninn::answer_site
