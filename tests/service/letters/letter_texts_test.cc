#include "service/letters/letter_texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "service/letters/filled_template.h"
#include "service/letters/page_texts.h"
#include "service/letters/training_texts.h"

namespace veieninn::letters {
namespace {

std::set<std::string> gaps(std::string_view text) {
  std::set<std::string> names;
  for (const std::string_view name : gap_names(text)) names.emplace(name);
  return names;
}

template <typename Key>
std::vector<Key> all_keys() {
  std::vector<Key> keys;
  for (std::size_t i = 0; i < static_cast<std::size_t>(Key::kNone); ++i)
    keys.push_back(static_cast<Key>(i));
  return keys;
}

template <typename Key>
class Texts : public testing::Test {};

using Tables = testing::Types<Phrase, PagePhrase, TrainingPhrase>;
TYPED_TEST_SUITE(Texts, Tables);

TYPED_TEST(Texts, AreThereInEveryLanguageWithTheSameGaps) {
  const std::set<std::string> known = {"recipient", "venture",  "person",  "other",       "unit",
                                       "service",   "minutes",  "date",    "registrar",   "away",
                                       "domain",    "count",    "title",   "who",         "whom",
                                       "outcome",   "training", "minimum", "municipality"};
  for (const TypeParam key : all_keys<TypeParam>()) {
    const std::string_view bokmaal = text_of(key, Language::kBokmaal);
    EXPECT_THAT(known, testing::IsSupersetOf(gaps(bokmaal))) << bokmaal;
    for (const Language language : kLanguages) {
      const std::string_view text = text_of(key, language);
      ASSERT_FALSE(text.empty()) << "text " << static_cast<int>(key);
      EXPECT_EQ(gaps(text), gaps(bokmaal)) << text;
      EXPECT_EQ(std::count(text.begin(), text.end(), '{'),
                std::count(text.begin(), text.end(), '}'))
          << text;
      EXPECT_EQ(text.find("  "), std::string_view::npos) << text;
      EXPECT_EQ(text.find_first_of("<>&\"\\\n"), std::string_view::npos) << text;
      EXPECT_NE(text.front(), ' ') << text;
      EXPECT_NE(text.back(), ' ') << text;
    }
  }
}

TYPED_TEST(Texts, EndAlikeInEveryLanguage) {
  const auto end_of = [](std::string_view text) {
    return std::string_view(".!?:)").find(text.back()) == std::string_view::npos ? '-'
                                                                                 : text.back();
  };
  for (const TypeParam key : all_keys<TypeParam>()) {
    for (const Language language : kLanguages) {
      EXPECT_EQ(end_of(text_of(key, language)), end_of(text_of(key, Language::kBokmaal)))
          << text_of(key, language);
    }
  }
}

// Words that only one of the two written languages has.
TYPED_TEST(Texts, KeepTheirLanguagesApart) {
  for (const TypeParam key : all_keys<TypeParam>()) {
    const std::string nynorsk = " " + std::string(text_of(key, Language::kNynorsk)) + " ";
    for (const char* word : {" ikke ", " jeg ", " fra ", " hva ", " noen ", " en ", " et ", " nå ",
                             " ble ", "henvendelse", " videre ", " hvis ", " listen", "lenken "}) {
      EXPECT_EQ(nynorsk.find(word), std::string::npos) << nynorsk;
    }
    const std::string bokmaal = " " + std::string(text_of(key, Language::kBokmaal)) + " ";
    for (const char* word : {" ikkje ", " eg ", " frå ", " kva ", " nokon ", " ein ", " eit ",
                             " no ", " vart ", "førespurnad", " vidare ", " dersom ", "lenkja "}) {
      EXPECT_EQ(bokmaal.find(word), std::string::npos) << bokmaal;
    }
    const std::string_view english = text_of(key, Language::kEnglish);
    EXPECT_EQ(english.find_first_of("æøåÆØÅ"), std::string::npos) << english;
  }
}

TEST(LetterTexts, SayNothingForNoText) {
  EXPECT_EQ(text_of(Phrase::kNone, Language::kEnglish), "");
}

TEST(FilledTemplate, SaysNoSentenceWithAGap) {
  Values values;
  values.set("venture", "Modig Humle");
  values.set("person", "");
  EXPECT_EQ(filled("Kan du hjelpe {venture}?", values), "Kan du hjelpe Modig Humle?");
  EXPECT_EQ(filled("{person} kjenner {venture}.", values), std::nullopt);
  EXPECT_EQ(filled("Ingen hull.", values), "Ingen hull.");
}

TEST(FilledTemplate, FillsNothingInsideAValue) {
  Values values;
  values.set("venture", "{person} {");
  values.set("person", "Rolig Bok");
  EXPECT_EQ(filled("{venture} og {person}", values), "{person} { og Rolig Bok");
}

TEST(LanguageOf, ReadsTagsAndFallsBackToBokmaal) {
  for (const char* tag : {"nn", "NN", "nn-NO", "nn_NO"}) {
    EXPECT_EQ(language_of(tag), Language::kNynorsk) << tag;
  }
  for (const char* tag : {"en", "EN-GB"}) EXPECT_EQ(language_of(tag), Language::kEnglish) << tag;
  for (const char* tag : {"nb", "no", "se", "", "enm", "n", "nnx", "-", "../en"}) {
    EXPECT_EQ(language_of(tag), Language::kBokmaal) << tag;
  }
}

}  // namespace
}  // namespace veieninn::letters
