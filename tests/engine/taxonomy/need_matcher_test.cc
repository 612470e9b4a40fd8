#include "engine/taxonomy/need_matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace veieninn::taxonomy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

using Labels = std::vector<model::LocalizedText>;

model::Topic topic(const std::string& id, Labels labels, Labels hidden_labels = {}) {
  model::Topic made;
  made.id = id;
  made.labels = std::move(labels);
  made.hidden_labels = std::move(hidden_labels);
  return made;
}

std::vector<model::Topic> small_taxonomy() {
  return {
      topic("barnehage", {{"nb", "Barnehage"}, {"nn", "Barnehage"}, {"en", "Kindergarten"}},
            {{"nb", "Førskole"}, {"en", "Nursery"}}),
      topic("skole", {{"nb", "Skole"}, {"nn", "Skule"}, {"en", "School"}}),
      topic("skolehelse",
            {{"nb", "Helse i skolen"}, {"nn", "Helse i skulen"}, {"en", "School health"}}),
      topic("okonomi",
            {{"nb", "Økonomisk rådgivning"}, {"nn", "Økonomisk rådgiving"}, {"en", "Money advice"}},
            {{"nb", "Gjeldsrådgivning"}}),
      topic("frivillig", {{"nb", "Frivillig arbeid"}, {"en", "Volunteering"}}),
      topic("arbeid", {{"nb", "Arbeid"}, {"en", "Work"}}, {{"nb", "Jobb"}}),
      topic("ikt", {{"nb", "Datateknologi"}}, {{"nb", "IT"}, {"nb", "på"}}),
      topic("kvinnehelse", {{"nb", "Kvinnehelse"}, {"en", "Women's health"}}),
      topic("varer", {{"nb", "Varer"}}),
      topic("nav", {{"nb", "NAV-kontor"}}, {{"nb", "NAV"}}),
  };
}

// What was understood, each topic with the words that led to it.
std::vector<std::pair<std::string, std::vector<std::string>>> understood(
    const std::string& text, const std::vector<model::Topic>& topics = small_taxonomy()) {
  const NeedMatcher matcher(topics);
  std::vector<std::pair<std::string, std::vector<std::string>>> all;
  for (const NeedTopic& found : matcher.match(text, {})) {
    std::vector<std::string> words;
    for (const MatchedWords& at : found.matched_words) {
      words.push_back(text.substr(at.start, at.end - at.start));
    }
    all.emplace_back(found.topic, words);
  }
  return all;
}

MATCHER_P2(IsTopic, id, weight, "") {
  return arg.topic == id && std::abs(arg.weight - weight) < 1e-12;
}

TEST(NeedMatcher, UnderstandsBokmaal) {
  EXPECT_THAT(understood("Vi vil starte en barnehage på dugnad."),
              ElementsAre(Pair("barnehage", ElementsAre("barnehage"))));
}

TEST(NeedMatcher, UnderstandsNynorsk) {
  EXPECT_THAT(understood("Me treng økonomisk rådgiving til skulane"),
              ElementsAre(Pair("okonomi", ElementsAre("økonomisk rådgiving")),
                          Pair("skole", ElementsAre("skulane"))));
}

TEST(NeedMatcher, UnderstandsEnglish) {
  EXPECT_THAT(understood("We bring women’s health to kindergartens"),
              ElementsAre(Pair("kvinnehelse", ElementsAre("women’s health")),
                          Pair("barnehage", ElementsAre("kindergartens"))));
}

TEST(NeedMatcher, UnderstandsMixedLanguagesInOneSentence) {
  EXPECT_THAT(understood("Volunteering i barnehagene"),
              ElementsAre(Pair("barnehage", ElementsAre("barnehagene")),
                          Pair("frivillig", ElementsAre("Volunteering"))));
}

TEST(NeedMatcher, UnderstandsEverySpellingOfTheNorwegianLetters) {
  for (const char* text : {"ØKONOMISK RÅDGIVNING", "oekonomisk raadgivning", "okonomisk radgivning",
                           "o\u0308konomisk ra\u030Adgivning"}) {
    EXPECT_THAT(understood(text), ElementsAre(Pair("okonomi", ElementsAre(text))));
  }
}

TEST(NeedMatcher, UnderstandsSynonymsAndSaysThatTheyAre) {
  const NeedMatcher matcher(small_taxonomy());
  const std::vector<NeedTopic> found = matcher.match("førskoler", {});
  ASSERT_THAT(found, ElementsAre(IsTopic("barnehage", 1.0)));
  EXPECT_THAT(found[0].matched_words, ElementsAre(MatchedWords{0, 10, MatchKind::kSynonym}));
}

TEST(NeedMatcher, UnderstandsAbbreviationsWithTheirEndings) {
  EXPECT_THAT(understood("hos NAV-en"), ElementsAre(Pair("nav", ElementsAre("NAV"))));
  EXPECT_THAT(understood("NAV'ene"), ElementsAre(Pair("nav", ElementsAre("NAV'ene"))));
  EXPECT_THAT(understood("nav kontoret"), ElementsAre(Pair("nav", ElementsAre("nav kontoret"))));
}

TEST(NeedMatcher, TakesTheLongestPhraseFirst) {
  EXPECT_THAT(understood("helse i skolen"),
              ElementsAre(Pair("skolehelse", ElementsAre("helse i skolen"))));
  EXPECT_THAT(understood("frivillig arbeid og arbeid"),
              ElementsAre(Pair("frivillig", ElementsAre("frivillig arbeid")),
                          Pair("arbeid", ElementsAre("arbeid"))));
}

TEST(NeedMatcher, TakesTheLongestOfTheWholeSentenceBeforeOneThatBeginsEarlier) {
  const std::vector<model::Topic> topics = {topic("ab", {{"nb", "alfa beta"}}),
                                            topic("bcd", {{"nb", "beta gamma delta"}})};
  EXPECT_THAT(understood("alfa beta gamma delta", topics),
              ElementsAre(Pair("bcd", ElementsAre("beta gamma delta"))));
}

TEST(NeedMatcher, TakesTheLeftmostOfEquallyLong) {
  const std::vector<model::Topic> topics = {topic("ab", {{"nb", "alfa beta"}}),
                                            topic("bc", {{"nb", "beta gamma"}})};
  EXPECT_THAT(understood("alfa beta gamma", topics),
              ElementsAre(Pair("ab", ElementsAre("alfa beta"))));
}

TEST(NeedMatcher, WeighsTopicsByTheirShareOfTheWords) {
  const NeedMatcher matcher(small_taxonomy());
  EXPECT_THAT(matcher.match("økonomisk rådgivning i skolen", {}),
              ElementsAre(IsTopic("okonomi", 2.0 / 3), IsTopic("skole", 1.0 / 3)));
  EXPECT_THAT(matcher.match("skole og jobb", {}),
              ElementsAre(IsTopic("skole", 1 / 1.9), IsTopic("arbeid", 0.9 / 1.9)));
}

TEST(NeedMatcher, SharesAPhraseAmongAllItsTopicsInTheOrderOfTheirIds) {
  const std::vector<model::Topic> topics = {topic("tema-bolig", {{"nb", "Bolig"}}),
                                            topic("ord-bolig", {{"nb", "Bolig"}})};
  const NeedMatcher matcher(topics);
  EXPECT_THAT(matcher.match("en bolig", {}),
              ElementsAre(IsTopic("ord-bolig", 0.5), IsTopic("tema-bolig", 0.5)));
}

TEST(NeedMatcher, TiesWhatIsEquallyHeavyHoweverItAddsUp) {
  const std::vector<model::Topic> topics = {
      topic("a", {{"nb", "Alfa"}, {"nn", "Beta"}, {"en", "Gamma"}}),
      topic("b", {{"nb", "Alfa"}, {"nn", "Beta"}, {"en", "Gamma"}}),
      topic("c", {{"nb", "Alfa"}, {"nn", "Beta"}, {"en", "Gamma"}}),
      topic("aa", {{"nb", "Delta"}}),
  };
  const NeedMatcher matcher(topics);
  EXPECT_THAT(
      matcher.match("beta gamma alfa delta", {}),
      ElementsAre(IsTopic("a", 0.25), IsTopic("aa", 0.25), IsTopic("b", 0.25), IsTopic("c", 0.25)));
}

TEST(NeedMatcher, CountsWordsThatAreALabelInTwoLanguagesOnce) {
  const std::vector<model::Topic> topics = {topic("sport", {{"nb", "Sport"}, {"en", "Sport"}}),
                                            topic("skole", {{"nb", "Skole"}})};
  const NeedMatcher matcher(topics);
  EXPECT_THAT(matcher.match("sport på skolen", {}),
              ElementsAre(IsTopic("skole", 0.5), IsTopic("sport", 0.5)));
}

TEST(NeedMatcher, CountsATopicForEachPhraseThatLeadsToIt) {
  EXPECT_THAT(understood("barnehage, altså førskole"),
              ElementsAre(Pair("barnehage", ElementsAre("barnehage", "førskole"))));
}

TEST(NeedMatcher, IsNotLedByStopWords) {
  EXPECT_THAT(understood("vi var på det"), IsEmpty());  // stem of "varer", a hidden "på"
  EXPECT_THAT(understood("is it so?"), IsEmpty());      // not IT
  EXPECT_THAT(understood("Vaar mann"), IsEmpty());      // vår
  EXPECT_THAT(understood("varene"), ElementsAre(Pair("varer", ElementsAre("varene"))));
}

TEST(NeedMatcher, KnowsAStopWordWhereItIsALabelOrAnAbbreviation) {
  EXPECT_THAT(understood("vi er i IT"), ElementsAre(Pair("ikt", ElementsAre("IT"))));
  const std::vector<model::Topic> topics = {topic("mot", {{"nb", "Mot"}})};
  EXPECT_THAT(understood("å ha mot", topics), ElementsAre(Pair("mot", ElementsAre("mot"))));
}

TEST(NeedMatcher, SaysHonestlyThatItUnderstoodNothing) {
  for (const char* text : {"", " ", "og på i", "🚲🚲🚲", "\xFF\xFE\x80", "qwertyuiop"}) {
    EXPECT_THAT(understood(text), IsEmpty()) << text;
  }
  EXPECT_THAT(understood("barnehage", {}), IsEmpty());
}

TEST(NeedMatcher, SkipsLabelsThatSayNothing) {
  const std::vector<model::Topic> topics = {
      topic("tom", {{"nb", "*"}, {"nn", ""}, {"en", "\xFF"}})};
  EXPECT_THAT(understood("* \xFF tom", topics), IsEmpty());
}

TEST(NeedMatcher, AddsGivenTopicsToThoseFound) {
  const NeedMatcher matcher(small_taxonomy());
  const std::vector<NeedTopic> found = matcher.match("skole", {"arbeid", "skole"});
  EXPECT_THAT(found, ElementsAre(IsTopic("skole", 2.0 / 3), IsTopic("arbeid", 1.0 / 3)));
  EXPECT_THAT(found[0].matched_words, ElementsAre(MatchedWords{0, 5, MatchKind::kLabel},
                                                  MatchedWords{0, 0, MatchKind::kGiven}));
  EXPECT_THAT(found[1].matched_words, ElementsAre(MatchedWords{0, 0, MatchKind::kGiven}));
}

TEST(NeedMatcher, CountsATopicGivenTwiceOnceAndAnUnknownOneNotAtAll) {
  const NeedMatcher matcher(small_taxonomy());
  EXPECT_THAT(matcher.match("", {"arbeid", "arbeid", "skole", "ukjent", ""}),
              ElementsAre(IsTopic("arbeid", 0.5), IsTopic("skole", 0.5)));
}

TEST(NeedMatcher, NamesAtMostSixteenTopicsButAllThatWereGiven) {
  std::vector<model::Topic> topics;
  std::vector<std::string> ids;
  std::string text;
  for (char c = 'a'; c <= 'z'; ++c) {
    const std::string label = std::string("kommunal ") + c + "kk";
    ids.emplace_back(1, c);
    topics.push_back(topic(ids.back(), {{"nb", label}}));
    text += label + ' ';
  }
  topics.push_back(topic("zz", {{"nb", "Noe annet"}}));
  const NeedMatcher matcher(topics);
  const std::vector<NeedTopic> found = matcher.match(text, {"zz"});
  ASSERT_EQ(found.size(), kNeedTopicsMax);
  EXPECT_THAT(found.front(), IsTopic("a", 2.0 / 31));
  EXPECT_THAT(found.back(), IsTopic("zz", 1.0 / 31));
  EXPECT_EQ(matcher.match(text, ids).size(), ids.size());
}

TEST(NeedMatcher, ReadsFourThousandBytesAndNoWordThatIsCutThere) {
  const NeedMatcher matcher({topic("barn", {{"nb", "Barn"}})});
  std::string text(3996, ' ');
  EXPECT_THAT(matcher.match(text + "barn", {}), ElementsAre(IsTopic("barn", 1.0)));
  EXPECT_THAT(matcher.match(text + "barnehage", {}), IsEmpty());
  EXPECT_THAT(matcher.match(text + " barn", {}), IsEmpty());
  EXPECT_THAT(matcher.match(std::string(10'000'000, 'x'), {}), IsEmpty());
}

}  // namespace
}  // namespace veieninn::taxonomy
