#include "service/publishing/vcard_feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/service/publishing/publishing_world.h"

namespace veieninn::publishing {
namespace {

using testing::HasSubstr;
using testing::Not;

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

TEST(VcardFeed, IsACardForTheUnitThenOneAPerson) {
  model::Contact row = knowing(person("c1", "Rolig Bok"), {"omsorg", "arbeid"});
  row.expertise[1].level = model::ExpertiseLevel::kBasic;
  row.unit = "oppvekst";
  row.languages = {"nn", "en"};
  row.channels.push_back(
      {model::ChannelKind::kPhone, model::ChannelVisibility::kPublic, "+47 00 00 00 01"});
  const Publication publication = published(rows_with({row}));
  EXPECT_EQ(vcard_feed(publication, publication.contacts, true),
            "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:org\r\nUID;VALUE=text:orgUnits/asker\r\n"
            "FN:Asker kommune\r\nORG:Asker kommune\r\nEMAIL;TYPE=work:post@asker.example.org\r\n"
            "TEL;TYPE=work:+47 00 00 00 00\r\nURL:https://asker.example.org/\r\nEND:VCARD\r\n"
            "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:individual\r\nUID;VALUE=text:contacts/c1\r\n"
            "FN:Rolig Bok\r\nTITLE:rådgiver\r\nORG:Asker kommune;Oppvekst\r\n"
            "EMAIL;TYPE=work:c1@asker.example.org\r\nTEL;TYPE=work:+47 00 00 00 01\r\n"
            "LANG;TYPE=work;PREF=1:nn\r\nLANG;TYPE=work;PREF=2:en\r\n"
            "EXPERTISE;LANGUAGE=nb;LEVEL=expert;INDEX=1:Omsorg\r\n"
            "EXPERTISE;LANGUAGE=nb;LEVEL=beginner;INDEX=2:Arbeid\r\nEND:VCARD\r\n");
}

TEST(VcardFeed, LeavesTheUnitsCardToTheFirstPage) {
  const Publication publication = published(rows_with({person("c1", "Rolig Bok")}));
  EXPECT_THAT(vcard_feed(publication, publication.contacts, false), Not(HasSubstr("KIND:org")));
}

TEST(VcardFeed, KeepsEveryTextInsideItsOwnProperty) {
  const Publication publication = published(hostile_rows());
  const std::string feed = vcard_feed(publication, publication.contacts, true);
  EXPECT_EQ(count(feed, "\r\nEND:VCARD\r\n"), 2U);
  EXPECT_EQ(count(feed, "\nEMAIL"), 2U) << "the unit's and hers";
  EXPECT_EQ(count(feed, "\n"), count(feed, "\r\n"));
  EXPECT_THAT(feed, HasSubstr("TITLE:Leder\\; nestleder\\, \\\\ og <script>"));
  EXPECT_THAT(feed, Not(HasSubstr("\u202E")));
}

}  // namespace
}  // namespace veieninn::publishing
