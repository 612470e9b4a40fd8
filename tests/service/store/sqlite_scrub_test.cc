// Pages on their way into the file lose what the file format leaves undefined, and nothing else.
#include "service/store/sqlite_scrub.h"

#include <gtest/gtest.h>

#include <vector>

namespace veieninn::store {
namespace {

constexpr std::size_t kPageBytes = 512;

// A page full of leftovers, with `cells` cell pointers and cells from `content` on.
std::vector<unsigned char> page(int type, unsigned char cells, std::size_t content,
                                std::size_t header = 0) {
  std::vector<unsigned char> bytes(kPageBytes, 'x');
  bytes[header] = static_cast<unsigned char>(type);
  bytes[header + 3] = 0;
  bytes[header + 4] = cells;
  bytes[header + 5] = static_cast<unsigned char>(content >> 8);
  bytes[header + 6] = static_cast<unsigned char>(content & 0xFF);
  return bytes;
}

void expect_zeros_only_in(const std::vector<unsigned char>& scrubbed,
                          const std::vector<unsigned char>& before, std::size_t begin,
                          std::size_t end) {
  for (std::size_t i = 0; i < scrubbed.size(); ++i) {
    EXPECT_EQ(scrubbed[i], i >= begin && i < end ? 0 : before[i]) << "byte " << i;
  }
}

TEST(SqliteScrub, ZerosTheGapBetweenPointersAndCellsOfEveryKindOfTreePage) {
  for (const int type : {2, 5, 10, 13}) {
    const std::size_t header = type == 2 || type == 5 ? 12 : 8;
    const auto before = page(type, 3, 300);
    auto scrubbed = before;
    scrub_page(scrubbed, /*first=*/false);
    expect_zeros_only_in(scrubbed, before, header + 6, 300);
  }
}

TEST(SqliteScrub, KeepsTheFileHeaderOfTheFirstPage) {
  const auto before = page(13, 2, 400, /*header=*/100);
  auto scrubbed = before;
  scrub_page(scrubbed, /*first=*/true);
  expect_zeros_only_in(scrubbed, before, 100 + 8 + 4, 400);
}

TEST(SqliteScrub, LeavesOverflowAndFreePagesAlone) {
  for (const int type : {0, 1, 3, 255}) {
    const auto before = page(type, 3, 300);
    auto scrubbed = before;
    scrub_page(scrubbed, /*first=*/false);
    EXPECT_EQ(scrubbed, before);
  }
}

TEST(SqliteScrub, LeavesFullAndSenselessPagesAlone) {
  for (const std::size_t content : {std::size_t{14}, std::size_t{4}, kPageBytes + 1}) {
    const auto before = page(13, 3, content);
    auto scrubbed = before;
    scrub_page(scrubbed, /*first=*/false);
    EXPECT_EQ(scrubbed, before) << content;
  }
}

}  // namespace
}  // namespace veieninn::store
