#include "service/publishing/publishing_texts.h"

#include <gtest/gtest.h>

#include "service/letters/filled_template.h"

namespace veieninn::publishing {
namespace {

using letters::Language;

TEST(PublishingTexts, HaveTheSameGapsInEveryLanguage) {
  for (std::size_t i = 0; i < kTextCount; ++i) {
    const auto text = static_cast<Text>(i);
    const auto gaps = letters::gap_names(text_of(text, Language::kBokmaal));
    EXPECT_EQ(letters::gap_names(text_of(text, Language::kNynorsk)), gaps) << i;
    EXPECT_EQ(letters::gap_names(text_of(text, Language::kEnglish)), gaps) << i;
  }
}

TEST(PublishingTexts, NameLanguagesInTheReadersOwnAndOthersByTheirTag) {
  EXPECT_EQ(language_name("en", Language::kBokmaal), "engelsk");
  EXPECT_EQ(language_name("en", Language::kEnglish), "English");
  EXPECT_EQ(language_name("xx", Language::kNynorsk), "xx");
}

}  // namespace
}  // namespace veieninn::publishing
