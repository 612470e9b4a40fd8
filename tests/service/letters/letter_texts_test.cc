#include "service/letters/letter_texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "service/letters/filled_template.h"

namespace veieninn::letters {
namespace {

std::set<std::string> gaps(std::string_view text) {
  std::set<std::string> names;
  for (const std::string_view name : gap_names(text)) names.emplace(name);
  return names;
}

TEST(LetterTexts, AreThereInEveryLanguageWithTheSameGaps) {
  const std::set<std::string> known = {"recipient", "venture", "person",  "other", "unit",
                                       "registrar", "service", "minutes", "date",  "away"};
  for (std::size_t i = 0; i < kPhraseCount; ++i) {
    const auto phrase = static_cast<Phrase>(i);
    const std::string_view bokmaal = text_of(phrase, Language::kBokmaal);
    EXPECT_THAT(known, testing::IsSupersetOf(gaps(bokmaal))) << bokmaal;
    for (const Language language : kLanguages) {
      const std::string_view text = text_of(phrase, language);
      EXPECT_FALSE(text.empty()) << "text " << i;
      EXPECT_EQ(gaps(text), gaps(bokmaal)) << text;
      EXPECT_EQ(std::count(text.begin(), text.end(), '{'),
                std::count(text.begin(), text.end(), '}'))
          << text;
      EXPECT_EQ(text.find("  "), std::string_view::npos) << text;
      EXPECT_EQ(text.find_first_of("<>&\"\\\n"), std::string_view::npos) << text;
      EXPECT_NE(text.front(), ' ');
      EXPECT_NE(text.back(), ' ');
    }
  }
}

TEST(LetterTexts, EndAlikeInEveryLanguage) {
  const auto end_of = [](std::string_view text) {
    return std::string_view(".!?:").find(text.back()) == std::string_view::npos ? '-' : text.back();
  };
  for (std::size_t i = 0; i < kPhraseCount; ++i) {
    const auto phrase = static_cast<Phrase>(i);
    for (const Language language : kLanguages) {
      EXPECT_EQ(end_of(text_of(phrase, language)), end_of(text_of(phrase, Language::kBokmaal)))
          << text_of(phrase, language);
    }
  }
}

TEST(LetterTexts, KeepTheirLanguagesApart) {
  for (std::size_t i = 0; i < kPhraseCount; ++i) {
    const auto phrase = static_cast<Phrase>(i);
    const std::string nynorsk = " " + std::string(text_of(phrase, Language::kNynorsk)) + " ";
    for (const char* word : {" ikke ", " jeg ", " fra ", " hva ", " noen ", " en ", " et ",
                             "henvendelse", " videre ", " ble ", " nå "}) {
      // "når" as a verb is both; " nå " as "now" is bokmål only.
      EXPECT_EQ(nynorsk.find(word), std::string::npos) << nynorsk;
    }
    const std::string bokmaal = " " + std::string(text_of(phrase, Language::kBokmaal)) + " ";
    for (const char* word : {" ikkje ", " eg ", " frå ", " kva ", " nokon ", " ein ", " eit ",
                             "førespurnad", " vidare ", " vart ", " no "}) {
      EXPECT_EQ(bokmaal.find(word), std::string::npos) << bokmaal;
    }
    const std::string english(text_of(phrase, Language::kEnglish));
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
