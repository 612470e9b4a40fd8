#include "service/letters/fact_thread.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/service/letters/example_pages.h"

namespace veieninn::letters {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// The sentence of each fact, in its order.
std::vector<std::string> sentences(Language language, const std::string& who,
                                   const std::string& whom) {
  std::vector<std::string> told;
  for (std::size_t fact = 0; fact < kThreadFactCount; ++fact) {
    FactThread thread;
    thread.lines = {{.fact = static_cast<ThreadFact>(fact),
                     .date = {},
                     .who = who,
                     .whom = whom,
                     .note = {},
                     .outcome = Outcome::kPilot}};
    const std::string html = fact_thread_html(thread, language, "Modig Humle");
    const std::size_t begin = html.find("<li>") + 4;
    told.push_back(html.substr(begin, html.find('\n', begin) - begin));
  }
  return told;
}

TEST(FactThread, TellsEachFactInASentence) {
  EXPECT_THAT(
      sentences(Language::kBokmaal, "Rolig Bok", "Vennlig Sky"),
      ElementsAre("Modig Humle sendte henvendelsen.",
                  "Modig Humle takket ja til invitasjonen fra Vennlig Sky.",
                  "Rolig Bok introduserte Modig Humle for Vennlig Sky.",
                  "Rolig Bok sendte henvendelsen videre til Vennlig Sky.",
                  "Rolig Bok sa ja til å svare Modig Humle.", "Rolig Bok skrev til Modig Humle.",
                  "Rolig Bok spurte Vennlig Sky om å ta over.",
                  "Vennlig Sky tok over etter Rolig Bok.", "Rolig Bok tok med Vennlig Sky.",
                  "Rolig Bok valgte Vennlig Sky til koordinator.", "Rolig Bok koordinerer selv.",
                  "Rolig Bok avsluttet henvendelsen. Utfall: Pilot.",
                  "Henvendelsen ble avsluttet."));
  EXPECT_THAT(
      sentences(Language::kNynorsk, "Rolig Bok", "Vennlig Sky"),
      ElementsAre("Modig Humle sende førespurnaden.",
                  "Modig Humle takka ja til invitasjonen frå Vennlig Sky.",
                  "Rolig Bok introduserte Modig Humle for Vennlig Sky.",
                  "Rolig Bok sende førespurnaden vidare til Vennlig Sky.",
                  "Rolig Bok sa ja til å svare Modig Humle.", "Rolig Bok skreiv til Modig Humle.",
                  "Rolig Bok spurde Vennlig Sky om å ta over.",
                  "Vennlig Sky tok over etter Rolig Bok.", "Rolig Bok tok med Vennlig Sky.",
                  "Rolig Bok valde Vennlig Sky til koordinator.", "Rolig Bok koordinerer sjølv.",
                  "Rolig Bok avslutta førespurnaden. Utfall: Pilot.",
                  "Førespurnaden vart avslutta."));
}

TEST(FactThread, NamesNobodyWhereNobodyIsToBeNamed) {
  EXPECT_THAT(
      sentences(Language::kEnglish, "", ""),
      ElementsAre(
          "Modig Humle sent the enquiry.", "Modig Humle took up the invitation of a colleague.",
          "A colleague introduced Modig Humle to a colleague.",
          "A colleague passed the enquiry on to a colleague.",
          "A colleague said yes to answering Modig Humle.", "A colleague wrote to Modig Humle.",
          "A colleague asked a colleague to take over.", "A colleague took over from a colleague.",
          "A colleague brought in a colleague.",
          "A colleague chose a colleague as the coordinator.", "A colleague coordinates in person.",
          "A colleague closed the enquiry. Outcome: A pilot.", "The enquiry was closed."));
}

TEST(FactThread, SaysWhoOwnsItWhoCoordinatesAndWhoIsInTheTeam) {
  const std::string html = fact_thread_html(full_thread(), Language::kBokmaal, "Modig Humle");
  EXPECT_THAT(html, HasSubstr("<dt>Har ansvaret</dt>\n<dd>Rolig Bok, rådgiver, NAV"));
  EXPECT_THAT(html, HasSubstr("<dt>Koordinerer</dt>\n<dd>Vennlig Sky</dd>"));
  EXPECT_THAT(html, HasSubstr("<dd>Vennlig Sky; Klok Bjørk, Eksempelvik kommune</dd>"));
  EXPECT_THAT(html, HasSubstr("tirsdag 1. desember"));
  EXPECT_THAT(html, HasSubstr("Fint om du blir med.<br>\nVi møtes torsdag.</blockquote>"));
}

TEST(FactThread, ShowsStrangersWordsAsWordsOnly) {
  FactThread thread = full_thread();
  thread.team_names = {"<b>x</b>"};
  for (ThreadLine& line : thread.lines) {
    line.who = line.whom = "<script>a</script>";
    line.note = "</li><img src=x>";
  }
  const std::string html = fact_thread_html(thread, Language::kBokmaal, "<i>y</i>");
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_THAT(html, Not(HasSubstr("<b>")));
  EXPECT_THAT(html, Not(HasSubstr("<i>")));
}

TEST(FactThread, IsBoundedAndKeepsTheNewest) {
  FactThread thread;
  for (std::size_t i = 0; i < 2 * kThreadLinesMax; ++i) {
    thread.lines.push_back({.fact = ThreadFact::kReplied,
                            .date = {},
                            .who = "Rolig Bok " + std::to_string(i),
                            .whom = {},
                            .note = {},
                            .outcome = {}});
  }
  const std::string html = fact_thread_html(thread, Language::kBokmaal, "Modig Humle");
  EXPECT_THAT(html, Not(HasSubstr("Rolig Bok 99 ")));
  EXPECT_THAT(html, HasSubstr("Rolig Bok 100 "));
  EXPECT_THAT(html, HasSubstr("Rolig Bok 199 "));
}

}  // namespace
}  // namespace veieninn::letters
