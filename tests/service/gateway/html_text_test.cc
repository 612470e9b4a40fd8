#include "service/gateway/html_text.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

namespace veieninn::gateway {
namespace {

// Written apart from the writer; "(broken)" when a reference is none of the five.
std::string unescaped(const std::string& html) {
  const std::map<std::string, char> references = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
  std::string text;
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] != '&') {
      text += html[at++];
      continue;
    }
    const std::string reference = html.substr(at, html.find(';', at) - at + 1);
    if (!references.contains(reference)) return "(broken)";
    text += references.at(reference);
    at += reference.size();
  }
  return text;
}

TEST(HtmlText, StaysTextInElementsAndAttributes) {
  EXPECT_EQ(escape_html("<a href=\"x\" title='Bok & Sky'>"),
            "&lt;a href=&quot;x&quot; title=&#39;Bok &amp; Sky&#39;&gt;");
  EXPECT_EQ(escape_html("&amp;"), "&amp;amp;");
  EXPECT_EQ(escape_html("Rolig Bok på Røst"), "Rolig Bok på Røst");
  EXPECT_EQ(escape_html(""), "");
}

TEST(HtmlText, IsAppended) {
  std::string html = "<p>";
  append_escaped_html(html, "1 < 2");
  html += "</p>";
  EXPECT_EQ(html, "<p>1 &lt; 2</p>");
}

TEST(HtmlText, OfAnyBytesHasNoRawSpecialsAndReadsAsTheBytes) {
  constexpr std::uint32_t kSeed = 20261129;
  std::mt19937 random(kSeed);
  for (int run = 0; run < 2000; ++run) {
    std::string bytes;
    for (std::size_t left = random() % 60; left > 0; --left) {
      bytes += random() % 3 == 0 ? "&<>\"'"[random() % 5] : static_cast<char>(random());
    }
    const std::string html = escape_html(bytes);
    ASSERT_EQ(html.find_first_of("<>\"'"), std::string::npos) << "seed " << kSeed << " run " << run;
    ASSERT_EQ(unescaped(html), bytes) << "seed " << kSeed << " run " << run;
  }
}

}  // namespace
}  // namespace veieninn::gateway
