#include "service/post/lmtp_session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace veieninn::post {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

struct Letter {
  std::string sender;
  std::string recipient;
  std::string message;

  friend bool operator==(const Letter&, const Letter&) = default;
};

// A session whose handler answers by the recipient: taken@, later@, unknown@, broken@.
class LmtpSessionTest : public testing::Test {
 protected:
  LmtpSessionTest() {
    options_.domains = {"svar.example.org", "example.com"};
    handler_ = [this](std::string_view sender, std::string_view recipient,
                      std::string_view message) {
      letters_.push_back({std::string(sender), std::string(recipient), std::string(message)});
      if (recipient.starts_with("later")) return LmtpVerdict::kTryLater;
      if (recipient.starts_with("unknown")) return LmtpVerdict::kNoSuchRecipient;
      if (recipient.starts_with("broken")) throw std::runtime_error("broken");
      return LmtpVerdict::kTaken;
    };
  }

  // The codes of the replies to `bytes` in a session of its own.
  std::vector<std::string> codes(const std::string& bytes) {
    LmtpSession session(options_, handler_);
    return codes_of(session.take(bytes));
  }

  static std::vector<std::string> codes_of(const std::string& replies) {
    std::vector<std::string> codes;
    for (std::size_t at = 0; at < replies.size(); at = replies.find('\n', at) + 1) {
      if (replies[at + 3] == ' ') codes.push_back(replies.substr(at, 3));
    }
    return codes;
  }

  // What the handler gets of a letter whose lines go out as `data`.
  std::string message_of(const std::string& data) {
    letters_.clear();
    codes(kBegin + "RCPT TO:<taken@example.com>\r\nDATA\r\n" + data);
    return letters_.size() == 1 ? letters_[0].message : "(none)";
  }

  static inline const std::string kBegin = "LHLO mx\r\nMAIL FROM:<rolig.bok@example.org>\r\n";

  LmtpOptions options_;
  LmtpHandler handler_;
  std::vector<Letter> letters_;
};

TEST_F(LmtpSessionTest, GivesOneAnswerARecipient) {
  EXPECT_THAT(codes(kBegin + "RCPT TO:<taken@svar.example.org>\r\nRCPT TO:<later@EXAMPLE.com>\r\n"
                             "RCPT TO:<unknown@example.com>\r\nRCPT TO:<broken@example.com>\r\n"
                             "DATA\r\nSubject: Hei\r\n\r\nHei\r\n.\r\nQUIT\r\n"),
              ElementsAre("250", "250", "250", "250", "250", "250", "354", "250", "451", "550",
                          "451", "221"));
  ASSERT_EQ(letters_.size(), 4U);
  EXPECT_EQ(letters_[0], (Letter{"rolig.bok@example.org", "taken@svar.example.org",
                                 "Subject: Hei\r\n\r\nHei\r\n"}));
  EXPECT_EQ(letters_[1].recipient, "later@EXAMPLE.com");
}

TEST_F(LmtpSessionTest, TakesManyLettersOnOneConnection) {
  const std::string letter =
      "mail from:<> size=5 body=8BITMIME\r\nrcpt to:<taken@example.com>\r\ndata\r\nx\r\n.\r\n";
  EXPECT_THAT(codes("lhlo mx\r\n" + letter + letter),
              ElementsAre("250", "250", "250", "354", "250", "250", "250", "354", "250"));
  EXPECT_EQ(letters_.at(1), (Letter{"", "taken@example.com", "x\r\n"}));
}

TEST_F(LmtpSessionTest, UndoesTheStuffingOfDots) {
  EXPECT_EQ(message_of("..\r\n.x\r\n...\r\na.\r\n..\r\n.\r\n"), ".\r\nx\r\n..\r\na.\r\n.\r\n");
  EXPECT_EQ(message_of(".\r\n"), "");
  EXPECT_EQ(message_of(".\rx\r\n.\r\n"), "\rx\r\n");
  EXPECT_EQ(message_of(".\r\r\n.\r\n"), "\r\r\n");
  EXPECT_EQ(message_of("a\0b\xFF\r\n.\r\n"s), "a\0b\xFF\r\n"s);
}

TEST_F(LmtpSessionTest, EndsALetterAtNothingButTheFullEnd) {
  for (const std::string& no_end : {"a\n.\n"s, "a\r.\r"s, "a\r\n.\n"s, "a\n.\r\n"s, "a\r\n.\r"s,
                                    "a\r\n. \r\n"s, "a\r\n.x\r\n"s}) {
    EXPECT_EQ(message_of(no_end), "(none)") << no_end;
  }
  EXPECT_EQ(message_of("\n.\r\nMAIL\r\n.\r\n"), "\n.\r\nMAIL\r\n");
  EXPECT_EQ(message_of("a\r\n\n.\r\nMAIL\r\n.\r\n"), "a\r\n\n.\r\nMAIL\r\n");
  EXPECT_EQ(message_of("a\n.\r\nMAIL\r\n.\r\n"), "a\n.\r\nMAIL\r\n");
}

TEST_F(LmtpSessionTest, AnswersTheSameHoweverTheBytesCome) {
  const std::string bytes = kBegin +
                            "RCPT TO:<taken@example.com>\r\nDATA\r\na\r\n..\r\n.b\r\n\r\r\n.\rc\r\n"
                            ".\r\nNOOP\r\nRSET\r\nNONSENSE\r\nQUIT\r\n";
  LmtpSession whole(options_, handler_);
  const std::string expected = whole.take(bytes);
  const std::vector<Letter> letters = letters_;
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    letters_.clear();
    LmtpSession session(options_, handler_);
    std::string replies;
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t length = round == 0 ? 1 : 1 + random() % 20;
      replies += session.take(std::string_view(bytes).substr(at, length));
      at += length;
    }
    EXPECT_EQ(replies, expected);
    EXPECT_EQ(letters_, letters);
  }
}

TEST_F(LmtpSessionTest, RefusesLettersThatAreTooLarge) {
  options_.message_bytes_max = 10;
  const std::string recipients = "RCPT TO:<taken@example.com>\r\nRCPT TO:<b@example.com>\r\n";
  EXPECT_THAT(codes(kBegin + recipients + "DATA\r\n12345678\r\n.\r\n"),
              ElementsAre("250", "250", "250", "250", "354", "250", "250"));
  EXPECT_THAT(codes(kBegin + recipients + "DATA\r\n123456789\r\n.\r\nNOOP\r\n"),
              ElementsAre("250", "250", "250", "250", "354", "552", "552", "250"));
  EXPECT_EQ(letters_.size(), 2U);
  EXPECT_THAT(codes("LHLO mx\r\nMAIL FROM:<a@b.no> SIZE=11\r\n"
                    "MAIL FROM:<a@b.no> SIZE=99999999999999999999999\r\n"
                    "MAIL FROM:<a@b.no> SIZE=10\r\n"),
              ElementsAre("250", "552", "552", "250"));
}

TEST_F(LmtpSessionTest, TakesOnlyRecipientsOfItsDomains) {
  EXPECT_THAT(
      codes(kBegin + "RCPT TO:<a@example.org>\r\nRCPT TO:<a@x.example.com>\r\n"
                     "RCPT TO:<a>\r\nRCPT TO:<>\r\nRCPT TO:<\"a b\"@example.com>\r\n"
                     "RCPT TO:a@example.com\r\nRCPT TO:<a@example.com>x\r\n"
                     "RCPT TO:<a@example.com> NOTIFY=NEVER\r\nDATA\r\n"),
      ElementsAre("250", "250", "550", "550", "550", "550", "550", "550", "550", "555", "503"));
}

TEST_F(LmtpSessionTest, TakesNoMoreRecipientsThanItMay) {
  options_.recipients_max = 2;
  std::string bytes = kBegin;
  for (int i = 0; i < 50; ++i) bytes += "RCPT TO:<a@example.com>\r\n";
  std::vector<std::string> replies = codes(bytes + "DATA\r\nx\r\n.\r\n");
  EXPECT_EQ(std::ranges::count(replies, "452"), 48);
  EXPECT_EQ(letters_.size(), 2U);
}

TEST_F(LmtpSessionTest, WantsCommandsInTheirOrder) {
  EXPECT_THAT(codes("MAIL FROM:<a@b.no>\r\nRCPT TO:<a@example.com>\r\nDATA\r\n"),
              ElementsAre("503", "503", "503"));
  EXPECT_THAT(codes("HELO mx\r\nEHLO mx\r\nLHLO\r\n"), ElementsAre("500", "500", "500"));
  EXPECT_THAT(codes(kBegin + "MAIL FROM:<a@b.no>\r\n"), ElementsAre("250", "250", "503"));
  EXPECT_THAT(codes(kBegin + "RCPT TO:<a@example.com>\r\nRSET\r\nDATA\r\n"),
              ElementsAre("250", "250", "250", "250", "503"));
}

TEST_F(LmtpSessionTest, TakesAnySenderThatFitsInALine) {
  EXPECT_THAT(codes("LHLO mx\r\nMAIL FROM:<\"a> b\\\"\"@c.no>\r\nRSET\r\nMAIL FROM: <> \r\n"),
              ElementsAre("250", "250", "250", "250"));
  EXPECT_THAT(codes("LHLO mx\r\nMAIL FROM:<b\xF8k@c.no>\r\nMAIL FROM:<" + std::string(255, 'a') +
                    ">\r\nMAIL FROM:<a\r\nMAIL FROM:\r\nMAIL FROM:<a\\\r\nMAIL FROM:<a> X=1\r\n"),
              ElementsAre("250", "501", "501", "501", "501", "501", "555"));
}

TEST_F(LmtpSessionTest, EndsWithGarbage) {
  LmtpSession session(options_, handler_);
  EXPECT_THAT(session.take(std::string(1'001, 'x')), StartsWith("500 "));
  EXPECT_TRUE(session.is_over());
  EXPECT_EQ(session.take("NOOP\r\n"), "");
  std::string nonsense;
  for (int i = 0; i < 100; ++i) nonsense += "\x16\x03\x01\0\xFF\r\n"s;
  LmtpSession other(options_, handler_);
  const std::string replies = other.take(nonsense);
  EXPECT_EQ(codes_of(replies).size(), static_cast<std::size_t>(kMistakesMax));
  EXPECT_THAT(codes_of(replies).back(), "421");
  EXPECT_TRUE(other.is_over());
}

TEST_F(LmtpSessionTest, SurvivesAnyBytes) {
  std::mt19937 random(20261129);
  const std::string valid = kBegin + "RCPT TO:<taken@example.com>\r\nDATA\r\nx\r\n.\r\nQUIT\r\n";
  for (int round = 0; round < 3'000; ++round) {
    std::string bytes = valid + valid;
    for (int change = 0; change < 6; ++change) {
      const std::size_t at = random() % bytes.size();
      if (change % 2 == 0) bytes[at] = static_cast<char>(random() % 256);
      if (change % 2 == 1) bytes.erase(at, random() % 9);
    }
    LmtpSession session(options_, handler_);
    const std::string replies = session.take(bytes);
    EXPECT_TRUE(replies.empty() || replies.ends_with("\r\n"));
    // No byte of the client's comes back.
    EXPECT_EQ(replies.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                        "0123456789-. ,\r\n"),
              std::string::npos);
  }
}

}  // namespace
}  // namespace veieninn::post
