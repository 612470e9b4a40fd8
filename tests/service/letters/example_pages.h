// Pages about nobody: every kind, with and without errors, for tests and for the eye.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "service/letters/answer_page.h"
#include "service/letters/language.h"
#include "service/letters/result_pages.h"

namespace veieninn::letters {

inline std::vector<AnswerAction> usual_actions(Asks asks) {
  using enum AnswerAction;
  switch (asks) {
    case Asks::kIntroduction:
      return {kIntroduce, kDecline, kRefer, kLeft};
    case Asks::kOwnership:
      return {kAccept, kHandOver, kDecline, kLeft};
    case Asks::kOutcome:
      return {kClose, kHandOver};
    case Asks::kRegistrar:
      return {kRefer, kAccept, kDecline, kReportAbuse};
    case Asks::kOwner:
      return {kClose, kBringIn, kNameCoordinator, kHandOver, kAway, kLeft};
    case Asks::kCoordinator:
      return {kClose, kBringIn, kNameCoordinator, kHandOver};
    case Asks::kTeam:
    case Asks::kEnded:
      return {};
    case Asks::kAnswer:
      break;
  }
  return {kAccept, kRefer, kDecline, kAway, kLeft, kReportAbuse};
}

// Every fact, with and without names and words.
inline FactThread full_thread() {
  FactThread thread;
  thread.owner_name = "Rolig Bok, rådgiver, NAV Eksempelvik";
  thread.coordinator_name = "Vennlig Sky";
  thread.team_names = {"Vennlig Sky", "Klok Bjørk, Eksempelvik kommune"};
  for (std::size_t fact = 0; fact < kThreadFactCount; ++fact) {
    ThreadLine line{.fact = static_cast<ThreadFact>(fact),
                    .date = CalendarDate{2026, 12, 1},
                    .who = "Rolig Bok",
                    .whom = "Vennlig Sky",
                    .note = "Fint om du blir med.\nVi møtes torsdag.",
                    .outcome = Outcome::kPilot};
    thread.lines.push_back(line);
    line.who.clear();
    line.whom.clear();
    line.note.clear();
    line.date.reset();
    thread.lines.push_back(line);
  }
  return thread;
}

inline AnswerPage full_page(Asks asks, Language language) {
  AnswerPage page;
  page.language = language_tag(language);
  page.asks = asks;
  page.actions = usual_actions(asks);
  page.recipient_name = "Rolig Bok";
  page.venture_name = "Nabohjelpen Modig Humle";
  page.venture_description = "Vi lager møteplasser der naboer hjelper hverandre.";
  page.need_text =
      "Vi vil starte et dagtilbud for unge utenfor arbeid.\n\nHvem kan vi snakke med om lokaler?";
  page.topic_label = "Arbeid og inkludering";
  page.area_name = "Asker";
  page.asked_by = "Stille Elv";
  page.note = "Dette er nærmere ditt felt enn mitt.";
  page.reasons = {"Du er oppført med fagområdet arbeid og inkludering."};
  page.next_person_name = "Vennlig Sky";
  page.due_date = CalendarDate{2026, 12, 4};
  page.colleagues = {{"c001", "Vennlig Sky", "rådgiver", "NAV Eksempelvik"},
                     {"c002", "Klok Bjørk", "", "Eksempelvik kommune"}};
  page.newcomers = page.colleagues;
  page.coordinators = page.colleagues;
  if (asks >= Asks::kOwner) page.thread = full_thread();
  page.own_domain = "eksempelvik.example.org";
  page.form_path = "/svar/aGVtbWVsaWc";
  page.nonce = "bm9uY2U";
  return page;
}

inline AnswerPage page_with_errors(AnswerAction action, Language language) {
  AnswerPage page = full_page(Asks::kAnswer, language);
  page.actions = std::vector<AnswerAction>(kAnswerActions.begin(), kAnswerActions.end());
  page.entered.action = action;
  page.entered.colleague = "c002";
  page.entered.colleague_email = "vennlig.sky@annetsted.example.org";
  page.entered.note = "Noen ord.\nOg noen til.";
  page.entered.reason = "wrong_place";
  page.entered.reason_text = "Det er i nabobyen.";
  page.entered.away_until = "2026-12-24";
  page.entered.outcome = "pilot";
  for (const std::string_view field :
       {form_field::kColleague, form_field::kColleagueEmail, form_field::kNote, form_field::kReason,
        form_field::kReasonText, form_field::kAwayUntil, form_field::kOutcome,
        form_field::kNonce}) {
    page.errors.push_back({std::string(field), field_problem_text(FieldProblem::kEmailForeign,
                                                                  page.language, page.own_domain)});
  }
  return page;
}

inline DonePage full_done_page(AnswerAction action, Language language) {
  DonePage page;
  page.language = language_tag(language);
  page.action = action;
  page.venture_name = "Nabohjelpen Modig Humle";
  page.person_name = "Vennlig Sky";
  page.due_date = CalendarDate{2026, 12, 4};
  page.away_until = CalendarDate{2027, 1, 11};
  page.undo_path = "/angre/aGVtbWVsaWc";
  page.nonce = "bm9uY2U";
  return page;
}

inline AlreadyAnsweredPage full_already_page(AnswerAction action, Language language) {
  AlreadyAnsweredPage page;
  page.language = language_tag(language);
  page.by_name = "Vennlig Sky";
  page.action = action;
  page.date = CalendarDate{2026, 12, 4};
  page.undo_path = "/angre/aGVtbWVsaWc";
  page.nonce = "bm9uY2U";
  return page;
}

inline constexpr int kAsksCount = 9;
inline constexpr int kNoticeCount = 9;
inline constexpr int kFieldProblemCount = 16;

// Name and HTML of each.
inline std::vector<std::pair<std::string, std::string>> example_pages(Language language) {
  std::vector<std::pair<std::string, std::string>> pages;
  for (int asks = 0; asks < kAsksCount; ++asks) {
    pages.emplace_back("asks_" + std::to_string(asks),
                       answer_page_html(full_page(static_cast<Asks>(asks), language)));
  }
  for (const AnswerAction action : kAnswerActions) {
    const std::string name(form_value(action));
    pages.emplace_back("errors_" + name, answer_page_html(page_with_errors(action, language)));
    pages.emplace_back("done_" + name, done_page_html(full_done_page(action, language)));
    AlreadyAnsweredPage already = full_already_page(action, language);
    pages.emplace_back("already_" + name, already_answered_page_html(already));
    already.by_recipient = true;
    pages.emplace_back("already_you_" + name, already_answered_page_html(already));
  }
  for (int notice = 0; notice < kNoticeCount; ++notice) {
    pages.emplace_back("notice_" + std::to_string(notice),
                       notice_page_html(static_cast<Notice>(notice), language_tag(language)));
  }
  return pages;
}

}  // namespace veieninn::letters
