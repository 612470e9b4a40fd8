#include "service/model_file/model_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace veieninn::model_file {
namespace {

using testing::HasSubstr;

std::string refusal(const std::string& text) {
  const auto parsed = parse(text, "model.toml");
  if (parsed) return "";
  EXPECT_EQ(parsed.error().reason, ErrorReason::kInvalidArgument);
  EXPECT_FALSE(parsed.error().violations.at(0).remedy.empty());
  return parsed.error().violations.at(0).field + " " + parsed.error().violations.at(0).description;
}

TEST(ModelFile, SetsWhatItNamesAndLeavesTheRest) {
  const auto parsed =
      parse("version = 1\n[parameters]\nevidence_half_life_days = 188\nanswer_mean = 0.62\n", "m");
  ASSERT_TRUE(parsed) << parsed.error().message;
  EXPECT_EQ(parsed->evidence_half_life_days, 188);
  EXPECT_EQ(parsed->answer_mean, 0.62);
  EXPECT_EQ(parsed->answer_strength_person, belief::ModelParameters{}.answer_strength_person);
}

TEST(ModelFile, IsRefusedWithPlaceAndReason) {
  EXPECT_THAT(refusal("version = 1\nparameters = ["), HasSubstr("model.toml:2 cannot be read"));
  EXPECT_THAT(refusal(""), HasSubstr("version is missing"));
  EXPECT_THAT(refusal("version = 2\n"), HasSubstr("is 2, this program knows 1"));
  EXPECT_THAT(refusal("version = 1\nweights = 3\n"), HasSubstr("model.toml:2: weights"));
  EXPECT_THAT(refusal("version = 1\n[parameters]\nspeed = 3\n"),
              HasSubstr("model.toml:3: speed is no parameter"));
  for (const char* wrong : {"nan", "inf", "-inf", "0", "1.5", "\"much\""}) {
    EXPECT_THAT(refusal(std::string("version = 1\n[parameters]\nanswer_mean = ") + wrong),
                HasSubstr("model.toml:3: answer_mean"))
        << wrong;
  }
  EXPECT_THAT(refusal("version = 1\n[parameters]\nload_window_days = 7.5\n"),
              HasSubstr("load_window_days is out of its bounds"));
  EXPECT_THAT(refusal("version = 1\n[parameters]\nconfirmation_fresh_days = 300\n"),
              HasSubstr("confirmation_hidden_days is not after"));
}

TEST(ModelFile, IsRefusedWhenItIsNotThere) {
  const auto missing = read("/nonexistent/model.toml");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().violations.at(0).field, "model_file");
}

}  // namespace
}  // namespace veieninn::model_file
