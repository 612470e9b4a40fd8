#include "service/letters/clean_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace veieninn::letters {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::IsEmpty;

TEST(CleanText, IsOneLineWhateverWasWritten) {
  EXPECT_EQ(one_line("Rolig\r\nBcc: alle@example.org", 200), "Rolig Bcc: alle@example.org");
  EXPECT_EQ(one_line("  Rolig \t  Bok\x7F \x01", 200), "Rolig Bok");
  EXPECT_EQ(one_line("Rolig\u2028Bok\u2029og\u0085Sky", 200), "Rolig Bok og Sky");
  EXPECT_EQ(one_line(std::string("Rolig\0Bok", 9), 200), "Rolig Bok");
}

TEST(CleanText, LosesWhatTurnsOrHides) {
  EXPECT_EQ(one_line("Rolig\u202EkoB\u202C \u2066Sky\u2069\u200F\u200B\uFEFF\u00AD", 200),
            "RoligkoB Sky");
  EXPECT_EQ(one_line("\U000E0041\U000E0042ja", 200), "ja");
}

TEST(CleanText, KeepsLettersOfEveryScript) {
  for (const char* text :
       {"Ærlig Øy på Ås", "čáhci", "صديق هادئ", "می‌خواهم", "安心", "👩‍👧"}) {
    EXPECT_EQ(one_line(text, 200), text);
  }
}

TEST(CleanText, ReplacesWhatIsNoUtf8) {
  EXPECT_EQ(one_line("a\xFFz", 200), "a\uFFFDz");
  EXPECT_EQ(one_line("a\xC0\xAFz", 200), "a\uFFFD\uFFFDz") << "overlong";
  EXPECT_EQ(one_line("a\xED\xA0\x80z", 200), "a\uFFFD\uFFFD\uFFFDz") << "surrogate";
  EXPECT_EQ(one_line("a\xF0\x9F", 200), "a\uFFFD\uFFFD") << "ends in the middle";
}

TEST(CleanText, CutsAfterAWord) {
  EXPECT_EQ(one_line("Vennlig Sky og Rolig Bok", 24), "Vennlig Sky og Rolig Bok");
  EXPECT_EQ(one_line("Vennlig Sky og Rolig Bok", 23), "Vennlig Sky og Rolig…");
  EXPECT_EQ(one_line("Blåbærsyltetøyglasset", 8), "Blåbærs…");
  EXPECT_EQ(one_line("Vennlig, Skyfullhimmel", 14), "Vennlig…");
}

TEST(CleanText, KeepsParagraphsButNoEmptyStretch) {
  EXPECT_THAT(clean_lines("\n\nEn\r\nto\r\rtre\n\n\n\nfire\n \n"),
              ElementsAre("En", "to", "", "tre", "", "fire"));
  EXPECT_THAT(clean_lines(" \r\n\t"), IsEmpty());
}

TEST(CleanText, IsBounded) {
  const std::vector<std::string> bytes = clean_lines(std::string(1'000'000, 'a'));
  ASSERT_EQ(bytes.size(), 1U);
  EXPECT_EQ(bytes[0], std::string(kFreeTextBytesMax, 'a') + "…");

  std::string many;
  for (int i = 0; i < 1500; ++i) many += "a\n";
  const std::vector<std::string> lines = clean_lines(many);
  EXPECT_EQ(lines.size(), kFreeTextLinesMax);
  EXPECT_THAT(lines.back(), EndsWith("…"));

  const std::vector<std::string> letters = clean_lines("a" + std::string(4000, 'a') + "å");
  EXPECT_THAT(letters.back(), EndsWith("a…"));
  EXPECT_EQ(clean_items(std::vector<std::string>(100, "grunn")).size(), kListItemsMax);
}

TEST(CleanText, CutsNoLetterInTwo) {
  std::string text;
  while (text.size() < 5000) text += "å";
  const std::string odd = "x" + text;
  for (const std::string& whole : {text, odd}) {
    EXPECT_EQ(clean_lines(whole).back().find("\uFFFD"), std::string::npos);
    EXPECT_EQ(one_line(whole, 100).find("\uFFFD"), std::string::npos);
  }
}

TEST(CleanText, IsEscapedForContentAndAttributes) {
  EXPECT_EQ(html_escaped("<a href=\"x\" title='y'>&amp;"),
            "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;");
}

TEST(CleanText, MakesLinksOfWebAddressesOnly) {
  EXPECT_EQ(safe_link("https://veien.example.org/a/x?b=c&d=e"),
            "https://veien.example.org/a/x?b=c&d=e");
  EXPECT_EQ(safe_link("http://localhost:8080/a"), "http://localhost:8080/a");
  EXPECT_EQ(safe_link("mailto:av@example.org", true), "mailto:av@example.org");
  for (const char* refused :
       {"", "javascript:alert(1)", "data:text/html,x", "//example.org", "/a",
        "mailto:a@example.org", "HTTPS:x", "https://x/\" onclick=\"y", "https://x/'",
        "https://x/<b>", "https://x/ y", "https://x/\r\nBcc: z", "https://x/å"}) {
    EXPECT_EQ(safe_link(refused), "") << refused;
  }
  EXPECT_EQ(safe_link("https://" + std::string(kLinkBytesMax, 'a')), "");
}

}  // namespace
}  // namespace veieninn::letters
