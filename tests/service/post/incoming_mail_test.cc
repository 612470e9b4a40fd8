#include "service/post/incoming_mail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <stdexcept>
#include <string>
#include <vector>

#include "service/post/delivery_report.h"
#include "service/post/outgoing_mail.h"
#include "service/post/quotation.h"
#include "tests/service/post/sample_mails.h"

namespace veieninn::post {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;

IncomingMail read(const std::string& bytes) {
  Result<IncomingMail> mail = read_incoming_mail(bytes);
  if (!mail) throw std::runtime_error(mail.error().message);
  return *mail;
}

std::string text_in(const std::string& type, const std::string& encoding, const std::string& body) {
  return read("From: a@b.no\r\nContent-Type: " + type +
              "\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" + body)
      .plain_text;
}

std::string repeated(const std::string& piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

TEST(IncomingMail, SaysWhatItsSenderSaid) {
  const IncomingMail mail = read(with_crlf(kReply));
  EXPECT_EQ(mail.from, "rolig.bok@example.org");
  EXPECT_EQ(mail.subject, "SV: Spørsmål om å åpne en kafé");
  EXPECT_EQ(mail.message_id, "<reply-1@example.org>");
  EXPECT_EQ(mail.in_reply_to, "<e1.k7f@veien.example.org>");
  EXPECT_THAT(mail.references,
              ElementsAre("<first@veien.example.org>", "<e1.k7f@veien.example.org>"));
  EXPECT_FALSE(mail.automatic);
  EXPECT_EQ(without_quotation(mail.plain_text), "Hei!\n\nJa, jeg kan hjelpe på torsdag.");
}

TEST(IncomingMail, SaysWhetherMoreThanTextCameWithIt) {
  const auto with_part = [](const std::string& headers) {
    return read(
               "From: a@b.no\r\nContent-Type: multipart/mixed; "
               "boundary=b\r\n\r\n--b\r\n\r\nHei\r\n--b\r\n" +
               headers + "\r\n\r\nx\r\n--b--\r\n")
        .has_attachment;
  };
  EXPECT_FALSE(read(with_crlf(kReply)).has_attachment);
  EXPECT_FALSE(read("From: a@b.no\r\n\r\nHei").has_attachment);
  EXPECT_FALSE(with_part("Content-Type: text/html"));
  EXPECT_TRUE(with_part("Content-Type: text/plain\r\nContent-Disposition: attachment"));
  EXPECT_TRUE(with_part("Content-Type: application/pdf"));
  EXPECT_TRUE(with_part("Content-Type: image/png\r\nContent-Disposition: inline"));
  EXPECT_TRUE(with_part("Content-Type: message/rfc822\r\n\r\nFrom: c@d.no"));
}

TEST(IncomingMail, ReadsWhatWeCompose) {
  OutgoingMail letter;
  letter.from = {"Bøk, Rolig", "rolig.bok@example.org"};
  letter.to = {"", "vennlig.sky@example.org"};
  letter.message_id = "<a@example.org>";
  letter.in_reply_to = "<b@example.org>";
  letter.references = {"<c@example.org>", "<b@example.org>"};
  letter.subject = "Blåbærøl – spørsmål " + repeated("om og om igjen ", 300);
  letter.plain_text = "Æ, ø og å\n\t.\n" + repeated("Lang linje ", 2000) + "\n";
  letter.html = "<p>x</p>";
  letter.automatic = true;
  const Result<std::string> bytes = compose(letter);
  ASSERT_TRUE(bytes) << bytes.error().message;
  const IncomingMail mail = read(*bytes);
  EXPECT_EQ(mail.from, letter.from.address);
  EXPECT_EQ(mail.subject + " ", letter.subject);
  EXPECT_EQ(mail.message_id, letter.message_id);
  EXPECT_EQ(mail.in_reply_to, letter.in_reply_to);
  EXPECT_EQ(mail.references, letter.references);
  EXPECT_EQ(mail.plain_text, letter.plain_text);
  EXPECT_TRUE(mail.automatic);
}

TEST(IncomingMail, IsAutomaticWhenItSaysSo) {
  const auto automatic = [](const std::string& header) {
    return read("From: a@b.no\r\n" + header + "\r\n\r\nHei\r\n").automatic;
  };
  for (const char* header :
       {"Auto-Submitted: auto-replied", "auto-submitted: Auto-Generated; x=y", "Precedence: bulk",
        "Precedence: Junk", "Precedence: auto_reply", "X-Autoreply: yes", "X-Autorespond: x",
        "Content-Type: multipart/report; boundary=b"}) {
    EXPECT_TRUE(automatic(header)) << header;
  }
  for (const char* header :
       {"Auto-Submitted: no", "Auto-Submitted: No (really)", "Precedence: list",
        "Precedence: first-class", "X-Other: yes", "Auto-Submitted:"}) {
    EXPECT_FALSE(automatic(header)) << header;
  }
  EXPECT_TRUE(read(with_crlf(kBounce)).automatic);
}

TEST(IncomingMail, TextIsReadByItsCharset) {
  EXPECT_EQ(text_in("text/plain; charset=utf-8", "8bit", "bl\xC3\xA5"), "blå");
  EXPECT_EQ(text_in("text/plain; charset=iso-8859-1", "8bit", "bl\xE5 \x80"), "blå €");
  EXPECT_EQ(text_in("text/plain; charset=windows-1252", "8bit", "bl\xE5 \x93"), "blå “");
  EXPECT_EQ(text_in("text/plain; charset=iso-8859-15", "quoted-printable", "bl=E5 =A4"), "blå €");
  EXPECT_EQ(text_in("text/plain; charset=utf-16le", "base64", "YgBsAOUA"), "blå");
  EXPECT_EQ(text_in("text/plain", "8bit", "bl\xC3\xA5"), "blå");
  EXPECT_EQ(text_in("text/plain", "8bit", "bl\xE5"), "blå");
  EXPECT_EQ(text_in("text/plain; charset=no-such", "8bit", "bl\xE5"), "blå");
  EXPECT_EQ(text_in("text/plain; charset=utf-8", "8bit", "bl\xE5 x"), "bl\uFFFD x");
  EXPECT_EQ(text_in("text/plain; charset=\"../../x//IGNORE\"", "8bit", "bl\xC3\xA5"), "blå");
}

TEST(IncomingMail, TextHasLinesAndNoControlCharacters) {
  EXPECT_EQ(text_in("text/plain", "7bit", "a\r\nb\tc\x1B[0m\x7F\x07\r\nd\0e"s), "a\nb\tc[0m\nde");
}

TEST(IncomingMail, TextIsCutAtAWholeCharacter) {
  const std::string text =
      text_in("text/plain; charset=utf-8", "8bit", "x" + repeated("ø", 100'000));
  EXPECT_LE(text.size(), kPlainTextBytesMax);
  EXPECT_GE(text.size(), kPlainTextBytesMax - 1);
  EXPECT_EQ(text.substr(text.size() - 2), "ø");
}

TEST(IncomingMail, TextOfHtmlIsReadWhenThereIsNoOther) {
  EXPECT_EQ(text_in("text/html; charset=utf-8", "8bit",
                    "<html><head><style>p{}</style></head><p>Ja,&nbsp;bl\xC3\xA5.</p></html>"),
            "Ja, blå.");
  EXPECT_EQ(text_in("multipart/alternative; boundary=b", "7bit",
                    "--b\r\nContent-Type: text/plain\r\n\r\n  \r\n--b\r\nContent-Type: "
                    "text/html\r\n\r\n<p>Ja</p>\r\n--b--\r\n"),
            "Ja");
}

TEST(IncomingMail, AttachmentsAndMailsWithinAreNotItsText) {
  EXPECT_EQ(text_in("multipart/mixed; boundary=b", "7bit",
                    "--b\r\nContent-Disposition: attachment\r\n\r\nvedlegg\r\n"
                    "--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: c@d.no\r\n\r\nvideresendt\r\n"
                    "--b\r\nContent-Type: application/pdf\r\n\r\npdf\r\n"
                    "--b\r\nContent-Type: multipart/related; boundary=c\r\n\r\n"
                    "--c\r\n\r\nJa\r\n--c--\r\n--b--\r\n"),
            "Ja");
}

TEST(IncomingMail, IsRefusedWhenItIsNone) {
  for (const std::string& bytes : {""s, "\r\n"s, "\r\nHei"s}) {
    const Result<IncomingMail> mail = read_incoming_mail(bytes);
    ASSERT_FALSE(mail) << bytes;
    EXPECT_EQ(mail.error().reason, ErrorReason::kCorruptInput);
  }
}

TEST(IncomingMail, LeavesOutIdsAndAddressesThatAreNone) {
  const IncomingMail mail = read(
      "From: Group: a@b.no, c@d.no;\r\nMessage-ID: <a b>\r\nIn-Reply-To: <" + repeated("x", 300) +
      "@b>\r\nReferences: rubbish <a@b> <c@d\r\nSubject:  =?utf-8?q?a=0D=0A"
      "Bcc=3A?= \r\n\r\n");
  EXPECT_EQ(mail.from, "");
  EXPECT_EQ(mail.message_id, "");
  EXPECT_EQ(mail.in_reply_to, "");
  EXPECT_THAT(mail.references, testing::Contains("<a@b>"));
  EXPECT_EQ(mail.subject.find_first_of("\r\n"), std::string::npos);
}

// GLib locks by futexes of its own, which the thread sanitizer does not see: each of its locked
// accesses would look like a race.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define VEIENINN_THREAD_SANITIZER
#endif
#endif
#ifndef VEIENINN_THREAD_SANITIZER
TEST(IncomingMail, IsReadAndComposedByManyThreadsAtOnce) {
  const auto same = [] {
    OutgoingMail letter;
    letter.from = {"Bøk, Rolig", "rolig.bok@example.org"};
    letter.to = {"", "vennlig.sky@example.org"};
    letter.message_id = "<a@example.org>";
    letter.subject = "Blåbærøl";
    letter.plain_text = "Æ, ø og å\n";
    letter.html = "<p>x</p>";
    for (int round = 0; round < 200; ++round) {
      if (read(compose(letter).value()).plain_text != letter.plain_text) return false;
      if (read(with_crlf(kReply)).subject != "SV: Spørsmål om å åpne en kafé") return false;
      if (read_delivery_report(with_crlf(kBounce))->status != "5.1.1") return false;
    }
    return true;
  };
  std::vector<std::future<bool>> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.push_back(std::async(std::launch::async, same));
  }
  for (std::future<bool>& thread : threads) EXPECT_TRUE(thread.get());
}
#endif

// Each of these overran the stack, took minutes or a gigabyte in one mail library or another.
std::vector<std::string> bombs() {
  std::string nested;
  for (int i = 0; nested.size() < 10'000'000; ++i) {
    const std::string name = "b" + std::to_string(i);
    nested += "Content-Type: multipart/mixed; boundary=" + name + "\r\n\r\n--" + name + "\r\n";
  }
  constexpr std::size_t kBytes = 10'000'000;
  const std::string mixed = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
  return {nested,
          repeated(mixed + "--b\r\n", kBytes),
          repeated("Content-Type: message/rfc822\r\n\r\n", kBytes),
          mixed + repeated("--b\r\n\r\nx\r\n", kBytes),
          mixed + repeated("\r\n--", kBytes),
          "From: " + repeated("a:", 30'000),
          "From: " + repeated("a:", kBytes),
          "from \t: x\r\n" + repeated(" a:\r\n", kBytes),
          "From" + std::string(200, ' ') + ": " + repeated("a:", kBytes),
          "From\v\f: " + repeated("a:", kBytes),
          mixed + "--b\r\nContent-Type: message/rfc822\r\n\r\nTo: " + repeated("a:b@c,", kBytes),
          "From: " + repeated("a:;,", 31'000),
          "From: " + repeated("(", 31'000),
          "From: " + repeated("<", 31'000),
          "Subject: " + repeated("=?utf-8?q?a?= ", kBytes),
          "Subject: " + repeated("=?", kBytes),
          repeated("X: a\r\n", kBytes),
          "References: " + repeated("<a@b> ", kBytes),
          "References: " + repeated("<", kBytes),
          "Content-Type: text/plain" + repeated("; a*0*=x", kBytes),
          "Content-Type: text/html\r\n\r\n" + repeated("<blockquote>", kBytes),
          "Content-Type: text/html\r\n\r\n" + repeated("<script>", kBytes),
          "X: y\r\n\r\n" + repeated("On 2026 wrote\n", kBytes),
          "X: y\r\n\r\n" + repeated("From:\n", kBytes),
          "X: y\r\n\r\n" + repeated("\n", kBytes),
          std::string(kBytes, 'x'),
          std::string(kBytes, '\0')};
}

TEST(IncomingMail, BombsAreReadOrRefusedInBoundedSize) {
  for (const std::string& bomb : bombs()) {
    EXPECT_FALSE(read_delivery_report(bomb));
    const Result<IncomingMail> mail = read_incoming_mail(bomb);
    if (!mail) continue;
    EXPECT_LE(mail->plain_text.size(), kPlainTextBytesMax) << bomb.substr(0, 60);
    EXPECT_LE(without_quotation(mail->plain_text).size(), kPlainTextBytesMax);
    EXPECT_LE(mail->subject.size(), 1000U);
    EXPECT_LE(mail->references.size(), kReferencesMax);
  }
}

}  // namespace
}  // namespace veieninn::post
