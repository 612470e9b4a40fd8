#include "service/gateway/form_fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <random>
#include <string>
#include <vector>

namespace veieninn::gateway {
namespace {

using testing::ElementsAre;

// Which field an encoded form is refused about, and why.
std::string refusal(const std::string& encoded) {
  const auto form = parse_form(encoded);
  if (form) return "(read)";
  EXPECT_FALSE(form.error().violations.at(0).remedy.empty());
  return form.error().violations.at(0).field + ": " + std::string(reason_name(form.error().reason));
}

// Written apart from the reader: every byte as %XX.
std::string encoded(const std::string& text) {
  std::string out;
  for (const char c : text) {
    char hex[4];
    std::snprintf(hex, sizeof(hex), "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
    out += hex;
  }
  return out;
}

TEST(FormFields, AreFoundByName) {
  const auto form = parse_form("navn=Rolig+Bok&sted=R%C3%B8st&tekst=en%0D%0Ato%09tre&tom=&p=1%2B1");
  ASSERT_TRUE(form) << form.error().message;
  EXPECT_EQ(form->find("navn"), "Rolig Bok");
  EXPECT_EQ(form->find("sted"), "Røst");
  EXPECT_EQ(form->find("tekst"), "en\r\nto\ttre");
  EXPECT_EQ(form->find("tom"), "");
  EXPECT_EQ(form->find("p"), "1+1");
  EXPECT_EQ(form->find("Navn"), std::nullopt);
}

TEST(FormFields, KeepTheOrderInWhichTheyWereSent) {
  EXPECT_THAT(parse_form("b=2&a=1&c=3=3")->all(),
              ElementsAre(FormField{"b", "2"}, FormField{"a", "1"}, FormField{"c", "3=3"}));
}

TEST(FormFields, OfNothingAreNone) { EXPECT_TRUE(parse_form("")->all().empty()); }

TEST(FormFields, AreRefusedByNameWhenTheirValueIsNoText) {
  for (const char* value : {"%00", "%1B", "%7F", "%C2%85", "%FF", "%C3", "%ED%A0%80", "%C0%AF",
                            "%F4%90%80%80", "%", "%4", "%4g", "\xC3\xB8", " ", "\n"}) {
    EXPECT_EQ(refusal(std::string("a=1&svar=") + value), "svar: INVALID_ARGUMENT") << value;
  }
}

TEST(FormFields, AreRefusedByPlaceWhenTheyHaveNoReadableName) {
  for (const char* field : {"", "b", "=1", "%00=1", "b%0A=1", "%FF=1", "%4=1"}) {
    EXPECT_EQ(refusal(std::string("a=1&") + field), "field 2: INVALID_ARGUMENT") << field;
  }
  EXPECT_EQ(refusal("a=1&"), "field 2: INVALID_ARGUMENT");
}

TEST(FormFields, AreRefusedWhenOneComesTwice) {
  EXPECT_EQ(refusal("a=1&b=2&%61=3"), "a: INVALID_ARGUMENT");
}

TEST(FormFields, AreReadUpToTheirLimitsAndNoFurther) {
  std::string fifty = "f0=";
  for (int field = 1; field < 50; ++field) fifty += "&f" + std::to_string(field) + "=";
  EXPECT_EQ(refusal(fifty), "(read)");
  EXPECT_EQ(refusal(fifty + "&f50="), "form: LIMIT_EXCEEDED");
  const std::string name(100, 'n');
  EXPECT_EQ(refusal(encoded(name) + "=1"), "(read)");
  EXPECT_EQ(refusal(name + "n=1"), "field 1: LIMIT_EXCEEDED");
  const std::string value(8192, 'v');
  EXPECT_EQ(refusal("a=" + encoded(value)), "(read)");
  EXPECT_EQ(refusal("a=" + value + "v"), "a: LIMIT_EXCEEDED");
  EXPECT_EQ(refusal("a=" + encoded(value + "v")), "a: LIMIT_EXCEEDED");
}

TEST(FormFields, ComeBackAsTheyWereEncodedWhateverTheTexts) {
  const std::vector<std::string> characters = {"a", "Z", "0",  " ",      "+", "%", "&",
                                               "=", ";", "\"", "<",      "/", "ø", "Å",
                                               "č", "€", "🚲", "\u202E", "~"};
  constexpr std::uint32_t kSeed = 20261129;
  std::mt19937 random(kSeed);
  const auto text = [&](std::size_t length_max) {
    std::string made;
    for (std::size_t left = random() % (length_max + 1); left > 0; --left) {
      made += characters[random() % characters.size()];
    }
    return made;
  };
  for (int run = 0; run < 500; ++run) {
    std::vector<FormField> fields;
    std::string form;
    for (std::size_t count = random() % 10; count > 0; --count) {
      fields.push_back({std::to_string(count) + text(20), text(200)});
      form += (form.empty() ? "" : "&") + encoded(fields.back().name) + "=" +
              encoded(fields.back().value);
    }
    const auto parsed = parse_form(form);
    ASSERT_TRUE(parsed) << "seed " << kSeed << " run " << run << ": " << parsed.error().message;
    EXPECT_EQ(parsed->all(), fields) << "seed " << kSeed << " run " << run;
  }
}

}  // namespace
}  // namespace veieninn::gateway
