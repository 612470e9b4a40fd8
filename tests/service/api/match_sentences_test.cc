#include "service/api/match_sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/graph/snapshot_builder.h"

namespace veieninn::api {
namespace {

using matching::MatchFactor;
using matching::MatchFactorKind;
using matching::PlaceStep;
using testing::HasSubstr;
using testing::Not;

constexpr Instant kThirdOfNovember{1'793'700'000};  // 2026-11-03

std::shared_ptr<const graph::Snapshot> small_snapshot() {
  graph::SnapshotBuilder builder;
  model::Area area;
  area.id = "3118";
  area.names = {{"nb", "Indre Østfold"}};
  builder.add(area);
  model::Topic topic;
  topic.id = "t1";
  topic.labels = {{"nb", "Barnehage"}, {"en", "Kindergarten"}};
  builder.add(topic);
  model::OrgUnit unit;
  unit.id = "u1";
  unit.names = {{"nb", "Oppvekst"}};
  unit.areas = {"3118"};
  builder.add(unit);
  model::Contact contact;
  contact.id = "c1";
  contact.display_name = "Rolig Bok";
  contact.unit = "u1";
  builder.add(contact);
  return std::move(builder).build(1);
}

class MatchSentences : public testing::Test {
 protected:
  MatchFactor factor(MatchFactorKind kind) {
    MatchFactor result;
    result.kind = kind;
    result.value = 0.5;
    result.topic = snapshot_->find_topic("t1");
    result.area = snapshot_->find_area("3118");
    result.place = PlaceStep::kHere;
    result.unit = snapshot_->find_unit("u1");
    result.person = snapshot_->find_contact("c1");
    result.time = kThirdOfNovember;
    return result;
  }

  std::string sentence(const MatchFactor& factor, MatchSubject subject,
                       Language language = Language::kBokmal) {
    std::string out;
    append_match_reason({*snapshot_, language, subject, {}}, factor, &out);
    return out;
  }

  std::shared_ptr<const graph::Snapshot> snapshot_ = small_snapshot();
};

TEST_F(MatchSentences, SpeakOfAnOpportunityAVentureOrAMentor) {
  const MatchFactor topic = factor(MatchFactorKind::kTopic);
  EXPECT_EQ(sentence(topic, MatchSubject::kOpportunity), "Gjelder Barnehage.");
  EXPECT_EQ(sentence(topic, MatchSubject::kVenture), "Arbeider med Barnehage.");
  EXPECT_EQ(sentence(topic, MatchSubject::kPair, Language::kEnglish),
            "The mentor has knowledge of Kindergarten.");
  MatchFactor place = factor(MatchFactorKind::kPlace);
  EXPECT_EQ(sentence(place, MatchSubject::kVenture), "Arbeider i Indre Østfold.");
  place.place = PlaceStep::kAround;
  EXPECT_EQ(sentence(place, MatchSubject::kOpportunity, Language::kNynorsk),
            "Gjeld i heile Indre Østfold.");
  place.area = AreaIndex{};
  EXPECT_EQ(sentence(place, MatchSubject::kVenture), "Har ikke oppgitt et sted i nærheten.");
}

TEST_F(MatchSentences, TellAStandInFromAFrontDoor) {
  MatchFactor stand_in = factor(MatchFactorKind::kStandIn);
  EXPECT_EQ(sentence(stand_in, MatchSubject::kOpportunity), "Er stedfortreder for Rolig Bok.");
  stand_in.person = ContactIndex{};
  EXPECT_EQ(sentence(stand_in, MatchSubject::kOpportunity, Language::kEnglish),
            "Receives people for Oppvekst.");
}

TEST_F(MatchSentences, SayWhatFollowedButNeverWhatDidNot) {
  MatchFactor wants = factor(MatchFactorKind::kWants);
  wants.total_count = 9;
  for (const Language language : {Language::kBokmal, Language::kNynorsk, Language::kEnglish}) {
    EXPECT_THAT(sentence(wants, MatchSubject::kVenture, language), Not(HasSubstr("9")));
  }
  wants.positive_count = 3;
  EXPECT_EQ(sentence(wants, MatchSubject::kVenture),
            "Har gått videre der noen svarte eller inviterte, sist 3. november 2026.");
}

TEST_F(MatchSentences, ExistForEveryKindSubjectAndLanguageWithNothingLeftToFillIn) {
  for (int kind = 1; kind <= static_cast<int>(MatchFactorKind::kStandIn); ++kind) {
    for (const MatchSubject subject :
         {MatchSubject::kOpportunity, MatchSubject::kVenture, MatchSubject::kPair}) {
      for (int language = 0; language < 3; ++language) {
        for (int step = 1; step <= static_cast<int>(PlaceStep::kElsewhere); ++step) {
          for (const bool is_told : {true, false}) {
            MatchFactor one = factor(static_cast<MatchFactorKind>(kind));
            one.place = static_cast<PlaceStep>(step);
            one.positive_count = is_told ? 2 : 0;
            if (!is_told) {
              one.time = std::nullopt;
              one.topic = TopicIndex{};
            }
            const std::string text = sentence(one, subject, static_cast<Language>(language));
            EXPECT_TRUE(text.ends_with(".")) << text;
            EXPECT_THAT(text, Not(HasSubstr("{")));
            EXPECT_THAT(text, Not(HasSubstr("  ")));
            EXPECT_THAT(text, Not(HasSubstr(" .")));
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace veieninn::api
