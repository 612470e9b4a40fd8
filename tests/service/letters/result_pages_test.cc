#include "service/letters/result_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/service/letters/example_pages.h"

namespace veieninn::letters {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(DonePage, SaysWhatHappenedAndWhatComesNext) {
  DonePage page = full_done_page(AnswerAction::kRefer, Language::kBokmaal);
  std::string html = done_page_html(page);
  EXPECT_THAT(html, HasSubstr("Du har sendt henvendelsen fra Nabohjelpen Modig Humle videre til "
                              "Vennlig Sky."));
  EXPECT_THAT(html, HasSubstr("Nå spør vi Vennlig Sky."));
  EXPECT_THAT(html, HasSubstr("Vi venter svar innen fredag 4. desember."));

  page.person_name.clear();
  page.due_date.reset();
  html = done_page_html(page);
  EXPECT_THAT(html, HasSubstr("Nå spør vi kollegaen."));
  EXPECT_THAT(html, Not(HasSubstr("innen")));
}

TEST(DonePage, TellsNobodyWhoSaidYesThatThereIsNothingMoreToDo) {
  for (const AnswerAction action : kAnswerActions) {
    const std::string html = done_page_html(full_done_page(action, Language::kBokmaal));
    EXPECT_EQ(html.find("Du trenger ikke gjøre mer") == std::string::npos,
              action == AnswerAction::kAccept);
  }
}

TEST(DonePage, ShowsWhatHasHappenedToWhoWorksOnIt) {
  DonePage page = full_done_page(AnswerAction::kBringIn, Language::kBokmaal);
  EXPECT_THAT(done_page_html(page), Not(HasSubstr("Dette har skjedd")));
  EXPECT_THAT(done_page_html(page), HasSubstr("Nå skriver vi til Vennlig Sky."));
  page.thread = full_thread();
  EXPECT_THAT(done_page_html(page), HasSubstr("<h2>Dette har skjedd</h2>"));
}

TEST(DonePage, IsAnotherForEveryAction) {
  std::set<std::string> pages;
  for (const AnswerAction action : kAnswerActions) {
    pages.insert(done_page_html(full_done_page(action, Language::kEnglish)));
  }
  EXPECT_EQ(pages.size(), kAnswerActions.size());
}

TEST(DonePage, SpeaksToAnIntroducerAndARegistrarOfTheirOwn) {
  DonePage page = full_done_page(AnswerAction::kDecline, Language::kBokmaal);
  EXPECT_THAT(done_page_html(page), HasSubstr("Vi spør en annen."));
  page.asks = Asks::kIntroduction;
  EXPECT_THAT(done_page_html(page), HasSubstr("Vi finner en annen vei."));
  page.asks = Asks::kRegistrar;
  EXPECT_THAT(done_page_html(page), HasSubstr("Vi sier fra til Nabohjelpen Modig Humle."));
  EXPECT_THAT(done_page_html(page), Not(HasSubstr("takket nei")));
}

TEST(DonePage, CanBeUndoneByAPostOnly) {
  DonePage page = full_done_page(AnswerAction::kLeft, Language::kBokmaal);
  const std::string html = done_page_html(page);
  EXPECT_THAT(html, HasSubstr("<form method=\"post\" novalidate action=\"/angre/aGVtbWVsaWc\">"));
  EXPECT_THAT(html, HasSubstr("name=\"nonce\" value=\"bm9uY2U\""));
  EXPECT_THAT(html, HasSubstr("name=\"action\" value=\"undo\""));
  EXPECT_THAT(html, HasSubstr("Du kan angre i 30 minutter."));
  EXPECT_THAT(html, Not(HasSubstr("href=\"/angre")));
  page.nonce.clear();
  EXPECT_THAT(done_page_html(page), Not(HasSubstr("<form")));
  page.nonce = "x";
  page.undo_path = "//ond.example.org";
  EXPECT_THAT(done_page_html(page), Not(HasSubstr("<form")));
}

TEST(AlreadyAnsweredPage, SaysByWhomWhatAndWhen) {
  const std::string html =
      already_answered_page_html(full_already_page(AnswerAction::kAccept, Language::kBokmaal));
  EXPECT_THAT(html, HasSubstr("Noen har allerede svart"));
  EXPECT_THAT(html, HasSubstr("<dd>Vennlig Sky</dd>"));
  EXPECT_THAT(html, HasSubstr("<dd>Sa ja</dd>"));
  EXPECT_THAT(html, HasSubstr("<dd>fredag 4. desember</dd>"));
  EXPECT_THAT(html, Not(HasSubstr("<form"))) << "another's answer is not hers to undo";
}

TEST(AlreadyAnsweredPage, KeepsAColleaguesAbsenceToHerself) {
  for (const AnswerAction action :
       {AnswerAction::kLeft, AnswerAction::kAway, AnswerAction::kReportAbuse}) {
    AlreadyAnsweredPage page = full_already_page(action, Language::kBokmaal);
    EXPECT_THAT(already_answered_page_html(page), Not(HasSubstr("<dt>Svar</dt>")));
    page.by_recipient = true;
    EXPECT_THAT(already_answered_page_html(page), HasSubstr("<dt>Svar</dt>"));
    EXPECT_THAT(already_answered_page_html(page), HasSubstr("value=\"undo\""));
    EXPECT_THAT(already_answered_page_html(page), Not(HasSubstr("Vennlig Sky")));
  }
}

TEST(NoticePage, SaysWhatToDo) {
  const auto page = [](Notice notice) { return notice_page_html(notice, "nb"); };
  EXPECT_THAT(page(Notice::kExpiredLink), HasSubstr("<h1>Lenken er for gammel</h1>"));
  EXPECT_THAT(page(Notice::kUnknownLink), HasSubstr("<h1>Vi kjenner ikke denne lenken</h1>"));
  EXPECT_THAT(page(Notice::kClosedEnquiry), HasSubstr("<h1>Henvendelsen er avsluttet</h1>"));
  EXPECT_THAT(page(Notice::kUndone), HasSubstr("<h1>Svaret ditt er trukket tilbake</h1>"));
  EXPECT_THAT(page(Notice::kUndoTooLate), HasSubstr("i 30 minutter"));
  EXPECT_THAT(page(Notice::kTemporaryError), HasSubstr("Prøv igjen om noen minutter."));
  EXPECT_THAT(page(Notice::kMovedOn), HasSubstr("Den ligger hos en annen nå."));
  EXPECT_THAT(page(Notice::kTooManyRequests), HasSubstr("<h1>Vent litt</h1>"));
  EXPECT_THAT(page(Notice::kWelcome), HasSubstr("bruker du lenken i den."));
}

TEST(NoticePage, OffersNothingToPress) {
  for (const Language language : kLanguages) {
    for (int notice = 0; notice < kNoticeCount; ++notice) {
      const std::string html =
          notice_page_html(static_cast<Notice>(notice), language_tag(language));
      EXPECT_THAT(html, Not(HasSubstr("<form")));
      EXPECT_THAT(html, Not(HasSubstr("<button")));
    }
  }
}

}  // namespace
}  // namespace veieninn::letters
