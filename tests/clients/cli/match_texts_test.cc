// The sentences about who fits, in three languages.
#include "clients/cli/match_texts.h"

#include <string_view>

#include <gtest/gtest.h>

#include "clients/cli/grouped_number.h"
#include "tests/clients/cli/sentence_places.h"

namespace veieninn::cli {
namespace {

constexpr int kTextCount = static_cast<int>(MatchText::kPairBegins) + 1;

TEST(MatchTexts, HaveEverySentenceInEveryLanguageWithTheSamePlaces) {
  for (int which = 0; which < kTextCount; ++which) {
    const std::string_view bokmal = text(static_cast<MatchText>(which), "nb");
    for (const char* language : {"nb", "nn", "en"}) {
      const std::string_view sentence = text(static_cast<MatchText>(which), language);
      EXPECT_FALSE(sentence.empty()) << which << language;
      EXPECT_EQ(places_in(sentence), places_in(bokmal)) << sentence;
    }
  }
}

TEST(MatchTexts, HaveAReasonForEveryVentureThatIsAlone) {
  EXPECT_EQ(alone_text(v1::ALONE_REASON_NO_TOPICS), MatchText::kAloneNoTopics);
  EXPECT_EQ(alone_text(v1::ALONE_REASON_NOBODY_FITS), MatchText::kAloneNobodyFits);
  EXPECT_EQ(alone_text(v1::ALONE_REASON_ALL_TAKEN), MatchText::kAloneAllTaken);
}

TEST(GroupedNumber, IsWrittenAsItsReadersWriteIt) {
  EXPECT_EQ(grouped_number(12, "nb"), "12");
  EXPECT_EQ(grouped_number(1500, "nb"), "1500");
  EXPECT_EQ(grouped_number(15'000, "nn"),
            "15\xC2\xA0"
            "000");
  EXPECT_EQ(grouped_number(1'500'000, "nb"),
            "1\xC2\xA0"
            "500\xC2\xA0"
            "000");
  EXPECT_EQ(grouped_number(1500, "en"), "1,500");
  EXPECT_EQ(grouped_number(-150'000, "en"), "-150,000");
}

}  // namespace
}  // namespace veieninn::cli
