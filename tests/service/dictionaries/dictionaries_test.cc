#include "service/dictionaries/dictionaries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "service/dictionaries/hunspell_words.h"
#include "service/dictionaries/mythes_thesaurus.h"

namespace veieninn::dictionaries {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(HunspellWords, ReadsLatin1AndLeavesOutNamesAndRules) {
  const auto words = hunspell_words(
      "5\nbarnehage/AEF\nOslo\nf\xF8rskole/B\r\nA-aksje\nskole po:noun\n\n", "SET ISO8859-1\n");
  ASSERT_TRUE(words);
  EXPECT_THAT(*words, ElementsAre("barnehage", "førskole", "skole"));
}

TEST(HunspellWords, ReadsUtf8) {
  const auto words = hunspell_words("1\nf\xC3\xB8rskole\n\xFF\xFE\n", "# remark\nSET UTF-8\n");
  ASSERT_TRUE(words);
  EXPECT_EQ(words->front(), "førskole");
}

TEST(HunspellWords, RefusesAnEncodingItDoesNotKnow) {
  const auto words = hunspell_words("1\nord\n", "SET KOI8-R\n");
  ASSERT_FALSE(words);
  EXPECT_EQ(words.error().violations.front().field, "encoding");
}

TEST(HunspellWords, BearsTornFiles) {
  EXPECT_THAT(*hunspell_words("", ""), IsEmpty());
  EXPECT_THAT(*hunspell_words("3\nbarneha", ""), ElementsAre("barneha"));
}

TEST(MythesThesaurus, ReadsEntriesWithoutRemarks) {
  const auto entries = mythes_thesaurus(
      "ISO8859-1\noversikt|2\n-|oversyn|innblikk (muntlig)|rett og slett\n(subst)|m\xF8nster\nto "
      "ord|1\n-|ord\n");
  ASSERT_TRUE(entries);
  ASSERT_THAT(*entries, SizeIs(1));
  EXPECT_EQ(entries->front().word, "oversikt");
  EXPECT_THAT(entries->front().synonyms, ElementsAre("oversyn", "innblikk", "mønster"));
}

TEST(MythesThesaurus, BearsTornFilesAndWildCounts) {
  EXPECT_THAT(*mythes_thesaurus("UTF-8"), IsEmpty());
  EXPECT_THAT(*mythes_thesaurus("UTF-8\nord|99999999999999999999\n-|uttrykk"), SizeIs(0));
  EXPECT_THAT(*mythes_thesaurus("UTF-8\nord|4000000000\n-|uttrykk"), SizeIs(1));
  EXPECT_FALSE(mythes_thesaurus("KOI8-R\nord|1\n-|uttrykk"));
  EXPECT_FALSE(mythes_thesaurus(""));
}

TEST(Dictionaries, WorkWithoutAnyFile) {
  const Loaded loaded = load({"/borte", "/borte"});
  EXPECT_THAT(loaded.missing, SizeIs(6));
  EXPECT_THAT(loaded.errors, IsEmpty());
  EXPECT_TRUE(loaded.words->is_word("barnehage")) << "an everyday word";
}

TEST(Dictionaries, NameTheFileThatMakesNoSense) {
  const std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / "veieninn_dictionaries";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "nb_NO.dic") << "1\nhimmelseng\n";
  std::ofstream(folder / "nb_NO.aff") << "SET KOI8-R\n";
  std::ofstream(folder / "nn_NO.dic") << "1\nhimmelseng\n";
  std::ofstream(folder / "nn_NO.aff") << "SET UTF-8\n";
  const Loaded loaded = load({folder.string(), "/borte"});
  ASSERT_THAT(loaded.errors, SizeIs(1));
  EXPECT_EQ(loaded.errors[0].violations.front().field, (folder / "nb_NO.dic").string());
  EXPECT_TRUE(loaded.words->is_word("himmelseng")) << "the good one is used";
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace veieninn::dictionaries
