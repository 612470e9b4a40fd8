#include "engine/taxonomy/stop_words.h"

#include <gtest/gtest.h>

namespace veieninn::taxonomy {
namespace {

TEST(StopWords, AreKnownInAllThreeLanguagesAndEverySpelling) {
  for (const char* word :
       {"og", "vi", "får", "faar", "på", "paa", "pa", "ikkje", "korleis", "når", "with", "does"}) {
    EXPECT_TRUE(is_stop_word(word)) << word;
  }
  for (const char* word : {"barn", "skole", "hjelp", "school", "hår", "dos", "far", ""}) {
    EXPECT_FALSE(is_stop_word(word)) << word;
  }
}

TEST(StopWords, TellTheLanguageTheyAreOf) {
  EXPECT_TRUE(role_of("ikkje").is_norwegian_stop_word);
  EXPECT_FALSE(role_of("ikkje").is_english_stop_word);
  EXPECT_TRUE(role_of("the").is_english_stop_word);
  EXPECT_TRUE(role_of("for").is_norwegian_stop_word && role_of("for").is_english_stop_word);
}

TEST(Fillers, AreNoStopWords) {
  EXPECT_TRUE(role_of("mennesker").is_filler);
  EXPECT_FALSE(is_stop_word("mennesker"));
}

TEST(RoleWords, AreRecognisedOneTypingErrorAway) {
  EXPECT_TRUE(is_near_role_word("mennekser"));
  EXPECT_TRUE(is_near_role_word("hverandrre"));
  EXPECT_FALSE(is_near_role_word("barnehage"));
  EXPECT_FALSE(is_near_role_word("ik")) << "too short to tell";
}

}  // namespace
}  // namespace veieninn::taxonomy
