#include "service/letters/answer_fields.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "service/letters/clean_text.h"
#include "service/letters/letter_texts.h"
#include "service/letters/page_frame.h"

namespace veieninn::letters {
namespace {

using P = PagePhrase;

struct ActionRow {
  AnswerAction action;
  ActionTexts texts;
};

constexpr auto kUsual = std::to_array<ActionRow>({
    {AnswerAction::kAccept, {P::kAcceptAnswer, P::kAcceptHelp, P::kNone, P::kAcceptAnswer}},
    {AnswerAction::kIntroduce,
     {P::kIntroduce, P::kIntroduceHelp, P::kIntroduceHelpUnnamed, P::kIntroduce}},
    {AnswerAction::kDecline, {P::kDecline, P::kDeclineHelp, P::kNone, P::kSendAnswer}},
    {AnswerAction::kRefer, {P::kRefer, P::kReferHelp, P::kNone, P::kSendRefer}},
    {AnswerAction::kLeft, {P::kLeft, P::kLeftHelp, P::kNone, P::kSendLeft}},
    {AnswerAction::kAway, {P::kAway, P::kAwayHelp, P::kNone, P::kSendAway}},
    {AnswerAction::kHandOver, {P::kHandOver, P::kHandOverHelp, P::kNone, P::kSendAsk}},
    {AnswerAction::kClose, {P::kClose, P::kCloseHelp, P::kNone, P::kSendAnswer}},
    {AnswerAction::kBringIn, {P::kBringIn, P::kBringInHelp, P::kNone, P::kSendBringIn}},
    {AnswerAction::kNameCoordinator,
     {P::kNameCoordinator, P::kNameCoordinatorHelp, P::kNone, P::kSendCoordinator}},
    {AnswerAction::kReportAbuse, {P::kReportAbuse, P::kReportAbuseHelp, P::kNone, P::kSendReport}},
});

struct SpecialRow {
  Asks asks;
  ActionRow row;
};

constexpr auto kSpecial = std::to_array<SpecialRow>({
    {Asks::kOwnership,
     {AnswerAction::kAccept,
      {P::kAcceptOwnership, P::kAcceptOwnershipHelp, P::kNone, P::kAcceptOwnership}}},
    {Asks::kRegistrar,
     {AnswerAction::kAccept, {P::kAcceptRegistrar, P::kAcceptHelp, P::kNone, P::kAcceptRegistrar}}},
    {Asks::kRegistrar,
     {AnswerAction::kRefer, {P::kReferRegistrar, P::kNone, P::kNone, P::kSendAsk}}},
    {Asks::kRegistrar,
     {AnswerAction::kDecline,
      {P::kDeclineRegistrar, P::kDeclineRegistrarHelp, P::kNone, P::kDeclineRegistrar}}},
    {Asks::kIntroduction,
     {AnswerAction::kDecline,
      {P::kDeclineIntroduction, P::kDeclineIntroductionHelp, P::kNone, P::kDeclineIntroduction}}},
    {Asks::kIntroduction,
     {AnswerAction::kRefer, {P::kReferIntroduction, P::kReferHelp, P::kNone, P::kSendRefer}}},
});

// In the order of DeclineReason and of Outcome.
constexpr std::array kReasonTexts = {P::kReasonWrongTopic, P::kReasonWrongPlace,
                                     P::kReasonNoCapacity, P::kReasonOther};
constexpr std::array kOutcomeTexts = {Phrase::kOutcomeMet, Phrase::kOutcomePilot,
                                      Phrase::kOutcomeCollaboration, Phrase::kOutcomeAdvice,
                                      Phrase::kOutcomeNoFit};

struct Choice {
  std::string value;
  std::string label;
};

// Writes the fields of one form. Every id begins with the action's name, so that it stands once on
// the page.
class FieldWriter {
 public:
  FieldWriter(const AnswerPage& page, Language language, AnswerAction action)
      : page_(page),
        language_(language),
        action_(action),
        entered_(page.entered.action == action) {}

  [[nodiscard]] std::string fields() const {
    switch (action_) {
      case AnswerAction::kRefer:
      case AnswerAction::kHandOver:
      case AnswerAction::kBringIn:
      case AnswerAction::kNameCoordinator:
        return colleague_fields();
      case AnswerAction::kDecline:
        return asks_reason() ? decline_fields() : "";
      case AnswerAction::kAway:
        return input(form_field::kAwayUntil, P::kAwayUntil, "type=\"date\"", "",
                     page_.entered.away_until);
      case AnswerAction::kClose:
        return outcome_fields();
      case AnswerAction::kReportAbuse:
        return text_area(form_field::kNote, P::kNoteAbuse, page_.entered.note);
      default:
        return {};
    }
  }

 private:
  [[nodiscard]] std::string text(P which) const { return std::string(text_of(which, language_)); }

  [[nodiscard]] std::string id_of(std::string_view field) const {
    return std::string(form_value(action_)) + "_" + std::string(field);
  }

  [[nodiscard]] std::string error_of(std::string_view field) const {
    if (!entered_) return {};
    for (const FieldError& error : page_.errors) {
      if (error.field == field) return one_line(error.text, kSentenceCharactersMax);
    }
    return {};
  }

  // What was typed belongs to the form in which it was typed.
  [[nodiscard]] std::string_view typed(const std::string& value) const {
    return entered_ ? std::string_view(value) : std::string_view{};
  }

  [[nodiscard]] static std::string error_html(const std::string& id, const std::string& error) {
    if (error.empty()) return {};
    return "<p class=\"wrong\" id=\"" + id + "_error\">" + html_escaped(error) + "</p>\n";
  }

  [[nodiscard]] static std::string hint_html(const std::string& id, const std::string& hint) {
    if (hint.empty()) return {};
    return "<p class=\"hint\" id=\"" + id + "_hint\">" + html_escaped(hint) + "</p>\n";
  }

  [[nodiscard]] static std::string described_by(const std::string& id, bool hint, bool error) {
    if (!hint && !error) return {};
    std::string names = hint ? id + "_hint" : "";
    if (error) names += (hint ? " " : "") + id + "_error";
    return " aria-describedby=\"" + names + "\"" + (error ? " aria-invalid=\"true\"" : "");
  }

  [[nodiscard]] static std::string label_html(const std::string& id, const std::string& label) {
    return "<label class=\"title\" for=\"" + id + "\">" + html_escaped(label) + "</label>\n";
  }

  [[nodiscard]] std::string choices(std::string_view field, P legend,
                                    const std::vector<Choice>& among,
                                    const std::string& value) const {
    const std::string id = id_of(field);
    const std::string error = error_of(field);
    std::string html = "<fieldset";
    if (!error.empty()) html += " aria-describedby=\"" + id + "_error\"";
    html += ">\n<legend>" + html_escaped(text(legend)) + "</legend>\n" + error_html(id, error);
    for (std::size_t i = 0; i < among.size(); ++i) {
      const std::string own = id + "_" + std::to_string(i);
      const bool chosen = entered_ && !value.empty() && among[i].value == value;
      html += "<div class=\"choice\"><input type=\"radio\" id=\"" + own + "\" name=\"";
      html.append(field).append("\" value=\"").append(html_escaped(among[i].value));
      html += std::string("\"") + (chosen ? " checked" : "") + "><label for=\"" + own + "\">";
      html += html_escaped(among[i].label) + "</label></div>\n";
    }
    return html + "</fieldset>\n";
  }

  [[nodiscard]] std::string input(std::string_view field, P label, std::string_view attributes,
                                  const std::string& hint, const std::string& value) const {
    const std::string id = id_of(field);
    const std::string error = error_of(field);
    std::string html = "<div class=\"field\">\n" + label_html(id, text(label)) +
                       hint_html(id, hint) + error_html(id, error) + "<input id=\"" + id +
                       "\" name=\"";
    html.append(field).append("\" ").append(attributes).append(" value=\"");
    html += html_escaped(one_line(typed(value), kSentenceCharactersMax)) + "\"";
    return html + described_by(id, !hint.empty(), !error.empty()) + ">\n</div>\n";
  }

  [[nodiscard]] std::string text_area(std::string_view field, P label,
                                      const std::string& value) const {
    const std::string id = id_of(field);
    const std::string error = error_of(field);
    Values values;
    values.set("count", std::to_string(kAnswerTextCharactersMax));
    const std::string hint = said(language_, values, P::kAtMost);
    std::string html = "<div class=\"field\">\n" + label_html(id, text(label)) +
                       hint_html(id, hint) + error_html(id, error) + "<textarea id=\"" + id +
                       "\" name=\"";
    html.append(field).append("\" rows=\"4\"");
    html += described_by(id, true, !error.empty()) + ">\n";
    const std::vector<std::string> lines = clean_lines(typed(value));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      html += (i > 0 ? "\n" : "") + html_escaped(lines[i]);
    }
    return html + "</textarea>\n</div>\n";
  }

  [[nodiscard]] P colleague_legend() const noexcept {
    if (action_ == AnswerAction::kHandOver) return P::kColleagueHandOverLegend;
    if (action_ == AnswerAction::kBringIn) return P::kColleagueBringInLegend;
    if (action_ == AnswerAction::kNameCoordinator) return P::kColleagueCoordinatorLegend;
    return page_.asks == Asks::kRegistrar ? P::kColleagueRegistrarLegend : P::kColleagueLegend;
  }

  // What a browser would send otherwise than it stands here could not be matched.
  [[nodiscard]] static bool comes_back_unchanged(const std::string& id) {
    return !id.empty() && one_line(id, kNameCharactersMax) == id;
  }

  [[nodiscard]] const std::vector<Colleague>& colleagues() const noexcept {
    if (action_ == AnswerAction::kBringIn) return page_.newcomers;
    return action_ == AnswerAction::kNameCoordinator ? page_.coordinators : page_.colleagues;
  }

  [[nodiscard]] std::vector<Choice> colleague_choices() const {
    std::vector<Choice> among;
    for (const Colleague& colleague : colleagues()) {
      if (among.size() == kColleaguesMax) break;
      if (!comes_back_unchanged(colleague.id)) continue;
      std::string label = one_line(colleague.name, kNameCharactersMax);
      for (const std::string* part : {&colleague.title, &colleague.unit_name}) {
        const std::string clean = one_line(*part, kNameCharactersMax);
        if (!clean.empty()) label += ", " + clean;
      }
      among.push_back({colleague.id, std::move(label)});
    }
    // A radio button cannot be let go again: this one lets her type an address after all.
    if (!among.empty()) among.push_back({"", text(P::kColleagueOther)});
    return among;
  }

  [[nodiscard]] std::string colleague_fields() const {
    const std::vector<Choice> among = colleague_choices();
    std::string html;
    if (!among.empty()) {
      html += choices(form_field::kColleague, colleague_legend(), among, page_.entered.colleague);
    }
    Values values;
    values.set("domain", one_line(page_.own_domain, kEmailCharactersMax));
    html +=
        input(form_field::kColleagueEmail, P::kColleagueEmail,
              "type=\"email\" autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\"",
              said(language_, values, P::kColleagueEmailHint), page_.entered.colleague_email);
    return html + text_area(form_field::kNote, P::kNoteColleague, page_.entered.note);
  }

  // A favour needs no reason, and a registrar has said all with it.
  [[nodiscard]] bool asks_reason() const noexcept {
    return page_.asks != Asks::kIntroduction && page_.asks != Asks::kRegistrar;
  }

  [[nodiscard]] std::string decline_fields() const {
    std::vector<Choice> among;
    among.reserve(kDeclineReasons.size());
    for (const DeclineReason reason : kDeclineReasons) {
      among.push_back({std::string(form_value(reason)),
                       text(kReasonTexts.at(static_cast<std::size_t>(reason)))});
    }
    return choices(form_field::kReason, P::kReasonLegend, among, page_.entered.reason) +
           text_area(form_field::kReasonText, P::kNoteMore, page_.entered.reason_text);
  }

  [[nodiscard]] std::string outcome_fields() const {
    std::vector<Choice> among;
    among.reserve(kOfferedOutcomes.size());
    for (const Outcome outcome : kOfferedOutcomes) {
      const Phrase label = kOutcomeTexts.at(static_cast<std::size_t>(outcome));
      among.push_back({std::string(form_value(outcome)), std::string(text_of(label, language_))});
    }
    return choices(form_field::kOutcome, P::kOutcomeLegend, among, page_.entered.outcome) +
           text_area(form_field::kNote, P::kNoteMore, page_.entered.note);
  }

  const AnswerPage& page_;
  Language language_;
  AnswerAction action_;
  bool entered_;
};

}  // namespace

ActionTexts action_texts(Asks asks, AnswerAction action) noexcept {
  for (const SpecialRow& special : kSpecial) {
    if (special.asks == asks && special.row.action == action) return special.row.texts;
  }
  for (const ActionRow& row : kUsual) {
    if (row.action == action) return row.texts;
  }
  return {};
}

std::string fields_html(const AnswerPage& page, Language language, AnswerAction action) {
  return FieldWriter(page, language, action).fields();
}

std::string error_target(const AnswerPage& page, AnswerAction action, std::string_view field) {
  const std::string fields = fields_html(page, Language::kBokmaal, action);
  const std::string id = std::string(form_value(action)) + "_" + std::string(field);
  for (const std::string& candidate : {id, id + "_0"}) {
    if (fields.find(" id=\"" + candidate + "\"") != std::string::npos) return candidate;
  }
  return {};
}

}  // namespace veieninn::letters
