#include "service/publishing/vcard_text.h"

#include <gtest/gtest.h>

namespace veieninn::publishing {
namespace {

// The opposite of folding (RFC 6350 3.2).
std::string unfolded(std::string text) {
  for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ")) {
    text.erase(at, 3);
  }
  return text;
}

bool is_whole_utf8(std::string_view text) {
  // A piece that was cut begins with a byte that goes on.
  return text.empty() || (static_cast<unsigned char>(text.front()) & 0xC0U) != 0x80;
}

TEST(VcardText, EscapesWhatPartsValues) {
  EXPECT_EQ(vcard_escaped("Bok; Rolig, \\ og co"), "Bok\\; Rolig\\, \\\\ og co");
  EXPECT_EQ(vcard_escaped("Blåbær: \"ja\""), "Blåbær: \"ja\"");
}

TEST(VcardText, LetsNoValueBeginALine) {
  EXPECT_EQ(vcard_escaped("Rolig\r\nEMAIL:x@example.org"), "Rolig\\nEMAIL:x@example.org");
  EXPECT_EQ(vcard_escaped(std::string("a\0b\tc\rd\x7F", 8)), "abcd");
}

TEST(VcardText, FoldsAt75OctetsAndUnfoldsToTheSame) {
  for (std::size_t length = 0; length < 400; ++length) {
    std::string line;
    while (line.size() < length)
      line += line.size() % 3 == 0 ? "ø" : line.size() % 7 == 0 ? "😀" : "a";
    const std::string folded = vcard_folded(line);
    ASSERT_TRUE(folded.ends_with("\r\n"));
    EXPECT_EQ(unfolded(folded), line + "\r\n") << length;
    for (std::size_t start = 0; start < folded.size();) {
      const std::size_t end = folded.find("\r\n", start);
      const std::string_view one = std::string_view(folded).substr(start, end - start);
      EXPECT_LE(one.size(), kVcardLineOctetsMax) << length;
      EXPECT_TRUE(is_whole_utf8(one.substr(start == 0 ? 0 : 1))) << length;
      start = end + 2;
    }
  }
}

TEST(VcardText, FoldsBrokenUtf8WithoutEnd) {
  EXPECT_EQ(unfolded(vcard_folded(std::string(300, '\x80'))), std::string(300, '\x80') + "\r\n");
}

}  // namespace
}  // namespace veieninn::publishing
