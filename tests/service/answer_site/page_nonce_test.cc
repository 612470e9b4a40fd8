#include "service/answer_site/page_nonce.h"

#include <gtest/gtest.h>

#include "service/letters/page_frame.h"

namespace veieninn::answer_site {
namespace {

constexpr Instant kNow{1'796'040'000};
const std::string kToken(64, 'a');

Instant later(std::int64_t seconds) { return {kNow.unix_seconds + seconds}; }

TEST(PageNonce, IsGoodForItsTokenAndRevisionUntilItExpires) {
  const PageNonces nonces;
  const std::string nonce = nonces.make(kToken, 7, kNow);
  EXPECT_TRUE(nonces.check(nonce, kToken, 7, kNow));
  EXPECT_TRUE(nonces.check(nonce, kToken, 7, later(kNonceSeconds)));
  EXPECT_FALSE(nonces.check(nonce, kToken, 7, later(kNonceSeconds + 1)));
  EXPECT_FALSE(nonces.check(nonce, std::string(64, 'b'), 7, kNow));
  EXPECT_FALSE(nonces.check(nonce, kToken, 8, kNow));
  EXPECT_LE(nonce.size(), letters::kNonceBytesMax);
}

TEST(PageNonce, IsWorthNothingAfterARestart) {
  const std::string nonce = PageNonces().make(kToken, 7, kNow);
  EXPECT_FALSE(PageNonces().check(nonce, kToken, 7, kNow));
}

TEST(PageNonce, CannotBeChangedInAnyByte) {
  const PageNonces nonces;
  const std::string nonce = nonces.make(kToken, 7, kNow);
  for (std::size_t i = 0; i < nonce.size(); ++i) {
    std::string forged = nonce;
    forged[i] = forged[i] == '1' ? '2' : '1';
    EXPECT_FALSE(nonces.check(forged, kToken, 7, kNow)) << i;
    EXPECT_FALSE(nonces.check(nonce.substr(0, i), kToken, 7, kNow)) << i;
  }
  for (const char* forged :
       {"", ".", "1796040001", "1796040001.", "-1.ab", "99999999999999999999.a"}) {
    EXPECT_FALSE(nonces.check(forged, kToken, 7, kNow)) << forged;
  }
  EXPECT_FALSE(nonces.check(nonce + "0", kToken, 7, kNow));
}

}  // namespace
}  // namespace veieninn::answer_site
