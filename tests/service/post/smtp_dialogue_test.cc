#include "service/post/smtp_dialogue.h"

#include <gtest/gtest.h>

#include <string>

namespace veieninn::post {
namespace {

using namespace std::string_literals;

SendOutcome after(std::string_view command, std::string_view reply) {
  SmtpDialogue dialogue;
  if (!command.empty()) dialogue.hear_command(command);
  dialogue.hear_reply(reply);
  return dialogue.outcome(Interruption::kConnection);
}

TEST(SmtpDialogue, BlamesWhoIsToBlame) {
  EXPECT_EQ(after("", "554 no service for you").kind, SendKind::kMisconfigured);
  EXPECT_EQ(after("", "421 too busy").kind, SendKind::kTryAgain);
  EXPECT_EQ(after("EHLO x", "550 who are you").kind, SendKind::kMisconfigured);
  EXPECT_EQ(after("AUTH PLAIN x", "535 5.7.8 wrong").kind, SendKind::kMisconfigured);
  EXPECT_EQ(after("AUTH PLAIN x", "454 4.7.0 later").kind, SendKind::kTryAgain);
  EXPECT_EQ(after("MAIL FROM:<a@b.no>", "550 not yours").kind, SendKind::kMisconfigured);
  EXPECT_EQ(after("MAIL FROM:<a@b.no>", "552 too large").kind, SendKind::kRefused);
  EXPECT_EQ(after("RCPT TO:<a@b.no>", "530 log in first").kind, SendKind::kMisconfigured);
  EXPECT_EQ(after("RCPT TO:<a@b.no>", "550 unknown").kind, SendKind::kRefused);
  EXPECT_EQ(after("RCPT TO:<a@b.no>", "421 closing").kind, SendKind::kTryAgain);
  EXPECT_EQ(after("DATA", "503 no recipients").kind, SendKind::kRefused);
}

TEST(SmtpDialogue, BlamesTheAddressForWhatIsSaidOfItOnly) {
  EXPECT_TRUE(after("RCPT TO:<a@b.no>", "550 unknown").address_is_dead);
  EXPECT_TRUE(after("RCPT TO:<a@b.no>", "550 5.1.1 unknown").address_is_dead);
  EXPECT_TRUE(after("DATA", "550 5.1.1 unknown after all").address_is_dead);
  EXPECT_FALSE(after("RCPT TO:<a@b.no>", "550 5.7.1 blocked").address_is_dead);
  EXPECT_FALSE(after("RCPT TO:<a@b.no>", "530 5.1.1 log in").address_is_dead) << "our set-up";
  EXPECT_FALSE(after("RCPT TO:<a@b.no>", "450 busy").address_is_dead);
  EXPECT_FALSE(after("DATA", "550 spam").address_is_dead);
  EXPECT_FALSE(after("MAIL FROM:<a@b.no>", "552 too large").address_is_dead);
}

TEST(SmtpDialogue, TakesNoReplyForAnAnswerThatIsNone) {
  for (const std::string& reply : {""s, "5"s, "55"s, "hello"s, "\xFF\xFF\xFF"s, "999 x"s, "-50 x"s,
                                   "600 x"s, "5 0 x"s, "100 x"s}) {
    const SendOutcome outcome = after("RCPT TO:<a@b.no>", reply);
    EXPECT_EQ(outcome.kind, SendKind::kTryAgain) << reply;
    EXPECT_EQ(outcome.code, 0) << reply;
  }
}

TEST(SmtpDialogue, IsOverWhenTheClientSaysGoodbye) {
  SmtpDialogue dialogue;
  dialogue.hear_command("RCPT TO:<a@b.no>");
  dialogue.hear_reply("550-5.1.1 the mailbox");
  dialogue.hear_reply("550 5.1.1 is unknown\r\n");
  dialogue.hear_command("QUIT\r\n");
  dialogue.hear_reply("221 bye");
  EXPECT_EQ(dialogue.outcome(Interruption::kConnection).code, 550);
}

TEST(SmtpDialogue, PrintableTextIsShortAscii) {
  EXPECT_EQ(printable("550 no\x1B[0m\r\n\xC3\xB8\0x"s + "\x7F"), "550 no?[0m???x?");
  EXPECT_EQ(printable(std::string(1000, 'a')), std::string(kDetailBytesMax, 'a'));
}

}  // namespace
}  // namespace veieninn::post
