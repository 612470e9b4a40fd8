#include "service/publishing/json_feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/service/publishing/publishing_world.h"

namespace veieninn::publishing {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

json feed_of(const store::UnitRows& rows) {
  const Publication publication = published(rows);
  return json::parse(json_feed(publication, publication.contacts));
}

TEST(JsonFeed, NamesPersonsWithContactPointAreaLanguageAndLosConcepts) {
  model::Contact row = knowing(person("c1", "Rolig Bok"), {"barnehage"});
  row.unit = "oppvekst";
  const json feed = feed_of(rows_with({row}));
  EXPECT_EQ(feed["@context"][0], "https://schema.org");
  EXPECT_EQ(feed["name"], "Asker kommune");
  const json& person = feed["employee"].at(0);
  EXPECT_EQ(person["@type"], "Person");
  EXPECT_EQ(person["name"], "Rolig Bok");
  EXPECT_EQ(person["worksFor"]["name"], "Oppvekst");
  EXPECT_EQ(person["knowsAbout"][0]["@id"], "https://psi.norge.no/los/tema/barnehage");
  const json& point = person["contactPoint"];
  EXPECT_THAT(point["@type"], ElementsAre("ContactPoint", "cv:ContactPoint"));
  EXPECT_EQ(point["name"], "Rolig Bok");
  EXPECT_THAT(point["availableLanguage"], ElementsAre("nb"));
  EXPECT_EQ(point["areaServed"][0]["name"], "Asker");
  EXPECT_EQ(point["areaServed"][0]["identifier"], "3203");
  EXPECT_EQ(point["knowsAbout"][0]["name"], "Barnehage");
  EXPECT_THAT(point["email"], ElementsAre("c1@asker.example.org"));
  EXPECT_THAT(point["cv:email"], ElementsAre("c1@asker.example.org"));
}

TEST(JsonFeed, SaysWhatTheUnitSignalsToEntrepreneurs) {
  EXPECT_EQ(feed_of(rows_with({}))["description"], "Vi inviterer til samarbeid.");
}

TEST(JsonFeed, CallsASharedMailboxWhatItIs) {
  const json feed = feed_of(rows_with({}));
  EXPECT_EQ(feed["contactPoint"]["contactType"], "shared mailbox");
  EXPECT_FALSE(feed["contactPoint"].contains("name"));
  EXPECT_TRUE(feed["employee"].is_array());
  EXPECT_TRUE(feed["employee"].empty());
}

TEST(JsonFeed, TellsNothingOfLevelsLoadOrAbsence) {
  model::Contact row = knowing(person("c1", "Rolig Bok"), {"barnehage"});
  row.capacity_per_week = 3;
  row.absences = {{days_ago(1), days_ago(-9)}};
  row.deputy = "c2";
  model::Contact plain = knowing(person("c1", "Rolig Bok"), {"barnehage"});
  plain.expertise[0].level = model::ExpertiseLevel::kBasic;
  EXPECT_EQ(feed_of(rows_with({row})), feed_of(rows_with({plain})));
}

TEST(JsonFeed, StaysJsonWhateverNamesHold) {
  const json feed = feed_of(hostile_rows());
  EXPECT_EQ(feed["employee"][0]["name"], "<b>Rolig</b> \"Bok\" EMAIL:evil@example.org");
  store::UnitRows broken = rows_with({person("c1", "Rolig \xFF\xC3")});
  EXPECT_THAT(feed_of(broken).dump(), HasSubstr("Rolig"));
}

TEST(JsonFeed, OfAProblemIsRfc9457) {
  const json problem = json::parse(problem_json(404, "Borte", "\"Ingen\""));
  EXPECT_EQ(
      problem,
      (json{
          {"type", "about:blank"}, {"title", "Borte"}, {"status", 404}, {"detail", "\"Ingen\""}}));
}

}  // namespace
}  // namespace veieninn::publishing
