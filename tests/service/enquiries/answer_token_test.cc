#include "service/enquiries/answer_token.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace veieninn::enquiries {
namespace {

TEST(AnswerToken, Has256BitsThatDiffer) {
  std::set<std::string> tokens;
  for (int i = 0; i < 1000; ++i) tokens.insert(new_answer_token());
  EXPECT_EQ(tokens.size(), 1000U);
  EXPECT_TRUE(is_answer_token(*tokens.begin()));
  for (const std::string wrong : {"", "abc", "../../../etc/passwd"}) {
    EXPECT_FALSE(is_answer_token(wrong));
  }
  EXPECT_FALSE(is_answer_token(std::string(64, 'A')));
  EXPECT_FALSE(is_answer_token(std::string(65, 'a')));
}

TEST(AnswerToken, IsKeptAsItsSha256) {
  // FIPS 180-2, appendix B.1.
  EXPECT_EQ(hash_of_token("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace veieninn::enquiries
