// The shapes of single values.
#include "engine/model/text_laws.h"

#include <gtest/gtest.h>

#include <string>

namespace veieninn::model {
namespace {

TEST(TextLaws, KnowsIds) {
  for (const char* id : {"a", "7", "c001", "0301-14", "tema-barnehage", "a--b"}) {
    EXPECT_TRUE(is_valid_id(id)) << id;
  }
  EXPECT_TRUE(is_valid_id(std::string(63, 'x')));
  for (const char* id : {"", "-a", "a-", "A", "å", "a_b", "a.b", "a b", "a/b", "a\n"}) {
    EXPECT_FALSE(is_valid_id(id)) << id;
  }
  EXPECT_FALSE(is_valid_id(std::string(64, 'x')));
}

TEST(TextLaws, AcceptsTextInAnyScript) {
  for (const char* text : {"", "Ærlig Øks på Ås", "Ŋuŋus čáppa", "日本", "😀", "a\u200Db"}) {
    EXPECT_TRUE(is_clean_text(text)) << text;
  }
}

TEST(TextLaws, RefusesWhatIsNoUtf8) {
  const std::string bad[] = {
      "\xC3",              // cut in the middle
      "\x80",              // begins in the middle
      "\xC0\xAF",          // overlong /
      "\xE0\x80\xAF",      // overlong /
      "\xF0\x80\x80\xAF",  // overlong /
      "\xED\xA0\x80",      // a surrogate
      "\xF4\x90\x80\x80",  // beyond U+10FFFF
      "\xF8\x88\x80\x80\x80",
      "\xFF",
      "a\xC3(",
      "\xE2\x82",
      "\xF0\x9F\x98",
  };
  for (const std::string& text : bad) {
    EXPECT_FALSE(is_clean_text(text)) << testing::PrintToString(text);
    EXPECT_FALSE(is_clean_prose(text));
  }
}

TEST(TextLaws, AcceptsTheEdgesOfEachLength) {
  for (const char* text : {"\x20", "\x7E", "\u00A0", "\u07FF", "\u0800", "\uD7FF", "\uE000",
                           "\uFFFD", "\U00010000", "\U0010FFFF"}) {
    EXPECT_TRUE(is_clean_text(text)) << testing::PrintToString(std::string(text));
  }
}

TEST(TextLaws, RefusesControlCharactersAndAllowsLineBreaksInProse) {
  for (const std::string& text : {std::string("a\0b", 3), std::string("\x1B[31m"),
                                  std::string("\x7F"), std::string("\xC2\x85")}) {
    EXPECT_FALSE(is_clean_text(text));
    EXPECT_FALSE(is_clean_prose(text));
  }
  for (const char* text : {"a\nb", "a\r\nb", "a\tb"}) {
    EXPECT_FALSE(is_clean_text(text));
    EXPECT_TRUE(is_clean_prose(text));
  }
}

TEST(TextLaws, KnowsMailAddresses) {
  for (const char* address : {"a@b", "post@example.org", "blåbær@example.org", "a+b@c.d"}) {
    EXPECT_TRUE(is_email(address)) << address;
  }
  for (const char* address :
       {"", "@", "a@", "@b", "a", "a@b@c", "a b@c", "a@b\r\nBcc: c@d", "a@b\n", "\xFF@b"}) {
    EXPECT_FALSE(is_email(address)) << address;
  }
}

TEST(TextLaws, KnowsHttpsAddresses) {
  for (const char* url : {"https://example.org", "https://example.org/a?b#c", "https://å.no/"}) {
    EXPECT_TRUE(is_https_url(url)) << url;
  }
  for (const char* url : {"", "http://example.org", "https://", "https:///a", "https://?a",
                          "javascript:alert(1)", "https://a b", "https://a\nb", "HTTPS://a"}) {
    EXPECT_FALSE(is_https_url(url)) << url;
  }
}

TEST(TextLaws, KnowsPostalCodesAndLanguages) {
  EXPECT_TRUE(is_postal_code("0001"));
  for (const char* code : {"", "123", "12345", "12a4", "١٢"}) EXPECT_FALSE(is_postal_code(code));
  for (const char* tag : {"nb", "uk", "smj"}) EXPECT_TRUE(is_language_tag(tag));
  for (const char* tag : {"", "n", "NB", "nb-NO", "norsk"}) EXPECT_FALSE(is_language_tag(tag));
  for (const char* tag : {"nb", "nn", "en", "se", "smj", "sma", "fkv"}) {
    EXPECT_TRUE(is_text_language(tag));
  }
  EXPECT_FALSE(is_text_language("uk"));
}

}  // namespace
}  // namespace veieninn::model
