#include "service/post/html_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace veieninn::post {
namespace {

std::string text_of_html(const std::string& html) { return html_to_text(html, 1000); }

TEST(HtmlText, HasALineABlock) {
  EXPECT_EQ(text_of_html("<p>Hei!</p>\r\n <p>Ja,   <b>jeg</b>\n kan.</p>Hilsen<br/>Rolig Bok"),
            "Hei!\n\nJa, jeg kan.\nHilsen\nRolig Bok");
  EXPECT_EQ(text_of_html("<UL><LI>en<LI>to</UL>"), "en\nto");
  EXPECT_EQ(text_of_html(""), "");
}

TEST(HtmlText, LeavesOutWhatIsNotForReaders) {
  EXPECT_EQ(text_of_html("<head><title>x</title></head><STYLE>p{a>b}</STYLE><!-- <p>nei</p> -->"
                         "<script>if (a</b) x</script>ja<img alt=\"nei\">"),
            "ja");
  EXPECT_EQ(text_of_html("ja<style>nei"), "ja");
  EXPECT_EQ(text_of_html("ja<!-- nei"), "ja");
}

TEST(HtmlText, ReadsEntities) {
  EXPECT_EQ(text_of_html("bl&aring;b&aelig;r&nbsp;&amp; &#248;l &#xe5; &lt;b&gt; &#8211; &quot;"),
            "blåbær & øl å <b> – \"");
  EXPECT_EQ(text_of_html("&unknown; & &; &#; &#x; &#0; &#1114112; &#xD800; &amp &#10;"),
            "&unknown; & &; &#; &#x; &#0; &#1114112; &#xD800; &amp &#10;");
}

TEST(HtmlText, MarksQuotations) {
  EXPECT_EQ(
      text_of_html("Ja<blockquote>a<br>b<blockquote>c</blockquote></blockquote></blockquote>d"),
      "Ja\n> a\n> b\n> > c\n\nd");
}

TEST(HtmlText, TakesBrokenHtmlAsItComes) {
  EXPECT_EQ(text_of_html("1 < 2 <3 <p"), "1 < 2 <3");
  EXPECT_EQ(text_of_html("<"), "<");
  EXPECT_EQ(text_of_html("</"), "");
  EXPECT_EQ(text_of_html("a<b"), "a");
}

TEST(HtmlText, IsCutAtAWholeCharacter) {
  for (std::size_t bytes_max = 0; bytes_max < 12; ++bytes_max) {
    const std::string text = html_to_text("aø€&aring;<b>ø</b>", bytes_max);
    EXPECT_TRUE(std::string("aø€åø").starts_with(text)) << text;
    EXPECT_LE(text.size(), bytes_max);
    EXPECT_GE(text.size() + 3, std::min<std::size_t>(bytes_max, 10));
    EXPECT_TRUE(text.empty() || text == "a" || text.ends_with("ø") || text.ends_with("€") ||
                text.ends_with("å"))
        << text;
  }
}

TEST(HtmlText, IsNoLongerThanAllowed) {
  for (const std::string piece :
       {"a", "<p>", "<blockquote>x", "&amp;", "<", "<script>", "</script"}) {
    std::string html;
    for (int i = 0; i < 50'000; ++i) html += piece;
    EXPECT_LE(html_to_text(html, 1000).size(), 1000U) << piece;
  }
}

}  // namespace
}  // namespace veieninn::post
