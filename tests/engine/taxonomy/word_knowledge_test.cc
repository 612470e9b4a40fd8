#include "engine/taxonomy/word_knowledge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/taxonomy/everyday_words.h"
#include "engine/taxonomy/text_normalizer.h"

namespace veieninn::taxonomy {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;

WordKnowledge knowledge() {
  const std::vector<std::string> words = {
      "barn",   "barnehage", "tilbud",     "arbeid",  "inkludering", "bedrift", "eldre",
      "omsorg", "senter",    "rådgivning", "økonomi", "ungdom",      "hage",    "Oslo-tur"};
  const std::vector<ThesaurusEntry> thesaurus = {
      {"yrke", {"jobb", "arbeid", "arbeid", "to ord", "og"}}, {"to ord", {"arbeid"}}};
  return {words, thesaurus};
}

TEST(WordKnowledge, TakesCompoundsApart) {
  const WordKnowledge words = knowledge();
  EXPECT_THAT(words.parts_of("barnehagetilbud"), IsSupersetOf({"barnehage", "tilbud"}));
  EXPECT_THAT(words.parts_of("arbeidsinkluderingsbedrift"),
              IsSupersetOf({"arbeid", "inkludering", "bedrift"}));
  EXPECT_THAT(words.parts_of("eldreomsorgssenter"), IsSupersetOf({"eldre", "omsorg", "senter"}));
}

TEST(WordKnowledge, TakesInflectedCompoundsApart) {
  EXPECT_THAT(knowledge().parts_of("ungdomssenteret"), ElementsAre("ungdom", "senteret"));
}

TEST(WordKnowledge, TakesCompoundsApartHoweverTheLettersAreTyped) {
  const WordKnowledge words = knowledge();
  EXPECT_THAT(words.parts_of("oekonomiraadgivning"), ElementsAre("økonomi", "rådgivning"));
  EXPECT_THAT(words.parts_of("okonomiradgivning"), ElementsAre("okonomi", "radgivning"));
}

TEST(WordKnowledge, LeavesWholeWhatIsNoCompound) {
  const WordKnowledge words = knowledge();
  for (const std::string& word :
       {std::string("qwertyuiop"), std::string("barn"), std::string(), std::string(500, 'x'),
        std::string("\xC3\xA6\xC3\xA6\xC3\xA6\xC3\xA6\xC3\xA6\xC3\xA6\xC3\xA6\xC3\xA6")}) {
    EXPECT_THAT(words.parts_of(word), IsEmpty()) << word;
  }
}

TEST(WordKnowledge, KnowsWordsAndTheirInflections) {
  const WordKnowledge words = knowledge();
  EXPECT_TRUE(words.is_word("barnehage"));
  EXPECT_TRUE(words.is_word("barnehagene"));
  EXPECT_TRUE(words.is_word("raadgivning"));
  EXPECT_FALSE(words.is_word("barnehaxe"));
}

TEST(WordKnowledge, KnowsWhatCanStandForAWord) {
  const WordKnowledge words = knowledge();
  EXPECT_THAT(words.synonyms_of("yrk"), ElementsAre("arbeid", "jobb"));
  EXPECT_THAT(words.synonyms_of("to"), IsEmpty());
}

TEST(WordKnowledge, KnowsEverydayWordsWithoutAnyDictionary) {
  EXPECT_TRUE(WordKnowledge::built_in()->is_word("sykkelverksted"));
}

TEST(EverydayWords, StandUnderTheConceptThatAUriEndsWith) {
  EXPECT_EQ(concept_of("https://psi.norge.no/los/ord/fraver"), "ord/fraver");
  EXPECT_EQ(concept_of("fraver"), "");
  EXPECT_EQ(concept_of("/fraver"), "");
  EXPECT_EQ(concept_of(""), "");
  EXPECT_THAT(everyday_words_of("ord/fraver"),
              Contains(model::LocalizedText{"nb", "skolevegring"}));
  EXPECT_THAT(everyday_words_of("ord/borte"), IsEmpty());
}

TEST(EverydayWords, AreAWellMadeTable) {
  const std::vector<model::LocalizedText> all = all_everyday_words();
  ASSERT_GT(all.size(), 5000U);
  for (const model::LocalizedText& word : all) {
    EXPECT_FALSE(words_of(word.text).empty()) << word.text;
    EXPECT_EQ(word.text.find_first_of("\t|\n"), std::string::npos) << word.text;
  }
}

}  // namespace
}  // namespace veieninn::taxonomy
