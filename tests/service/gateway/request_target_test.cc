#include "service/gateway/request_target.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "service/gateway/plain_text.h"

namespace veieninn::gateway {
namespace {

std::string refused_field(const std::string& target) {
  const auto parsed = parse_target(target);
  return parsed ? "(read)" : parsed.error().violations.at(0).field;
}

TEST(RequestTarget, IsAPathAndAQuery) {
  const auto target = parse_target("/svar/a-b_c~1/?vei=%2Fa&navn=Rolig+Bok");
  ASSERT_TRUE(target) << target.error().message;
  EXPECT_EQ(target->path, "/svar/a-b_c~1/");
  EXPECT_EQ(target->query.find("vei"), "/a");
  EXPECT_EQ(target->query.find("navn"), "Rolig Bok");
  EXPECT_EQ(parse_target("/")->path, "/");
  EXPECT_EQ(parse_target("/a?")->path, "/a");
  EXPECT_EQ(parse_target("/1+1")->path, "/1+1");
  EXPECT_EQ(parse_target("/...")->path, "/...");
}

TEST(RequestTarget, IsRefusedByWhatIsWrong) {
  EXPECT_EQ(refused_field(""), "path");
  EXPECT_EQ(refused_field("/a/%2e%2E/b"), "path");
  EXPECT_EQ(refused_field("/%25%"), "path");
  EXPECT_EQ(refused_field("/?a=%00"), "a");
  EXPECT_EQ(refused_field("/" + std::string(kTargetBytesMax, 'a')), "target");
}

TEST(RequestTarget, OfAnyBytesIsAPathWithoutTrapsOrRefused) {
  const std::string pieces[] = {"/",      ".", "..", "%2e", "%2F", "%5c", "%00", "a",
                                "%C3%B8", "%", "?",  "=",   "&",   "\\",  "#",   "%0A"};
  constexpr std::uint32_t kSeed = 20261129;
  std::mt19937 random(kSeed);
  int read = 0;
  for (int run = 0; run < 20'000; ++run) {
    std::string target = "/";
    for (std::size_t left = random() % 6; left > 0; --left) {
      target += random() % 20 == 0 ? std::string(1, static_cast<char>(random()))
                                   : pieces[random() % std::size(pieces)];
    }
    const auto parsed = parse_target(target);
    if (!parsed) continue;
    ++read;
    const std::string& path = parsed->path;
    ASSERT_TRUE(path.starts_with('/') && is_plain_text(path)) << target;
    for (const char* trap : {"//", "/./", "/../", "\\", "#"}) {
      ASSERT_EQ((path + "/").find(trap, 0) != std::string::npos,
                std::string_view(trap) == "//" && path.ends_with('/'))
          << target;
    }
  }
  EXPECT_GT(read, 1000) << "seed " << kSeed;
}

}  // namespace
}  // namespace veieninn::gateway
