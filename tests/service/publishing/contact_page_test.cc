#include "service/publishing/contact_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/service/publishing/publishing_world.h"

namespace veieninn::publishing {
namespace {

using letters::Language;
using testing::HasSubstr;
using testing::Not;

std::string page_of(const store::UnitRows& rows, Language language = Language::kBokmaal,
                    std::string_view topic = {}, std::size_t number = 1) {
  return contact_page_html(published(rows, language, topic), number).value_or("(no page)");
}

std::size_t cards_in(std::string_view html) {
  std::size_t found = 0;
  for (std::size_t at = html.find("<h3"); at != std::string_view::npos;
       at = html.find("<h3", at + 1)) {
    ++found;
  }
  return found;
}

TEST(ContactPage, ShowsNamesFirstUnderTheirTopic) {
  model::Contact row = knowing(person("c1", "Rolig Bok"), {"barnehage"});
  row.unit = "oppvekst";
  row.languages = {"nb", "en"};
  EXPECT_THAT(
      page_of(rows_with({row})),
      HasSubstr("Barnehage</h2>\n<ul class=\"cards\">\n<li>\n<h3 dir=\"auto\">Rolig Bok</h3>\n"
                "<p>rådgiver</p>\n<p>Arbeidssted: Oppvekst</p>\n"
                "<p>Svarer på: bokmål, engelsk</p>\n"));
}

TEST(ContactPage, OffersToWriteOrCallOnlyWhereThatIsPublic) {
  model::Contact row = person("c1", "Rolig Bok");
  row.channels.push_back(
      {model::ChannelKind::kPhone, model::ChannelVisibility::kPublic, "+47 00 00 00 01"});
  EXPECT_THAT(page_of(rows_with({row})),
              HasSubstr("<li><a href=\"mailto:c1@asker.example.org\" target=\"_top\" "
                        "rel=\"noopener\">Skriv til Rolig Bok</a></li>\n"
                        "<li><a href=\"tel:+4700000001\" target=\"_top\" rel=\"noopener\">"
                        "Ring +47 00 00 00 01</a></li>\n"));
  for (model::Channel& channel : row.channels) {
    channel.visibility = model::ChannelVisibility::kOnAcceptance;
  }
  const std::string closed = page_of(rows_with({row}));
  EXPECT_THAT(closed, HasSubstr("Rolig Bok"));
  EXPECT_THAT(closed, Not(HasSubstr("Skriv til")));
  EXPECT_THAT(closed, Not(HasSubstr("c1@asker.example.org")));
}

TEST(ContactPage, SaysFirstWhatTheUnitSignalsToEntrepreneurs) {
  const std::string page = page_of(rows_with({person("c1", "Rolig Bok")}));
  EXPECT_THAT(page, HasSubstr("</h1>\n<p>Vi inviterer til samarbeid.</p>\n<section"));
  EXPECT_THAT(page_of(rows_with({})), HasSubstr("<p>Vi inviterer til samarbeid.</p>"))
      << "also where nobody is shown";
}

TEST(ContactPage, ShowsTheMailboxAsNobodys) {
  const std::string page = page_of(rows_with({person("c1", "Rolig Bok")}));
  EXPECT_THAT(page, HasSubstr("<dt>Postmottak, ikke en person</dt>\n<dd><a "
                              "href=\"mailto:post@asker.example.org\""));
}

TEST(ContactPage, SpeaksThreeLanguages) {
  const store::UnitRows rows = rows_with({person("c1", "Rolig Bok")});
  EXPECT_THAT(page_of(rows), HasSubstr("<h1>Kontaktpersoner i Asker kommune</h1>"));
  EXPECT_THAT(page_of(rows, Language::kNynorsk), HasSubstr("<h1>Kontaktpersonar i Asker kommune"));
  EXPECT_THAT(page_of(rows, Language::kEnglish),
              HasSubstr("<h1>Contact persons in Asker Municipality</h1>"));
  EXPECT_THAT(page_of(rows, Language::kEnglish), HasSubstr("<html lang=\"en\">"));
}

TEST(ContactPage, KeepsTheTopicAcrossLanguagesAndLeadsBackToAll) {
  const store::UnitRows rows = rows_with({knowing(person("c1", "Rolig Bok"), {"barnehage"})});
  const std::string page = page_of(rows, Language::kBokmaal, "barnehage");
  EXPECT_THAT(page, HasSubstr("href=\"?lang=nn&amp;topic=barnehage\""));
  EXPECT_THAT(page, HasSubstr("<a href=\"?lang=nb\">Vis alle temaer</a>"));
}

TEST(ContactPage, SaysThatNobodyIsThere) {
  EXPECT_THAT(page_of(rows_with({})), HasSubstr("ingen kontaktpersoner å vise akkurat nå"));
  EXPECT_THAT(page_of(rows_with({}), Language::kBokmaal, "barnehage"),
              HasSubstr("ingen kontaktpersoner for dette temaet"));
}

TEST(ContactPage, CutsAManyIntoPagesThatLoseAndDoubleNobody) {
  const store::UnitRows rows = crowded_rows(2 * kCardsPerPage + 1);
  std::string all;
  for (std::size_t number = 1; number <= 3; ++number) {
    const std::string page = page_of(rows, Language::kBokmaal, "", number);
    EXPECT_EQ(cards_in(page), number == 3 ? 1U : kCardsPerPage);
    EXPECT_THAT(page, HasSubstr("Side " + std::to_string(number) + " av 3"));
    all += page;
  }
  for (const model::Contact& row : rows.contacts) {
    const std::string heading = "<h3 dir=\"auto\">" + row.display_name + "</h3>";
    const std::size_t first = all.find(heading);
    EXPECT_NE(first, std::string::npos) << heading;
    EXPECT_EQ(all.find(heading, first + 1), std::string::npos) << heading;
  }
  EXPECT_EQ(page_of(rows, Language::kBokmaal, "", 4), "(no page)");
  EXPECT_EQ(page_of(rows, Language::kBokmaal, "", 0), "(no page)");
}

TEST(ContactPage, CarriesAGroupOverFromOnePageToTheNext) {
  store::UnitRows rows = crowded_rows(kCardsPerPage - 1);
  rows.contacts.push_back(knowing(person("c1", "Blid Stol"), {"omsorg"}));
  rows.contacts.push_back(knowing(person("c2", "Rolig Bok"), {"omsorg"}));
  const std::string first = page_of(rows);
  EXPECT_THAT(first, HasSubstr("Blid Stol"));
  EXPECT_THAT(first, Not(HasSubstr("Rolig Bok")));
  EXPECT_THAT(page_of(rows, Language::kBokmaal, "", 2), HasSubstr("Omsorg</h2>"));
}

TEST(ContactPage, EscapesEveryText) {
  const std::string page = page_of(hostile_rows());
  for (const char* refused :
       {"<script", "<b>", "<i>", "<Bærum>", "javascript:", "\u202E", "bcc=b&c"}) {
    EXPECT_THAT(page, Not(HasSubstr(refused))) << refused;
  }
  EXPECT_THAT(page, HasSubstr("href=\"mailto:a%3Fbcc%3Db%26c%27%22%3C@example.org\""));
  EXPECT_THAT(page, HasSubstr("href=\"https://example.org/?a=1&amp;b=2\""));
}

TEST(ContactPage, LoadsNothingAndRunsNothing) {
  const std::string page = page_of(rows_with({person("c1", "Rolig Bok")}));
  for (const char* refused : {"<script", "<img", "<link", "<form", "src=", "url(", "@import"}) {
    EXPECT_THAT(page, Not(HasSubstr(refused))) << refused;
  }
  EXPECT_THAT(page, HasSubstr("<style>" + contact_page_style() + "</style>"));
}

TEST(ContactPage, MakesNoLinkOfWhatIsNoNumber) {
  model::Contact row = person("c1", "Rolig Bok");
  row.channels = {
      {model::ChannelKind::kPhone, model::ChannelVisibility::kPublic, "spør i resepsjonen"}};
  const std::string page = page_of(rows_with({row}));
  EXPECT_THAT(page, HasSubstr("<li>spør i resepsjonen</li>"));
}

}  // namespace
}  // namespace veieninn::publishing
