#include "engine/taxonomy/text_normalizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace veieninn::taxonomy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> spellings(std::string_view text) {
  std::vector<std::string> all;
  for (const Word& word : words_of(text)) all.push_back(word.spelling);
  return all;
}

std::vector<std::string> written(std::string_view text) {
  std::vector<std::string> all;
  for (const Word& word : words_of(text)) {
    all.emplace_back(text.substr(word.start, word.end - word.start));
  }
  return all;
}

std::string key(std::string_view text, StemLanguage language = StemLanguage::kNorwegian) {
  const std::vector<Word> words = words_of(text);
  return words.empty() ? "" : Stemmer(language).key_of(words.front().spelling);
}

TEST(TextNormalizer, ReadsWordsInLowerCase) {
  EXPECT_THAT(spellings("Hjelp til ÆRLIGE Øyboere, takk!"),
              ElementsAre("hjelp", "til", "ærlige", "øyboere", "takk"));
}

TEST(TextNormalizer, KeepsDigits) {
  EXPECT_THAT(spellings("Oslo 2026: 12-åringer"), ElementsAre("oslo", "2026", "12", "åringer"));
}

TEST(TextNormalizer, PartsAtHyphensAndPunctuation) {
  EXPECT_THAT(spellings("NAV-kontor, e-helse/skole (ICC)…“og”"),
              ElementsAre("nav", "kontor", "e", "helse", "skole", "icc", "og"));
}

TEST(TextNormalizer, LeavesAnEndingAfterAnApostropheOutOfTheSpelling) {
  EXPECT_THAT(spellings("women's NAV'en PC’er"), ElementsAre("women", "nav", "pc"));
  EXPECT_THAT(written("women's NAV'en PC’er"), ElementsAre("women's", "NAV'en", "PC’er"));
  EXPECT_THAT(spellings("O'Brien 'skole' barn'"), ElementsAre("o", "brien", "skole", "barn"));
}

TEST(TextNormalizer, DropsAccentsButThoseOfTheNorwegianLetters) {
  EXPECT_THAT(spellings("kafé fôr idé à på"), ElementsAre("kafe", "for", "ide", "a", "på"));
  EXPECT_THAT(spellings("Pälsänger Malmö"), ElementsAre("pælsænger", "malmø"));
}

TEST(TextNormalizer, ReadsLettersTypedInTwoPartsLikeThoseInOne) {
  EXPECT_THAT(spellings("a\u030Apne kafe\u0301 o\u0308de"), ElementsAre("åpne", "kafe", "øde"));
  EXPECT_THAT(written("a\u030Apne"), ElementsAre("a\u030Apne"));
}

TEST(TextNormalizer, PassesOverWhatDoesNotShow) {
  EXPECT_THAT(spellings("barne\u00ADhage \u200Fskole\u200B\uFEFF"),
              ElementsAre("barnehage", "skole"));
  EXPECT_THAT(spellings("ﬁnansiering ＳＫＯＬＥ"), ElementsAre("finansiering", "skole"));
}

TEST(TextNormalizer, FindsNoWordsWhereThereAreNone) {
  EXPECT_THAT(words_of(""), IsEmpty());
  EXPECT_THAT(words_of(" \t\r\n\x01\x7F.,-–—!?🚲👩‍👧"), IsEmpty());
  EXPECT_THAT(words_of("\u0301\u030A '"), IsEmpty());
}

TEST(TextNormalizer, TakesBytesThatAreNoUtf8ForSeparators) {
  EXPECT_THAT(spellings("skole\xFFhage\xC3"), ElementsAre("skole", "hage"));
  EXPECT_THAT(spellings("h\xF8ring"), ElementsAre("h", "ring"));    // ISO-8859-1
  EXPECT_THAT(spellings("a\xED\xA0\x80z"), ElementsAre("a", "z"));  // a lone surrogate
}

TEST(TextNormalizer, ReadsOtherScriptsAsWords) {
  EXPECT_THAT(written("помощь עזרה 学校"), ElementsAre("помощь", "עזרה", "学校"));
}

TEST(TextNormalizer, ReadsASpellingAsItself) {
  std::size_t words_read = 0;
  for (std::uint32_t character = 1; character < 0x1'0000; ++character) {
    const std::string text = {static_cast<char>(0xE0 | (character >> 12)),
                              static_cast<char>(0x80 | ((character >> 6) & 0x3F)),
                              static_cast<char>(0x80 | (character & 0x3F))};
    const std::vector<std::string> first = spellings(text);  // overlong forms are no UTF-8
    if (first.empty()) continue;
    ASSERT_THAT(spellings(first.front()), ElementsAre(first.front())) << std::hex << character;
    ++words_read;
  }
  EXPECT_GT(words_read, 40'000U);
}

TEST(TextNormalizer, OffsetsPointIntoTheTextAsGiven) {
  const std::string text = "🚲 Økonomisk rådgiving";
  EXPECT_THAT(written(text), ElementsAre("Økonomisk", "rådgiving"));
  EXPECT_EQ(words_of(text).front().start, 5U);
}

TEST(TextNormalizer, CutsOnACharacterBorder) {
  EXPECT_EQ(prefix_of("skole", 10), "skole");
  EXPECT_EQ(prefix_of("skole", 5), "skole");
  EXPECT_EQ(prefix_of("blå", 3), "bl");
  EXPECT_EQ(prefix_of("a🚲", 4), "a");
  EXPECT_EQ(prefix_of("å", 1), "");
  EXPECT_EQ(prefix_of(std::string(20, '\x80'), 10).size(), 7U);  // no character is that long
}

// From Snowball's own vocabularies (snowballstem.org, norwegian and english sample output).
TEST(Stemming, FollowsSnowballTwiceInNorwegian) {
  const std::vector<std::pair<std::string, std::string>> vocabulary = {
      {"havnedistriktene", "havnedistrikt"},
      {"havnedistrikter", "havnedistrikt"},
      {"opning", "opning"},
      {"opninga", "opning"},
      {"opningsbalanse", "opningsbalan"},
      {"barnehagene", "barnehag"},
      {"barnehagar", "barnehag"},
      {"vurdert", "vurd"},
      {"senteret", "sent"},
  };
  for (const auto& [word, stem] : vocabulary) EXPECT_EQ(key(word), stem) << word;
}

TEST(Stemming, FollowsSnowballInEnglish) {
  const std::vector<std::pair<std::string, std::string>> vocabulary = {
      {"consigned", "consign"}, {"consistency", "consist"}, {"knightly", "knight"},
      {"knots", "knot"},        {"schools", "school"},      {"housing", "hous"},
  };
  for (const auto& [word, stem] : vocabulary) {
    EXPECT_EQ(key(word, StemLanguage::kEnglish), stem) << word;
  }
}

TEST(Stemming, MeetsWhateverKeyboardWasUsed) {
  for (const char* spelling : {"økonomisk", "Økonomiske", "oekonomisk", "OKONOMISK"}) {
    EXPECT_EQ(key(spelling), key("økonomisk")) << spelling;
  }
  for (const char* spelling : {"rådgiving", "raadgiving", "RADGIVING", "ra\u030Adgivinga"}) {
    EXPECT_EQ(key(spelling), key("rådgiving")) << spelling;
  }
  for (const char* spelling : {"læring", "laering", "lering", "läring"}) {
    EXPECT_EQ(key(spelling), key("læring")) << spelling;
  }
}

TEST(Stemming, TellsLettersTypedAsTwoFromEndings) {
  EXPECT_EQ(key("sykefravaer"), key("sykefravær"));
  EXPECT_EQ(key("avdoede"), key("avdøde"));
  EXPECT_EQ(key("naboer"), key("nabo"));
  EXPECT_EQ(key("videoene"), key("video"));
  EXPECT_EQ(key("shoes", StemLanguage::kEnglish), key("shoe", StemLanguage::kEnglish));
}

}  // namespace
}  // namespace veieninn::taxonomy
