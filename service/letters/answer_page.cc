#include "service/letters/answer_page.h"

#include <algorithm>
#include <array>
#include <utility>

#include "service/letters/answer_fields.h"
#include "service/letters/clean_text.h"
#include "service/letters/page_frame.h"

namespace veieninn::letters {
namespace {

using P = PagePhrase;

constexpr std::size_t kErrorsMax = 10;  // more fields than a form has

// In the order of FieldProblem.
constexpr std::array kProblemTexts = {
    P::kProblemColleagueMissing, P::kProblemColleagueTwice,       P::kProblemColleagueUnknown,
    P::kProblemColleagueAsked,   P::kProblemColleagueUnavailable, P::kProblemColleagueInTeam,
    P::kProblemEmailMalformed,   P::kProblemEmailForeign,         P::kProblemReasonUnknown,
    P::kProblemTextTooLong,      P::kProblemAwayMissing,          P::kProblemAwayPast,
    P::kProblemAwayTooFar,       P::kProblemOutcomeMissing,       P::kProblemActionUnknown,
    P::kProblemPageOld};

// In the order of Asks.
struct AskTexts {
  P title;
  P title_otherwise;
  P help;
};
constexpr std::array<AskTexts, 9> kAskTexts = {{
    {P::kAskAnswer, P::kNone, P::kHelpAnswer},
    {P::kAskIntroduction, P::kAskIntroductionUnnamed, P::kHelpAnswer},
    {P::kAskOwnership, P::kNone, P::kHelpAnswer},
    {P::kAskOutcome, P::kNone, P::kHelpOutcome},
    {P::kAskRegistrar, P::kNone, P::kHelpRegistrar},
    {P::kAskOwner, P::kNone, P::kHelpOwner},
    {P::kAskCoordinator, P::kNone, P::kHelpCoordinator},
    {P::kAskTeam, P::kNone, P::kHelpTeam},
    {P::kClosedTitle, P::kNone, P::kHelpTeam},
}};

class PageWriter {
 public:
  explicit PageWriter(const AnswerPage& page)
      : page_(page), language_(language_of(page.language)), asks_(kAskTexts.at(index_of(page))) {
    const std::string venture = one_line(page.venture_name, kNameCharactersMax);
    values_.set("venture", venture.empty()
                               ? std::string(text_of(Phrase::kAnEntrepreneur, language_))
                               : venture);
    values_.set("recipient", one_line(page.recipient_name, kNameCharactersMax));
    values_.set("person", one_line(page.next_person_name, kNameCharactersMax));
    values_.set("other", one_line(page.asked_by, kNameCharactersMax));
    if (page.due_date) values_.set("date", date_words(*page.due_date, language_));
    values_.set("minutes", std::to_string(kUndoMinutes));
  }

  [[nodiscard]] std::string html() const {
    const std::string question = said(language_, values_, asks_.title, asks_.title_otherwise);
    std::string main = heading_html(1, question) + error_summary() + introduction() + answers() +
                       thread() + background();
    if (page_.errors.empty()) return framed(language_, question, main);
    Values title;
    title.set("title", question);
    return framed(language_, said(language_, title, P::kErrorTitle), main);
  }

 private:
  static std::size_t index_of(const AnswerPage& page) {
    return static_cast<std::size_t>(page.asks);
  }

  [[nodiscard]] std::string text(P which) const { return std::string(text_of(which, language_)); }

  // Comes first after the question, and has the focus: what has to be corrected is heard at once.
  [[nodiscard]] std::string error_summary() const {
    if (page_.errors.empty()) return {};
    std::string html =
        "<div class=\"errors\" role=\"alert\" tabindex=\"-1\" autofocus "
        "aria-labelledby=\"errors\">\n<h2 id=\"errors\">" +
        html_escaped(text(P::kErrorsHeading)) + "</h2>\n<ul>\n";
    for (std::size_t i = 0; i < std::min(page_.errors.size(), kErrorsMax); ++i) {
      const FieldError& error = page_.errors[i];
      const std::string words = html_escaped(one_line(error.text, kSentenceCharactersMax));
      const std::string target = page_.entered.action && is_offered(*page_.entered.action)
                                     ? error_target(page_, *page_.entered.action, error.field)
                                     : "";
      if (target.empty()) {
        html.append("<li><span>").append(words).append("</span></li>\n");
      } else {
        html.append("<li><a href=\"#").append(target).append("\">").append(words);
        html.append("</a></li>\n");
      }
    }
    return html + "</ul>\n</div>\n";
  }

  [[nodiscard]] bool is_offered(AnswerAction action) const {
    return std::find(page_.actions.begin(), page_.actions.end(), action) != page_.actions.end();
  }

  [[nodiscard]] std::string introduction() const {
    const std::array<std::pair<std::string_view, std::string>, 2> facts = {{
        {text_of(Phrase::kTopicLabel, language_), one_line(page_.topic_label, kNameCharactersMax)},
        {text_of(Phrase::kAreaLabel, language_), one_line(page_.area_name, kNameCharactersMax)},
    }};
    return paragraph_html(said(language_, values_, Phrase::kGreetingByName, Phrase::kGreeting) +
                          " " + help()) +
           paragraph_html(said(language_, values_, Phrase::kCameThroughOther)) +
           quote_html(said(language_, values_, Phrase::kNoteByOther, Phrase::kNoteByNobody),
                      clean_lines(page_.note)) +
           quote_html(said(language_, values_, Phrase::kNeedBy), clean_lines(page_.need_text)) +
           facts_html(facts) + paragraph_html(said(language_, values_, Phrase::kPleaseAnswerBy)) +
           list_html(said(language_, values_, Phrase::kReachVenture),
                     clean_items(page_.contact_channels));
  }

  // Who could answer, and cannot now, is told why.
  [[nodiscard]] std::string help() const {
    if (!page_.actions.empty()) return text(asks_.help) + " " + text(P::kNothingYet);
    const bool reads = asks_.help == P::kHelpTeam;
    return reads ? text(asks_.help) : said(language_, values_, P::kHelpWaits);
  }

  [[nodiscard]] std::string thread() const {
    return page_.thread ? fact_thread_html(*page_.thread, language_, page_.venture_name) : "";
  }

  [[nodiscard]] std::string background() const {
    return list_html(said(language_, values_, Phrase::kReasonsForYou), clean_items(page_.reasons)) +
           quote_html(said(language_, values_, Phrase::kDescriptionOf),
                      clean_lines(page_.venture_description));
  }

  [[nodiscard]] std::vector<AnswerAction> actions_once() const {
    std::vector<AnswerAction> once;
    for (const AnswerAction action : page_.actions) {
      if (std::find(once.begin(), once.end(), action) == once.end()) once.push_back(action);
    }
    return once;
  }

  [[nodiscard]] std::string answers() const {
    const std::vector<AnswerAction> actions = actions_once();
    if (actions.empty()) return {};
    std::string html = heading_html(2, text(P::kYourAnswer)) + form(actions.front(), true);
    if (actions.size() > 1) html += heading_html(2, text(P::kOtherAnswers));
    for (std::size_t i = 1; i < actions.size(); ++i) html += unfolding(actions[i]);
    return html;
  }

  [[nodiscard]] std::string unfolding(AnswerAction action) const {
    const bool open = page_.entered.action == action;
    return std::string("<details") + (open ? " open" : "") + ">\n<summary>" +
           html_escaped(text(action_texts(page_.asks, action).label)) + "</summary>\n" +
           form(action, false) + "</details>\n";
  }

  [[nodiscard]] std::string form(AnswerAction action, bool is_first) const {
    const ActionTexts texts = action_texts(page_.asks, action);
    return form_begin_html(language_, page_.form_path, page_.nonce) +
           paragraph_html(said(language_, values_, texts.help, texts.help_otherwise)) +
           fields_html(page_, language_, action) +
           send_button_html(form_value(action), text(texts.send), is_first) + "</form>\n";
  }

  const AnswerPage& page_;
  Language language_;
  AskTexts asks_;
  Values values_;
};

}  // namespace

std::string answer_page_html(const AnswerPage& page) { return PageWriter(page).html(); }

std::string field_problem_text(FieldProblem problem, std::string_view language,
                               std::string_view own_domain) {
  const std::string domain = one_line(own_domain, kEmailCharactersMax);
  Values values;
  values.set("domain", domain.empty() ? "example.org" : domain);
  values.set("count", std::to_string(kAnswerTextCharactersMax));
  return said(language_of(language), values, kProblemTexts.at(static_cast<std::size_t>(problem)));
}

}  // namespace veieninn::letters
