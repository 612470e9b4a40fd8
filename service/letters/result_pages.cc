#include "service/letters/result_pages.h"

#include <array>
#include <utility>

#include "service/letters/clean_text.h"
#include "service/letters/page_frame.h"

namespace veieninn::letters {
namespace {

using P = PagePhrase;

// What happened is said in the words of the letter that confirms it, what happens next in those of
// the page. In the order of AnswerAction.
struct DoneTexts {
  Phrase happened;
  Phrase happened_otherwise;
  P next;
  P next_otherwise;
};
constexpr std::array<DoneTexts, kAnswerActions.size()> kDoneTexts = {{
    {Phrase::kConfirmedAccept, Phrase::kNone, P::kNextAccept, P::kNone},
    {Phrase::kConfirmedIntroduce, Phrase::kConfirmedIntroduceUnnamed, P::kNextIntroduce,
     P::kNextIntroduceUnnamed},
    {Phrase::kConfirmedDecline, Phrase::kNone, P::kNextDecline, P::kNone},
    {Phrase::kConfirmedRefer, Phrase::kConfirmedReferUnnamed, P::kNextRefer, P::kNextReferUnnamed},
    {Phrase::kConfirmedLeft, Phrase::kNone, P::kLeftHelp, P::kNone},
    {Phrase::kConfirmedAway, Phrase::kConfirmedAwayUndated, P::kAwayHelp, P::kNone},
    {Phrase::kConfirmedHandOver, Phrase::kConfirmedHandOverUnnamed, P::kHandOverHelp, P::kNone},
    {Phrase::kConfirmedClose, Phrase::kNone, P::kNextClose, P::kNone},
    {Phrase::kConfirmedBringIn, Phrase::kConfirmedBringInUnnamed, P::kNextBringIn,
     P::kNextBringInUnnamed},
    {Phrase::kConfirmedCoordinator, Phrase::kConfirmedCoordinatorUnnamed, P::kNameCoordinatorHelp,
     P::kNone},
    {Phrase::kConfirmedReportAbuse, Phrase::kNone, P::kNextReportAbuse, P::kNone},
}};

constexpr std::array<P, kAnswerActions.size()> kAnsweredTexts = {
    P::kAnsweredAccept,          P::kAnsweredIntroduce,  P::kAnsweredDecline,
    P::kAnsweredRefer,           P::kAnsweredLeft,       P::kAnsweredAway,
    P::kAnsweredHandOver,        P::kAnsweredClose,      P::kAnsweredBringIn,
    P::kAnsweredNameCoordinator, P::kAnsweredReportAbuse};

// In the order of Notice.
constexpr std::array<std::pair<P, P>, 9> kNoticeTexts = {{
    {P::kExpiredTitle, P::kExpiredText},
    {P::kUnknownTitle, P::kUnknownText},
    {P::kClosedTitle, P::kClosedText},
    {P::kUndoneTitle, P::kUndoneText},
    {P::kUndoTooLateTitle, P::kUndoTooLateText},
    {P::kTemporaryTitle, P::kTemporaryText},
    {P::kMovedOnTitle, P::kMovedOnText},
    {P::kTooManyTitle, P::kTooManyText},
    {P::kWelcomeTitle, P::kWelcomeText},
}};

Values values_of(const DonePage& page, Language language) {
  const std::string venture = one_line(page.venture_name, kNameCharactersMax);
  Values values;
  values.set("venture",
             venture.empty() ? std::string(text_of(Phrase::kAnEntrepreneur, language)) : venture);
  values.set("person", one_line(page.person_name, kNameCharactersMax));
  if (page.due_date) values.set("date", date_words(*page.due_date, language));
  if (page.away_until) values.set("away", date_words(*page.away_until, language));
  return values;
}

DoneTexts done_texts(const DonePage& page) {
  DoneTexts texts = kDoneTexts.at(static_cast<std::size_t>(page.action));
  if (page.asks == Asks::kIntroduction && page.action == AnswerAction::kDecline) {
    texts.next = P::kNextDeclineIntroduction;
  }
  if (page.asks == Asks::kRegistrar && page.action == AnswerAction::kDecline) {
    texts = {Phrase::kConfirmedUnknown, Phrase::kNone, P::kDeclineRegistrarHelp, P::kNone};
  }
  return texts;
}

bool asks_somebody_now(AnswerAction action) noexcept {
  return action == AnswerAction::kIntroduce || action == AnswerAction::kRefer ||
         action == AnswerAction::kHandOver;
}

bool is_private(AnswerAction action) noexcept {
  return action == AnswerAction::kLeft || action == AnswerAction::kAway ||
         action == AnswerAction::kReportAbuse;
}

}  // namespace

std::string done_page_html(const DonePage& page) {
  const Language language = language_of(page.language);
  const Values values = values_of(page, language);
  const DoneTexts texts = done_texts(page);
  const std::string_view title = text_of(Phrase::kConfirmationSubject, language);
  std::string main =
      heading_html(1, title) +
      paragraph_html(said(language, values, texts.happened, texts.happened_otherwise)) +
      paragraph_html(said(language, values, texts.next, texts.next_otherwise));
  if (asks_somebody_now(page.action)) {
    main += paragraph_html(said(language, values, P::kNextDue));
  }
  // Who said yes has something to do: to get in touch.
  if (page.action != AnswerAction::kAccept) {
    main += paragraph_html(text_of(P::kNothingMore, language));
  }
  main += undo_form_html(language, page.undo_path, page.nonce);
  if (page.thread) main += fact_thread_html(*page.thread, language, page.venture_name);
  return framed(language, title, main);
}

std::string already_answered_page_html(const AlreadyAnsweredPage& page) {
  const Language language = language_of(page.language);
  const bool tells_action = page.action && (page.by_recipient || !is_private(*page.action));
  const std::string_view answer =
      tells_action ? text_of(kAnsweredTexts.at(static_cast<std::size_t>(*page.action)), language)
                   : std::string_view{};
  const std::array<std::pair<std::string_view, std::string>, 3> facts = {{
      {text_of(P::kByLabel, language),
       page.by_recipient ? "" : one_line(page.by_name, kNameCharactersMax)},
      {text_of(P::kAnswerLabel, language), std::string(answer)},
      {text_of(P::kWhenLabel, language), page.date ? date_words(*page.date, language) : ""},
  }};
  const std::string_view title =
      text_of(page.by_recipient ? P::kAlreadyYouTitle : P::kAlreadyTitle, language);
  std::string main = heading_html(1, title) + facts_html(facts) +
                     paragraph_html(text_of(P::kNothingMore, language));
  if (page.by_recipient) main += undo_form_html(language, page.undo_path, page.nonce);
  return framed(language, title, main);
}

std::string notice_page_html(Notice notice, std::string_view language) {
  const Language written = language_of(language);
  const auto& [title, text] = kNoticeTexts.at(static_cast<std::size_t>(notice));
  Values values;
  values.set("minutes", std::to_string(kUndoMinutes));
  return framed(
      written, text_of(title, written),
      heading_html(1, text_of(title, written)) + paragraph_html(said(written, values, text)));
}

}  // namespace veieninn::letters
