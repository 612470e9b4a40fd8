#include "service/post/outgoing_mail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <string>

namespace veieninn::post {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;
using testing::Not;

OutgoingMail letter() {
  OutgoingMail mail;
  mail.from = {"Veien inn", "post@example.org"};
  mail.to = {"Rolig Bøk, næring", "rolig.bok@example.org"};
  mail.reply_to = {"", "svar+k7f@example.org"};
  mail.message_id = "<e1.k7f@example.org>";
  mail.in_reply_to = "<first@example.org>";
  mail.references = {"<first@example.org>", "<second@example.org>"};
  mail.subject = "Spørsmål om å åpne en kafé på Ærøya";
  mail.plain_text = "Hei!\n\nHvem kan hjelpe?\n.\n..To\nFrom her av – æøå ÆØÅ €\n";
  mail.html = "<p>Hei!</p>\n<p>Hvem kan hjelpe? æøå</p>\n";
  mail.language = "nb";
  mail.date = Instant{1'795'435'200};
  mail.list_unsubscribe = "https://example.org/u/0123456789";
  mail.automatic = true;
  return mail;
}

std::string composed(const OutgoingMail& mail) {
  Result<std::string> bytes = compose(mail);
  if (!bytes) throw std::runtime_error(bytes.error().message);
  return *bytes;
}

// What Python's email package reads in `bytes`.
nlohmann::json read_by_python(const std::string& bytes) {
  const std::filesystem::path path =
      std::filesystem::path(testing::TempDir()) /
      ("mail_" + std::to_string(std::hash<std::string>{}(bytes)) + ".eml");
  std::ofstream(path, std::ios::binary) << bytes;
  const std::string command = std::string(VEIENINN_DEBIAN_PYTHON) + " " + VEIENINN_POST_TESTS +
                              "/read_mail.py < " + path.string();
  std::FILE* const pipe = ::popen(command.c_str(), "r");
  std::string said;
  std::array<char, 4096> chunk{};
  while (const std::size_t length = std::fread(chunk.data(), 1, chunk.size(), pipe)) {
    said.append(chunk.data(), length);
  }
  ::pclose(pipe);
  std::filesystem::remove(path);
  return nlohmann::json::parse(said);
}

std::string header(const nlohmann::json& read, const std::string& name) {
  std::string found = "(absent)";
  for (const auto& pair : read["headers"]) {
    if (pair[0] != name) continue;
    EXPECT_EQ(found, "(absent)") << name << " stands twice";
    found = pair[1];
  }
  return found;
}

std::string refused_field(const std::function<void(OutgoingMail&)>& change) {
  OutgoingMail mail = letter();
  change(mail);
  const Result<std::string> bytes = compose(mail);
  if (bytes) return "(composed)";
  EXPECT_EQ(bytes.error().reason, ErrorReason::kInvalidArgument);
  return bytes.error().violations.at(0).field;
}

void expect_plain_lines(const std::string& bytes) {
  std::istringstream lines(bytes);
  for (std::string line; std::getline(lines, line);) {
    ASSERT_FALSE(line.empty());
    EXPECT_EQ(line.back(), '\r') << line;
    line.pop_back();
    EXPECT_EQ(line.find('\r'), std::string::npos) << line;
    EXPECT_LE(line.size(), 998U);
    for (const char byte : line) EXPECT_TRUE(byte == '\t' || (byte >= ' ' && byte <= '~')) << line;
  }
}

TEST(OutgoingMail, IsReadByPythonAsItWasMeant) {
  const OutgoingMail mail = letter();
  const nlohmann::json read = read_by_python(composed(mail));
  EXPECT_EQ(read["defects"].dump(), "[]");
  EXPECT_EQ(read["parts"].dump(), R"(["multipart/alternative","text/plain","text/html"])");
  EXPECT_EQ(read["charsets"].dump(), R"([null,"utf-8","utf-8"])");
  EXPECT_EQ(read["plain"], mail.plain_text);
  EXPECT_EQ(read["html"], mail.html);
  EXPECT_EQ(header(read, "From"), "Veien inn <post@example.org>");
  EXPECT_EQ(header(read, "To"), "\"Rolig Bøk, næring\" <rolig.bok@example.org>");
  EXPECT_EQ(header(read, "Reply-To"), "svar+k7f@example.org");
  EXPECT_EQ(header(read, "Subject"), mail.subject);
  EXPECT_EQ(header(read, "Message-Id"), "<e1.k7f@example.org>");
  EXPECT_EQ(header(read, "In-Reply-To"), "<first@example.org>");
  EXPECT_EQ(header(read, "References"), "<first@example.org> <second@example.org>");
  EXPECT_EQ(header(read, "Date"), "Mon, 23 Nov 2026 12:00:00 +0000");
  EXPECT_EQ(header(read, "MIME-Version"), "1.0");
  EXPECT_EQ(header(read, "Content-Language"), "nb");
  EXPECT_EQ(header(read, "Auto-Submitted"), "auto-generated");
  EXPECT_EQ(header(read, "List-Unsubscribe"), "<https://example.org/u/0123456789>");
  EXPECT_EQ(header(read, "List-Unsubscribe-Post"), "(absent)");
}

TEST(OutgoingMail, IsAsciiInShortLinesEndedByCrlf) {
  expect_plain_lines(composed(letter()));
  OutgoingMail longest = letter();
  longest.subject = std::string(250, 'x') + std::string(250, 'y');
  longest.to.display_name = std::string(198, 'n') + "ø";
  longest.plain_text = std::string(5000, 'a') + "\rb\r\nc\n" + std::string(2000, ' ');
  longest.html = std::string(3000, '<');
  longest.message_id = "<" + std::string(236, 'i') + "@example.org>";
  longest.references.assign(kReferencesMax, longest.message_id);
  longest.list_unsubscribe = "https://example.org/" + std::string(880, 'u');
  const std::string bytes = composed(longest);
  expect_plain_lines(bytes);
  const nlohmann::json read = read_by_python(bytes);
  EXPECT_EQ(header(read, "Subject"), longest.subject);
  EXPECT_EQ(header(read, "Message-Id"), longest.message_id);
  EXPECT_EQ(header(read, "List-Unsubscribe"), "<" + longest.list_unsubscribe + ">");
  EXPECT_EQ(read["plain"], std::string(5000, 'a') + "\nb\nc\n" + std::string(2000, ' ') + "\n");
}

TEST(OutgoingMail, OfTextOnlyHasOnePart) {
  OutgoingMail mail = letter();
  mail.html.clear();
  const nlohmann::json read = read_by_python(composed(mail));
  EXPECT_EQ(read["parts"].dump(), R"(["text/plain"])");
  EXPECT_EQ(read["plain"], mail.plain_text);
}

TEST(OutgoingMail, LeavesOutWhatIsNotSaid) {
  OutgoingMail mail = letter();
  mail.reply_to = {};
  mail.in_reply_to.clear();
  mail.references.clear();
  mail.language.clear();
  mail.list_unsubscribe.clear();
  mail.automatic = false;
  const std::string bytes = composed(mail);
  for (const char* name : {"Reply-To", "References", "Content-Language", "List-", "Auto-"}) {
    EXPECT_THAT(bytes, Not(HasSubstr(name)));
  }
}

TEST(OutgoingMail, OffersOneClickOnlyOverHttps) {
  OutgoingMail mail = letter();
  mail.unsubscribe_by_one_click = true;
  EXPECT_EQ(header(read_by_python(composed(mail)), "List-Unsubscribe-Post"),
            "List-Unsubscribe=One-Click");
  mail.list_unsubscribe = "http://example.org/u/1";
  EXPECT_FALSE(compose(mail));
  mail.list_unsubscribe = "";
  EXPECT_FALSE(compose(mail));
}

TEST(OutgoingMail, TakesAMailAddressToUnsubscribeBy) {
  OutgoingMail mail = letter();
  mail.unsubscribe_by_one_click = false;
  mail.list_unsubscribe = "mailto:av@example.org?subject=av";
  EXPECT_EQ(header(read_by_python(composed(mail)), "List-Unsubscribe"),
            "<mailto:av@example.org?subject=av>");
}

TEST(OutgoingMail, LetsNoFieldBeginAHeader) {
  for (const std::string& bad :
       {"a\r\nBcc: c@example.org"s, "a\nb"s, "a\rb"s, "a\0b"s, "a\tb"s, "a\x7F"s, "a\u0085b"s,
        "a\u2028b"s, "\xFF"s, "\xC3"s, "a\x1B[0m"s}) {
    EXPECT_EQ(refused_field([&](auto& mail) { mail.subject = bad; }), "subject") << bad;
    EXPECT_EQ(refused_field([&](auto& mail) { mail.from.display_name = bad; }),
              "from.display_name");
    EXPECT_EQ(refused_field([&](auto& mail) { mail.to.display_name = bad; }), "to.display_name");
    EXPECT_EQ(refused_field([&](auto& mail) { mail.reply_to.display_name = bad; }),
              "reply_to.display_name");
    EXPECT_EQ(refused_field([&](auto& mail) { mail.language = bad; }), "language");
    EXPECT_EQ(refused_field([&](auto& mail) { mail.list_unsubscribe = "https://e.org/" + bad; }),
              "list_unsubscribe");
    const std::string id = "<" + bad + "@example.org>";
    EXPECT_EQ(refused_field([&](auto& mail) { mail.message_id = id; }), "message_id");
    EXPECT_EQ(refused_field([&](auto& mail) { mail.in_reply_to = id; }), "in_reply_to");
    EXPECT_EQ(refused_field([&](auto& mail) { mail.references[1] = id; }), "references[1]");
  }
}

TEST(OutgoingMail, TakesOnlyPlainAddresses) {
  for (const std::string& bad : {"a@b>,<c@d"s, "a@b\r\nBcc:"s, "a@b.no\r\nBcc: c@d.no"s,
                                 std::string(10'000, 'a') + "@example.org", ""s, "a@b.no\0"s}) {
    EXPECT_EQ(refused_field([&](auto& mail) { mail.from.address = bad; }), "from.address");
    EXPECT_EQ(refused_field([&](auto& mail) { mail.to.address = bad; }), "to.address");
    EXPECT_EQ(refused_field([&](auto& mail) { mail.reply_to = {"Svar", bad}; }),
              "reply_to.address");
  }
}

TEST(OutgoingMail, NamesAreQuotedAndStayNames) {
  OutgoingMail mail = letter();
  for (const char* name : {"Bok\" <c@example.org>, \"x", "a@example.org, b", "Bok; Sky: <>", "(x)",
                           "=?utf-8?q?=0D=0ABcc=3A_c=40example.org?=", "\\"}) {
    mail.to.display_name = name;
    const nlohmann::json read = read_by_python(composed(mail));
    EXPECT_THAT(header(read, "To"), testing::EndsWith(" <rolig.bok@example.org>")) << name;
    EXPECT_EQ(header(read, "Bcc"), "(absent)") << name;
  }
}

TEST(OutgoingMail, TextThatLooksEncodedStaysPlain) {
  OutgoingMail mail = letter();
  mail.subject = "a=?=?utf-8?q?=0D=0ABcc?=";
  EXPECT_EQ(header(read_by_python(composed(mail)), "Subject"), "a= ?= ?utf-8?q?=0D=0ABcc?=");
}

TEST(OutgoingMail, RefusesWhatIsEmptyOrTooLong) {
  EXPECT_EQ(refused_field([](auto& mail) { mail.subject = ""; }), "subject");
  EXPECT_EQ(refused_field([](auto& mail) { mail.subject = std::string(501, 's'); }), "subject");
  EXPECT_EQ(refused_field([](auto& mail) { mail.plain_text = ""; }), "plain_text");
  EXPECT_EQ(refused_field([](auto& mail) { mail.plain_text = "a\0b"s; }), "plain_text");
  EXPECT_EQ(refused_field([](auto& mail) { mail.html = std::string(kBodyBytesMax + 1, 'h'); }),
            "html");
  EXPECT_EQ(refused_field([](auto& mail) { mail.html = "\xC3"; }), "html");
  EXPECT_EQ(refused_field([](auto& mail) { mail.references.assign(101, "<a@b>"); }), "references");
  EXPECT_EQ(refused_field([](auto& mail) { mail.date = kNever; }), "date");
  for (const char* id :
       {"", "a@b", "<>", "<a>", "<@b>", "<a@>", "<a@b", "<a@b> <c@d>", "<a@b@c>"}) {
    EXPECT_EQ(refused_field([&](auto& mail) { mail.message_id = id; }), "message_id") << id;
  }
  for (const char* url : {"ftp://example.org", "javascript:x", "https://a b", "https://a>b"}) {
    EXPECT_EQ(refused_field([&](auto& mail) { mail.list_unsubscribe = url; }), "list_unsubscribe");
  }
}

}  // namespace
}  // namespace veieninn::post
