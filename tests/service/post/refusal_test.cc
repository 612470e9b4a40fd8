#include "service/post/refusal.h"

#include <gtest/gtest.h>

namespace veieninn::post {
namespace {

TEST(Refusal, MeansADeadAddressByTheseStatusesOnly) {
  for (const char* dead : {"5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.1",
                           "5.4.4", "5.4.310"}) {
    EXPECT_TRUE(is_dead_address_status(dead)) << dead;
  }
  for (const char* living :
       {"5.1.5", "5.1.7", "5.1.8", "5.2.0", "5.2.2", "5.2.3", "5.3.0", "5.3.4", "5.4.5", "5.4.7",
        "5.5.0", "5.6.0", "5.7.1", "5.7.26", "5.0.0", "4.1.1", "4.2.1", "4.4.7", "2.1.5"}) {
    EXPECT_FALSE(is_dead_address_status(living)) << living;
  }
}

TEST(Refusal, TakesNothingForAStatusThatIsNone) {
  for (const char* text : {"", "5", "5.1", "5.1.", "5.1.x", "5.1.1.1", "5.1.1 ", " 5.1.1", "-5.1.1",
                           "5.-1.1", "5.1.99999999999"}) {
    EXPECT_FALSE(is_dead_address_status(text)) << text;
  }
}

TEST(Refusal, IsReadByItsStatusBeforeItsCode) {
  for (const bool answers_recipient : {true, false}) {
    EXPECT_TRUE(is_dead_address_reply("550 5.1.1 no such user", answers_recipient));
    EXPECT_TRUE(is_dead_address_reply("554 5.4.4\r\n", answers_recipient));
    EXPECT_FALSE(is_dead_address_reply("550 5.7.1 blocked", answers_recipient));
    EXPECT_FALSE(is_dead_address_reply("550-5.2.2 mailbox full", answers_recipient));
    EXPECT_FALSE(is_dead_address_reply("450 4.1.1 not now", answers_recipient));
  }
}

TEST(Refusal, IsReadByItsCodeWhereRcptIsAnsweredWithoutAStatus) {
  for (const char* reply : {"550 unknown", "551 gone", "553 no", "550", "550\r\n", "550 5.1"}) {
    EXPECT_TRUE(is_dead_address_reply(reply, true)) << reply;
    EXPECT_FALSE(is_dead_address_reply(reply, false)) << reply;
  }
  for (const char* reply : {"552 too much", "554 no", "552", "450 busy", "530 log in", "", "55"}) {
    EXPECT_FALSE(is_dead_address_reply(reply, true)) << reply;
  }
}

}  // namespace
}  // namespace veieninn::post
