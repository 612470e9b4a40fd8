#include "engine/taxonomy/need_resolver.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace veieninn::taxonomy {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;

using Labels = std::vector<model::LocalizedText>;

model::Topic topic(const std::string& id, Labels labels, Labels hidden_labels = {},
                   std::vector<std::string> broader = {}) {
  model::Topic made;
  made.id = id;
  made.labels = std::move(labels);
  made.hidden_labels = std::move(hidden_labels);
  made.broader = std::move(broader);
  return made;
}

std::vector<model::Topic> small_taxonomy() {
  return {
      topic("barnehage", {{"nb", "Barnehage"}, {"nn", "Barnehage"}, {"en", "Kindergarten"}},
            {{"nb", "Førskole"}, {"en", "Nursery"}}),
      topic("skole", {{"nb", "Skole"}, {"nn", "Skule"}, {"en", "School"}}),
      topic("okonomi",
            {{"nb", "Økonomisk rådgivning"}, {"nn", "Økonomisk rådgiving"}, {"en", "Money advice"}},
            {{"nb", "Gjeldsrådgivning"}}),
      topic("frafall", {{"nb", "Frafall"}}, {{"nb", "falt ut av skolen"}}),
      topic("frivillig", {{"nb", "Frivillig arbeid"}, {"en", "Volunteering"}}),
      topic("arbeid", {{"nb", "Arbeid"}, {"en", "Work"}}, {{"nb", "Jobb"}}),
      topic("lonn", {{"nb", "Lønn"}}, {}, {"arbeid"}),
      topic("ikt", {{"nb", "Datateknologi"}}, {{"nb", "IT"}, {"nb", "på"}}),
      topic("kvinnehelse", {{"nb", "Kvinnehelse"}, {"en", "Women's health"}}),
      topic("varer", {{"nb", "Varer"}}),
      topic("eldre", {{"nb", "Eldreomsorg"}}),
      topic("nav", {{"nb", "NAV-kontor"}}, {{"nb", "NAV"}}),
  };
}

std::shared_ptr<const WordKnowledge> small_dictionary() {
  const std::vector<std::string> words = {"barn",       "hage",   "barnehage",   "tilbud", "skole",
                                          "eldre",      "omsorg", "eldreomsorg", "senter", "gjeld",
                                          "rådgivning", "jobb",   "frafall"};
  const std::vector<ThesaurusEntry> thesaurus = {{"yrke", {"arbeid", "geskjeft", "to ord"}}};
  return std::make_shared<const WordKnowledge>(words, thesaurus);
}

std::vector<NeedTopic> resolve(const std::string& text,
                               const std::vector<model::Topic>& topics = small_taxonomy()) {
  return NeedResolver(topics, small_dictionary()).resolve(text);
}

// What was understood, each topic with the words that led to it.
std::vector<std::pair<std::string, std::vector<std::string>>> understood(
    const std::string& text, const std::vector<model::Topic>& topics = small_taxonomy()) {
  std::vector<std::pair<std::string, std::vector<std::string>>> all;
  for (const NeedTopic& found : resolve(text, topics)) {
    std::vector<std::string> words;
    for (const MatchedWords& at : found.matched_words) {
      words.push_back(text.substr(at.start, at.end - at.start));
    }
    all.emplace_back(found.topic, words);
  }
  return all;
}

MATCHER_P(IsTopic, id, "") { return arg.topic == id; }
MATCHER_P2(Weighs, id, weight, "") {
  return arg.topic == id && std::abs(arg.weight - weight) < 1e-12;
}
MATCHER_P3(IsMatch, start, end, kind, "") { return arg == MatchedWords(start, end, kind); }

TEST(NeedResolver, UnderstandsBokmaal) {
  EXPECT_THAT(understood("Vi vil starte en barnehage på dugnad."),
              ElementsAre(Pair("barnehage", ElementsAre("barnehage"))));
}

TEST(NeedResolver, UnderstandsNynorsk) {
  EXPECT_THAT(understood("Me treng økonomisk rådgiving til skulane"),
              ElementsAre(Pair("okonomi", ElementsAre("økonomisk rådgiving")),
                          Pair("skole", ElementsAre("skulane"))));
}

TEST(NeedResolver, UnderstandsEnglish) {
  EXPECT_THAT(understood("We bring women’s health to kindergartens"),
              ElementsAre(Pair("kvinnehelse", ElementsAre("women’s health")),
                          Pair("barnehage", ElementsAre("kindergartens"))));
}

TEST(NeedResolver, UnderstandsMixedLanguagesInOneSentence) {
  const auto found = understood("Volunteering i barnehagene");
  EXPECT_THAT(found, Contains(Pair("barnehage", ElementsAre("barnehagene"))));
  EXPECT_THAT(found, Contains(Pair("frivillig", ElementsAre("Volunteering"))));
}

TEST(NeedResolver, UnderstandsEverySpellingOfTheNorwegianLetters) {
  for (const char* text : {"ØKONOMISK RÅDGIVNING", "oekonomisk raadgivning", "okonomisk radgivning",
                           "o\u0308konomisk ra\u030Adgivning"}) {
    EXPECT_THAT(understood(text), ElementsAre(Pair("okonomi", ElementsAre(text))));
  }
}

TEST(NeedResolver, SaysWhetherALabelOrASynonymLedThere) {
  EXPECT_THAT(resolve("barnehager")[0].matched_words,
              ElementsAre(IsMatch(0U, 10U, MatchKind::kLabel)));
  EXPECT_THAT(resolve("nursery")[0].matched_words,
              ElementsAre(IsMatch(0U, 7U, MatchKind::kSynonym)));
}

TEST(NeedResolver, TakesCompoundsApartAndSaysSo) {
  const std::vector<NeedTopic> found = resolve("barnehagetilbud");
  ASSERT_THAT(found, ElementsAre(IsTopic("barnehage")));
  EXPECT_THAT(found[0].matched_words, ElementsAre(IsMatch(0U, 15U, MatchKind::kCompoundPart)));
  EXPECT_THAT(resolve("eldreomsorgssenteret"), ElementsAre(IsTopic("eldre")));
  EXPECT_THAT(resolve("vi driver omsorg"), ElementsAre(IsTopic("eldre")))
      << "a part of the topic's compound";
}

TEST(NeedResolver, RepairsOneTypingErrorAndSaysSo) {
  for (const char* text : {"barnehge", "barnehagge", "barnehaxe", "banrehage", "barenhagen"}) {
    const std::vector<NeedTopic> found = resolve(text);
    ASSERT_THAT(found, ElementsAre(IsTopic("barnehage"))) << text;
    EXPECT_EQ(found[0].matched_words[0].kind, MatchKind::kSpelling) << text;
  }
  EXPECT_THAT(resolve("barnehagetibud"), ElementsAre(IsTopic("barnehage"))) << "in one half";
}

TEST(NeedResolver, TakesAKnownWordForAnErrorOnlyWhereNothingElseIsLeft) {
  const std::vector<NeedTopic> found = resolve("skole");
  EXPECT_EQ(found[0].matched_words[0].kind, MatchKind::kLabel);
}

TEST(NeedResolver, DoesNotRepairNames) {
  EXPECT_THAT(resolve("hos Navn"), Not(Contains(IsTopic("nav"))));
}

TEST(NeedResolver, FindsAWordThatIsNowhereThroughTheThesaurus) {
  const std::vector<NeedTopic> found = resolve("et yrke");
  ASSERT_THAT(found, Contains(IsTopic("arbeid")));
  EXPECT_EQ(found[0].matched_words[0].kind, MatchKind::kSynonym);
}

TEST(NeedResolver, UnderstandsEverydayWordsOfLosConcepts) {
  model::Topic dropout = topic("ord-fraver", {{"nb", "Fravær"}});
  dropout.uri = "https://psi.norge.no/los/ord/fraver";
  EXPECT_THAT(resolve("ungdom som skulker", {dropout, topic("x", {{"nb", "Hytte"}})}),
              ElementsAre(IsTopic("ord-fraver")));
}

TEST(NeedResolver, PutsATextFoundWholeFirst) {
  EXPECT_THAT(resolve("ungdom som har falt ut av skolen")[0], IsTopic("frafall"));
}

TEST(NeedResolver, DoesNotNameATopicThatOnlyABroaderOnesWordsLedTo) {
  EXPECT_THAT(resolve("arbeid"), Not(Contains(IsTopic("lonn"))));
  EXPECT_THAT(resolve("lønn for arbeid")[0], IsTopic("lonn"));
}

TEST(NeedResolver, UnderstandsAbbreviationsWithTheirEndings) {
  EXPECT_THAT(understood("hos NAV-en"), ElementsAre(Pair("nav", ElementsAre("NAV"))));
  EXPECT_THAT(understood("NAV'ene"), ElementsAre(Pair("nav", ElementsAre("NAV'ene"))));
  EXPECT_THAT(understood("nav kontoret"), ElementsAre(Pair("nav", ElementsAre("nav", "kontoret"))));
}

TEST(NeedResolver, IsNotLedByStopWords) {
  EXPECT_THAT(understood("vi var på det"), IsEmpty());  // stem of "varer", a hidden "på"
  EXPECT_THAT(understood("is it so?"), IsEmpty());      // not IT
  EXPECT_THAT(understood("varene"), ElementsAre(Pair("varer", ElementsAre("varene"))));
}

TEST(NeedResolver, KnowsAStopWordWhereItIsALabelOrAnAbbreviation) {
  EXPECT_THAT(understood("vi er i IT"), ElementsAre(Pair("ikt", ElementsAre("IT"))));
  const std::vector<model::Topic> topics = {topic("mot", {{"nb", "Mot"}})};
  EXPECT_THAT(understood("å ha mot", topics), ElementsAre(Pair("mot", ElementsAre("mot"))));
}

TEST(NeedResolver, LeavesOutWhatTheNeedIsNotAbout) {
  EXPECT_THAT(understood("Vi er ikke en barnehage, men skoler")[0],
              Pair("skole", ElementsAre("skoler")));
  for (const auto& [found, words] : understood("skole i stedet for barnehage")) {
    EXPECT_THAT(words, ElementsAre("skole")) << found;
  }
}

TEST(NeedResolver, LeavesOutNames) {
  const NeedResolver resolver(small_taxonomy(), small_dictionary());
  const std::string text = "Skole barnehage";
  const std::vector<TextRange> names = {{0, 5}};
  EXPECT_THAT(resolver.resolve(text, {}, names), ElementsAre(IsTopic("barnehage")));
}

TEST(NeedResolver, SaysHonestlyThatItUnderstoodNothing) {
  for (const char* text : {"", " ", "og på i", "🚲🚲🚲", "\xFF\xFE\x80", "qwertyuiop", "ولد",
                           "vi vil ha hjelp til noe nytt"}) {
    EXPECT_THAT(understood(text), IsEmpty()) << text;
  }
  EXPECT_THAT(understood("barnehage", {}), IsEmpty());
}

TEST(NeedResolver, SkipsLabelsThatSayNothing) {
  const std::vector<model::Topic> topics = {
      topic("tom", {{"nb", "*"}, {"nn", ""}, {"en", "\xFF"}})};
  EXPECT_THAT(understood("* \xFF tom", topics), IsEmpty());
}

TEST(NeedResolver, TiesBreakById) {
  EXPECT_THAT(resolve("en bolig", {topic("tema-bolig", {{"nb", "Bolig"}}),
                                   topic("ord-bolig", {{"nb", "Bolig"}}),
                                   topic("x", {{"nb", "Hytte"}}), topic("y", {{"nb", "Telt"}})}),
              ElementsAre(Weighs("ord-bolig", 1 / 1.7), Weighs("tema-bolig", 0.7 / 1.7)))
      << "and the word counts less for the second";
}

TEST(NeedResolver, AnswersForAllWordsOfTheNeed) {
  std::vector<model::Topic> topics = {topic("a", {{"nb", "Hytte"}}, {{"nb", "Seter"}}),
                                      topic("b", {{"nb", "Hytte"}, {"nn", "Seter"}}),
                                      topic("c", {{"nb", "Sykkel"}})};
  topics.push_back(topic("d", {{"nb", "Telt"}}));
  const std::vector<NeedTopic> found = resolve("seter med hytte, og sykkel", topics);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_THAT(found[1], IsTopic("c")) << "before a, which tells what b told";
}

TEST(NeedResolver, ReadsDuplicateLabelsOnce) {
  const auto once =
      resolve("skole", {topic("a", {{"nb", "Skole"}}), topic("b", {{"nb", "Hytte"}})});
  const auto twice =
      resolve("skole", {topic("a", {{"nb", "Skole"}, {"nn", "Skole"}}, {{"nb", "skole"}}),
                        topic("b", {{"nb", "Hytte"}})});
  EXPECT_EQ(once, twice);
}

TEST(NeedResolver, BearsTaxonomiesWithCycles) {
  const std::vector<model::Topic> topics = {topic("a", {{"nb", "Skole"}}, {}, {"b"}),
                                            topic("b", {{"nb", "Hytte"}}, {}, {"a", "b", "borte"})};
  EXPECT_THAT(resolve("skole", topics), ElementsAre(IsTopic("a")));
}

TEST(NeedResolver, AddsGivenTopicsToThoseFound) {
  const NeedResolver resolver(small_taxonomy(), small_dictionary());
  const std::vector<NeedTopic> found = resolver.resolve("lønna", {"arbeid", "lonn"});
  ASSERT_THAT(found, ElementsAre(Weighs("lonn", 2.0 / 3), Weighs("arbeid", 1.0 / 3)));
  EXPECT_THAT(found[0].matched_words,
              ElementsAre(IsMatch(0U, 0U, MatchKind::kGiven), IsMatch(0U, 6U, MatchKind::kLabel)));
  EXPECT_THAT(found[1].matched_words, ElementsAre(IsMatch(0U, 0U, MatchKind::kGiven)));
}

TEST(NeedResolver, CountsATopicGivenTwiceOnceAndAnUnknownOneNotAtAll) {
  const NeedResolver resolver(small_taxonomy(), small_dictionary());
  EXPECT_THAT(resolver.resolve("", {"arbeid", "arbeid", "skole", "ukjent", ""}),
              ElementsAre(Weighs("arbeid", 0.5), Weighs("skole", 0.5)));
}

TEST(NeedResolver, NamesAtMostEightTopicsButAllThatWereGiven) {
  std::vector<model::Topic> topics;
  std::vector<std::string> ids;
  std::string text;
  for (char c = 'a'; c <= 'z'; ++c) {
    const std::string label = std::string(3, c) + "kkk";
    ids.emplace_back(1, c);
    topics.push_back(topic(ids.back(), {{"nb", label}}));
    text += label + ' ';
  }
  const NeedResolver resolver(topics, small_dictionary());
  EXPECT_EQ(resolver.resolve(text).size(), kNeedTopicsMax);
  EXPECT_EQ(resolver.resolve(text, ids).size(), ids.size());
}

TEST(NeedResolver, ReadsFourThousandBytesAndNoWordThatIsCutThere) {
  const NeedResolver resolver({topic("barn", {{"nb", "Barn"}})}, small_dictionary());
  const std::string text(3996, ' ');
  EXPECT_THAT(resolver.resolve(text + "barn"), ElementsAre(IsTopic("barn")));
  EXPECT_THAT(resolver.resolve(text + "barnehage"), IsEmpty());
  EXPECT_THAT(resolver.resolve(text + " barn"), IsEmpty());
  EXPECT_THAT(resolver.resolve(std::string(10'000'000, 'x')), IsEmpty());
}

}  // namespace
}  // namespace veieninn::taxonomy
