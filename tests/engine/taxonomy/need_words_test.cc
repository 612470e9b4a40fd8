#include "engine/taxonomy/need_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "engine/model/row_validation.h"

namespace veieninn::taxonomy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(NeedWords, AreTheTellingWordsInOrderAndOnce) {
  EXPECT_THAT(need_words_of("vi vil reparere sykler med ungdom, og ungdom liker sykler"),
              ElementsAre("liker", "reparere", "sykler", "ungdom"));
}

TEST(NeedWords, TellNobodysNameNumberOrAddress) {
  EXPECT_THAT(need_words_of("Rolig Bok i Askim driver verksted"), ElementsAre("verksted"));
  EXPECT_THAT(need_words_of("skriv til rolig.bok@example.org eller https://example.org/verksted"),
              ElementsAre("skriv"));
  EXPECT_THAT(need_words_of("ring 91234567, verksted b12"), ElementsAre("ring", "verksted"));
  EXPECT_THAT(need_words_of("verksted.org"), IsEmpty());
}

TEST(NeedWords, KeepWhatEndsASentence) {
  EXPECT_THAT(need_words_of("vi har et verksted. det har hjul; ja."),
              ElementsAre("hjul", "verksted"));
}

TEST(NeedWords, LeaveOutWhatTheNeedIsNotAbout) {
  EXPECT_THAT(need_words_of("det er ikke barnehage, men verksted"), ElementsAre("verksted"));
}

TEST(NeedWords, AreNoMoreThanAFewAndEndWhereAPageDoes) {
  std::string text;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'e'; ++b) text += std::string("xq") + a + b + "z ";
  }
  EXPECT_THAT(need_words_of(text), SizeIs(model::kNeedWordsMax));
  EXPECT_THAT(need_words_of(std::string(4000, ' ') + "verksted"), IsEmpty());
  EXPECT_THAT(need_words_of(std::string(1'000'000, 'x')), IsEmpty());
}

TEST(NeedWords, AreKnownWhenTheyAreSeen) {
  EXPECT_TRUE(is_need_word("sykkel"));
  EXPECT_TRUE(is_need_word("blå"));
  for (const char* wrong : {"", "to", "Sykkel", "to ord", "b12", "a-b", "sykkel "}) {
    EXPECT_FALSE(is_need_word(wrong)) << wrong;
  }
  EXPECT_FALSE(is_need_word(std::string(61, 'x')));
}

}  // namespace
}  // namespace veieninn::taxonomy
