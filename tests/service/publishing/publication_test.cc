#include "service/publishing/publication.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "tests/service/publishing/publishing_world.h"

namespace veieninn::publishing {
namespace {

using letters::Language;
using model::ChannelKind;
using model::ChannelVisibility;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> labels_of(const Publication& publication) {
  std::vector<std::string> labels;
  for (const TopicGroup& group : publication.groups) labels.push_back(group.label);
  return labels;
}

// ---- consent ----

struct Case {
  const char* what;
  bool shown;
  std::function<void(store::UnitRows&)> change;
};

model::Contact& her(store::UnitRows& rows) { return rows.contacts.front(); }

TEST(Publication, ShowsAPersonOnlyWhileAllThatItTakesHolds) {
  const Case cases[] = {
      {"all holds", true, [](store::UnitRows&) {}},
      {"she did not agree", false, [](auto& rows) { her(rows).publish_consent_time = kNever; }},
      {"she agreed this second", true, [](auto& rows) { her(rows).publish_consent_time = kNow; }},
      {"she agrees from tomorrow", false,
       [](auto& rows) { her(rows).publish_consent_time = days_ago(-1); }},
      {"she begins tomorrow", false, [](auto& rows) { her(rows).tenure = {days_ago(-1), kNever}; }},
      {"she ended this second", false, [](auto& rows) { her(rows).tenure.until = kNow; }},
      {"she ends in a second", true,
       [](auto& rows) { her(rows).tenure.until = Instant{kNow.unix_seconds + 1}; }},
      {"she was confirmed 210 days ago", true,
       [](auto& rows) { her(rows).confirm_time = days_ago(210); }},
      {"she was confirmed 211 days ago", false,
       [](auto& rows) { her(rows).confirm_time = days_ago(211); }},
      {"her address bounced", false, [](auto& rows) { her(rows).confirm_time = kEarliestInstant; }},
      {"she is away today", true,
       [](auto& rows) { her(rows).absences = {{days_ago(1), days_ago(-9)}}; }},
      {"she has no public channel", true, [](auto& rows) { her(rows).channels.clear(); }},
      {"she works in the department", true, [](auto& rows) { her(rows).unit = "oppvekst"; }},
  };
  for (const Case& one : cases) {
    store::UnitRows rows = rows_with({person("c1", "Rolig Bok")});
    one.change(rows);
    const auto names = names_in(publication_of(rows, {}, kNow, Language::kBokmaal));
    EXPECT_EQ(names.size(), one.shown ? 1U : 0U) << one.what;
  }
}

TEST(Publication, IsOfAUnitThatAgreedOrStandsUnderOneThatDid) {
  store::UnitRows rows = rows_with({person("c1", "Rolig Bok")});
  std::swap(rows.units[0], rows.units[1]);
  rows.contacts[0].unit = "oppvekst";
  EXPECT_THAT(names_in(publication_of(rows, {}, kNow, Language::kBokmaal)),
              ElementsAre("Rolig Bok"));
  rows.units[1].publishes_contacts = false;
  EXPECT_FALSE(publication_of(rows, {}, kNow, Language::kBokmaal));
  rows.units[0].publishes_contacts = true;
  EXPECT_TRUE(publication_of(rows, {}, kNow, Language::kBokmaal));
}

TEST(Publication, IsNotOfAUnitOverOneThatAgreed) {
  store::UnitRows rows = rows_with({person("c1", "Rolig Bok")});
  rows.contacts[0].unit = "oppvekst";
  rows.units[0].publishes_contacts = false;
  rows.units[1].publishes_contacts = true;
  EXPECT_FALSE(publication_of(rows, {}, kNow, Language::kBokmaal));
}

TEST(Publication, EndsWhereTheModelsNumberHidesAnEntry) {
  store::UnitRows rows = rows_with({person("c1", "Rolig Bok")});
  belief::ModelParameters strict;
  strict.confirmation_fresh_days = 4;
  strict.confirmation_hidden_days = 9;
  EXPECT_THAT(names_in(publication_of(rows, strict, kNow, Language::kBokmaal)), IsEmpty());
}

// ---- what is shown of her ----

TEST(Publication, ShowsPublicChannelsOnly) {
  model::Contact row = person("c1", "Rolig Bok");
  row.channels.clear();
  for (const ChannelKind kind :
       {ChannelKind::kEmail, ChannelKind::kPhone, ChannelKind::kWebForm, ChannelKind::kVisit}) {
    for (const ChannelVisibility visibility :
         {ChannelVisibility::kPublic, ChannelVisibility::kOnAcceptance,
          ChannelVisibility::kInternal}) {
      const bool is_public = visibility == ChannelVisibility::kPublic;
      row.channels.push_back(
          {kind, visibility,
           is_public ? "https://open.example.org" : "https://secret.example.org"});
    }
  }
  const PublishedContact shown = published(rows_with({row})).contacts.at(0);
  for (const auto& ways : {shown.emails, shown.phones, shown.forms, shown.visits}) {
    EXPECT_THAT(ways, ElementsAre("https://open.example.org"));
  }
}

TEST(Publication, NeverShowsAUnitsMailboxAsSomebodys) {
  model::Contact row = person("c1", "Rolig Bok");
  row.channels = {{ChannelKind::kEmail, ChannelVisibility::kPublic, "Post@Asker.example.org"},
                  {ChannelKind::kEmail, ChannelVisibility::kPublic, "rolig.bok@asker.example.org"}};
  const Publication publication = published(rows_with({row}));
  EXPECT_THAT(publication.contacts.at(0).emails, ElementsAre("rolig.bok@asker.example.org"));
  EXPECT_EQ(publication.mailbox, "post@asker.example.org");
}

TEST(Publication, NamesExpertiseThatHasBegunAndNotEnded) {
  model::Contact row = person("c1", "Rolig Bok");
  row.expertise = {{"omsorg", model::ExpertiseLevel::kBasic, days_ago(-1), kNever},
                   {"arbeid", model::ExpertiseLevel::kExpert, days_ago(30), kNow},
                   {"barnehage", model::ExpertiseLevel::kSkilled, days_ago(30), days_ago(-1)}};
  const PublishedContact shown = published(rows_with({row})).contacts.at(0);
  EXPECT_THAT(shown.topics, ElementsAre(KnownTopic{"barnehage", "Barnehage",
                                                   "https://psi.norge.no/los/tema/barnehage",
                                                   model::ExpertiseLevel::kSkilled}));
}

TEST(Publication, MakesNoLinkOfAnAddressThatIsNone) {
  const PublishedContact shown = published(hostile_rows()).contacts.at(0);
  EXPECT_THAT(shown.forms, ElementsAre("https://example.org/?a=1&b=2"));
}

// ---- groups and order ----

TEST(Publication, GroupsByTopicInTheAlphabetsOrder) {
  const Publication publication = published(
      rows_with({knowing(person("c1", "Åpen Gås"), {"omsorg", "barnehage"}),
                 knowing(person("c2", "Ærlig Mus"), {"barnehage"}),
                 knowing(person("c3", "Øm Katt"), {"barnehage"}),
                 knowing(person("c4", "blid Stol"), {"barnehage"}), person("c5", "Zen Kopp")}));
  EXPECT_THAT(names_in(publication),
              ElementsAre("blid Stol", "Zen Kopp", "Ærlig Mus", "Øm Katt", "Åpen Gås"));
  EXPECT_THAT(publication.groups,
              ElementsAre(TopicGroup{"barnehage", "Barnehage", {0, 2, 3, 4}},
                          TopicGroup{"omsorg", "Omsorg", {4}}, TopicGroup{"", "", {1}}));
}

TEST(Publication, OrdersByNamesWhateverElseIsKnownOfThem) {
  model::Contact basic = person("c9", "Blid Stol");
  basic.expertise = {{"barnehage", model::ExpertiseLevel::kBasic, days_ago(200), kNever}};
  basic.capacity_per_week = 1;
  basic.confirm_time = days_ago(200);
  const model::Contact expert = knowing(person("c1", "Rolig Bok"), {"barnehage"});
  EXPECT_THAT(names_in(published(rows_with({expert, basic}))),
              ElementsAre("Blid Stol", "Rolig Bok"));
}

TEST(Publication, PutsAFrontDoorUnderHerTopicsAndUnderOtherQuestions) {
  model::Contact row = knowing(person("c1", "Rolig Bok"), {"barnehage"});
  row.front_door = true;
  EXPECT_THAT(labels_of(published(rows_with({row}))), ElementsAre("Barnehage", ""));
}

TEST(Publication, KeepsWhoStatesTheTopicThatIsAskedFor) {
  const store::UnitRows rows =
      rows_with({knowing(person("c1", "Rolig Bok"), {"barnehage", "omsorg"}),
                 knowing(person("c2", "Blid Stol"), {"omsorg"}), person("c3", "Vennlig Sky")});
  const Publication publication = published(rows, Language::kEnglish, "barnehage");
  EXPECT_THAT(names_in(publication), ElementsAre("Rolig Bok"));
  EXPECT_THAT(labels_of(publication), ElementsAre("Kindergarten"));
  const Publication nobody = published(rows, Language::kEnglish, "arbeid");
  EXPECT_THAT(nobody.contacts, IsEmpty());
  EXPECT_THAT(nobody.groups, IsEmpty());
}

TEST(Publication, SpeaksTheReadersLanguageWhereThereIsAText) {
  const store::UnitRows rows = rows_with({knowing(person("c1", "Rolig Bok"), {"arbeid"})});
  EXPECT_EQ(published(rows, Language::kEnglish).units.at(0).name, "Asker Municipality");
  EXPECT_EQ(published(rows, Language::kNynorsk).units.at(0).name, "Asker kommune");
  EXPECT_THAT(labels_of(published(rows, Language::kEnglish)), ElementsAre("Work"));
}

TEST(Publication, NamesTheUnitsThatItsPeopleWorkInAndNoOther) {
  store::UnitRows rows = rows_with({person("c1", "Rolig Bok")});
  EXPECT_EQ(published(rows).units.size(), 1U);
  rows.contacts[0].unit = "oppvekst";
  const Publication publication = published(rows);
  ASSERT_EQ(publication.units.size(), 2U);
  EXPECT_EQ(publication.units[publication.contacts.at(0).unit].name, "Oppvekst");
  EXPECT_THAT(publication.units[1].areas, ElementsAre(ServedArea{"3203", "Asker"}));
}

}  // namespace
}  // namespace veieninn::publishing
