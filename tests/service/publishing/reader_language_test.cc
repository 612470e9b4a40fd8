#include "service/publishing/reader_language.h"

#include <gtest/gtest.h>

#include <string>

namespace veieninn::publishing {
namespace {

using letters::Language;

struct Case {
  std::string header;
  Language expected;
};

TEST(ReaderLanguage, IsTheHeaviestThatAPageComesIn) {
  const Case cases[] = {
      {"", Language::kBokmaal},
      {"nn", Language::kNynorsk},
      {"en-GB,en;q=0.9", Language::kEnglish},
      {"no,en;q=0.8", Language::kBokmaal},
      {"nn-NO, nb;q=0.9, en;q=0.5", Language::kNynorsk},
      {"en;q=0.5, nn;q=0.9", Language::kNynorsk},
      {"sv, da;q=0.9", Language::kBokmaal},
      {"de, EN;q=0.1", Language::kEnglish},
      {"en;q=0, nn;q=0.001", Language::kNynorsk},
      {"en;q=0", Language::kBokmaal},
      {"en;q=7, nn;q=1.0", Language::kNynorsk},
      {"*", Language::kBokmaal},
      {"english", Language::kBokmaal},
      {";;;,,,=q;q=q", Language::kBokmaal},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(accepted_language(one.header), one.expected) << one.header;
  }
}

TEST(ReaderLanguage, LooksAtABoundedNumber) {
  std::string many;
  for (int i = 0; i < kAcceptedLanguagesMax; ++i) many += "sv,";
  EXPECT_EQ(accepted_language(many + "en"), Language::kBokmaal);
}

TEST(ReaderLanguage, IsWhatTheAddressAsksForFirst) {
  gateway::HttpRequest request;
  request.headers = {{"Accept-Language", "en"}};
  EXPECT_EQ(reader_language(request), Language::kEnglish);
  request.query = gateway::parse_form("lang=nn").value();
  EXPECT_EQ(reader_language(request), Language::kNynorsk);
  request.query = gateway::parse_form("lang=tlh").value();
  EXPECT_EQ(reader_language(request), Language::kEnglish);
}

}  // namespace
}  // namespace veieninn::publishing
