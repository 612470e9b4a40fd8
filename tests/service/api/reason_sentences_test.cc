#include "service/api/reason_sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/graph/snapshot_builder.h"
#include "service/api/sentence.h"

namespace veieninn::api {
namespace {

using routing::Approach;
using routing::Factor;
using routing::FactorKind;
using routing::Fallback;
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
  for (const auto& [id, name] : {std::pair("c1", "Rolig Bok"), std::pair("c2", "Snar Kopp")}) {
    model::Contact contact;
    contact.id = id;
    contact.display_name = name;
    contact.unit = "u1";
    contact.confirm_time = kThirdOfNovember;
    builder.add(contact);
  }
  model::Initiative fund;
  fund.id = "i1";
  fund.titles = {{"nb", "Innovasjonsfondet"}};
  fund.unit = "u1";
  fund.contacts = {"c1"};
  fund.apply_until = kThirdOfNovember;
  fund.terms = model::FundTerms();
  builder.add(fund);
  model::Initiative mandate = fund;
  mandate.id = "i2";
  mandate.titles = {{"nb", "Vi samarbeider"}, {"en", "We work together"}};
  mandate.apply_until = kNever;
  mandate.terms = model::MandateTerms{"kommunestyret", "2026/1", "", kThirdOfNovember};
  builder.add(mandate);
  model::Initiative strategy = mandate;
  strategy.id = "i3";
  strategy.terms = model::StrategyTerms();
  builder.add(strategy);
  return std::move(builder).build(1);
}

class ReasonSentences : public testing::Test {
 protected:
  std::string sentence(const Factor& factor, Language language = Language::kBokmal) {
    std::string out;
    append_reason(*snapshot_, language, route_, factor, snapshot_->find_area("3118"), &out);
    return out;
  }

  Factor factor(FactorKind kind) {
    Factor result;
    result.kind = kind;
    result.person = snapshot_->find_contact("c1");
    result.other = snapshot_->find_contact("c2");
    result.topic = snapshot_->find_topic("t1");
    result.time = kThirdOfNovember;
    if (kind == FactorKind::kInitiative) result.initiative = InitiativeIndex{0};
    if (kind == FactorKind::kMandate) result.initiative = InitiativeIndex{1};
    if (kind == FactorKind::kExpertise) result.stated_time = kThirdOfNovember;
    return result;
  }

  std::shared_ptr<const graph::Snapshot> snapshot_ = small_snapshot();
  routing::Route route_ = {.steps = {{snapshot_->find_contact("c1"), Approach::kDirect, {}}},
                           .probability = 0.5,
                           .factors = {},
                           .fallback = Fallback::kNone};
};

TEST_F(ReasonSentences, WriteDatesAsPeopleDo) {
  std::string nb;
  append_date(Language::kBokmal, kThirdOfNovember, &nb);
  EXPECT_EQ(nb, "3. november 2026");
  std::string en;
  append_date(Language::kEnglish, kThirdOfNovember, &en);
  EXPECT_EQ(en, "3 November 2026");
  std::string old;
  append_date(Language::kNynorsk, Instant{-1}, &old);
  EXPECT_EQ(old, "31. desember 1969");
}

TEST_F(ReasonSentences, SayThatSheHasAnsweredButNotHowOften) {
  Factor answered = factor(FactorKind::kAnswer);
  answered.positive_count = 5;
  answered.total_count = 6;
  EXPECT_EQ(sentence(answered), "Har svart før, sist 3. november 2026.");
  EXPECT_EQ(sentence(answered, Language::kNynorsk), "Har svara før, sist 3. november 2026.");
  EXPECT_EQ(sentence(answered, Language::kEnglish),
            "Has answered before, most recently on 3 November 2026.");
}

TEST_F(ReasonSentences, NeverTellOfSilenceOrRefusals) {
  Factor silent = factor(FactorKind::kAnswer);
  silent.positive_count = 0;
  silent.total_count = 9;
  for (const Language language : {Language::kBokmal, Language::kNynorsk, Language::kEnglish}) {
    const std::string text = sentence(silent, language);
    EXPECT_FALSE(text.empty());
    for (const char* unkind :
         {"9", "0", "aldri", "never", "not answer", "ikke svar", "ikkje svar"}) {
      EXPECT_THAT(text, Not(HasSubstr(unkind)));
    }
  }
}

TEST_F(ReasonSentences, NamePeopleTopicsUnitsAndPlaces) {
  EXPECT_EQ(sentence(factor(FactorKind::kExpertise)),
            "Er oppgitt som fagperson for Barnehage, bekreftet 3. november 2026.");
  EXPECT_EQ(sentence(factor(FactorKind::kArea)), "Oppvekst arbeider for Indre Østfold.");
  EXPECT_EQ(sentence(factor(FactorKind::kIntroduction)),
            "Rolig Bok og Snar Kopp kjenner hverandre.");
  EXPECT_EQ(sentence(factor(FactorKind::kDeputy), Language::kEnglish), "Stands in for Snar Kopp.");
  EXPECT_EQ(sentence(factor(FactorKind::kExpertise), Language::kEnglish),
            "Is named as the person for Kindergarten, confirmed on 3 November 2026.");
}

TEST_F(ReasonSentences, TellStatedFromSeenAndFromPassedOn) {
  Factor used = factor(FactorKind::kExpertise);
  used.time = Instant{kThirdOfNovember.unix_seconds + 9 * kSecondsPerDay};
  EXPECT_EQ(sentence(used), "Er oppgitt som fagperson for Barnehage, bekreftet 3. november 2026.")
      << "confirmed then, whatever happened later";
  Factor passed_on = used;
  passed_on.stated_time.reset();
  EXPECT_EQ(sentence(passed_on), "Snar Kopp har sendt slike behov videre hit.");
  Factor seen = passed_on;
  seen.other = ContactIndex{};
  EXPECT_EQ(sentence(seen, Language::kNynorsk), "Har arbeidd med Barnehage før.");
}

TEST_F(ReasonSentences, ExistForEveryKindWayAndLanguageWithNothingLeftToFillIn) {
  for (int kind = 1; kind <= static_cast<int>(FactorKind::kDoneBefore); ++kind) {
    for (int fallback = 0; fallback <= static_cast<int>(Fallback::kNeighbour); ++fallback) {
      for (int approach = 1; approach <= 3; ++approach) {
        for (int language = 0; language < 3; ++language) {
          for (const bool dated : {true, false}) {
            for (const int positive : {0, 3}) {
              route_.fallback = static_cast<Fallback>(fallback);
              route_.steps.back().approach = static_cast<Approach>(approach);
              Factor one = factor(static_cast<FactorKind>(kind));
              one.positive_count = positive;
              if (!dated) one.time = one.stated_time = std::nullopt;
              const std::string text = sentence(one, static_cast<Language>(language));
              EXPECT_TRUE(text.ends_with(".")) << text;
              EXPECT_THAT(text, Not(HasSubstr("{")));
              EXPECT_THAT(text, Not(HasSubstr("  ")));
              EXPECT_THAT(text, Not(HasSubstr(" .")));
              EXPECT_THAT(text, Not(HasSubstr("%")));
            }
          }
        }
      }
    }
  }
}

TEST_F(ReasonSentences, NameWhatSheAnswersForAndUntilWhenOneCanJoin) {
  Factor offer = factor(FactorKind::kInitiative);
  EXPECT_EQ(sentence(offer), "Svarer for «Innovasjonsfondet», et fond med frist 3. november 2026.");
  EXPECT_EQ(sentence(offer, Language::kNynorsk),
            "Svarar for «Innovasjonsfondet», eit fond med frist 3. november 2026.");
  EXPECT_EQ(sentence(offer, Language::kEnglish),
            "Answers for “Innovasjonsfondet”, a fund with a deadline on 3 November 2026.");
  offer.time = Instant{kThirdOfNovember.unix_seconds / kSecondsPerDay * kSecondsPerDay};
  EXPECT_THAT(sentence(offer), HasSubstr("2. november")) << "midnight ends the day before";
  offer.time = std::nullopt;
  EXPECT_EQ(sentence(offer), "Svarer for «Innovasjonsfondet», et fond.");
}

TEST_F(ReasonSentences, SayWhoDecidedAMandateAndWhen) {
  Factor mandate = factor(FactorKind::kMandate);
  EXPECT_EQ(sentence(mandate),
            "Her vedtok kommunestyret «Vi samarbeider» 3. november 2026, og det gjelder Oppvekst.");
  EXPECT_EQ(sentence(mandate, Language::kEnglish),
            "Here kommunestyret decided on “We work together” on 3 November 2026, and it applies "
            "to Oppvekst.");
  mandate.initiative = InitiativeIndex{2};
  EXPECT_EQ(sentence(mandate, Language::kNynorsk),
            "«Vi samarbeider» gjeld for Oppvekst, frå 3. november 2026.");
}

TEST_F(ReasonSentences, SayWhereSomethingWasDoneBefore) {
  EXPECT_EQ(sentence(factor(FactorKind::kDoneBefore)),
            "Indre Østfold har gjort dette før, sist 3. november 2026: Oppvekst har arbeidet med "
            "Barnehage.");
}

TEST_F(ReasonSentences, SayThroughWhatPeopleKnowEachOther) {
  Factor through = factor(FactorKind::kIntroduction);
  through.initiative = InitiativeIndex{0};
  EXPECT_EQ(sentence(through),
            "Rolig Bok og Snar Kopp kjenner hverandre gjennom «Innovasjonsfondet».");
  through.person = ContactIndex{};
  EXPECT_EQ(sentence(through, Language::kEnglish),
            "You know Snar Kopp through “Innovasjonsfondet”.");
}

TEST_F(ReasonSentences, SayWhatIsMissingWhere) {
  std::string text;
  append_gap(*snapshot_, Language::kBokmal,
             {snapshot_->find_area("3118"), {snapshot_->find_topic("t1")}}, true, &text);
  EXPECT_EQ(text,
            "Ingen er oppgitt for Barnehage i Indre Østfold ennå. Vi har notert behovet. Disse kan "
            "hjelpe dere videre.");
  std::string unknown;
  append_gap(*snapshot_, Language::kEnglish, {}, false, &unknown);
  EXPECT_EQ(unknown, "We did not understand what you need. Try other words, or choose a topic.");
}

}  // namespace
}  // namespace veieninn::api
