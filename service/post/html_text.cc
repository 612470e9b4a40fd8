#include "service/post/html_text.h"

#include <glib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "service/post/mime_reading.h"

namespace veieninn::post {
namespace {

constexpr auto kBlocks = std::to_array<std::string_view>(
    {"br", "p",  "div", "li",      "tr",         "td",     "th",     "table",
     "ul", "ol", "hr",  "pre",     "blockquote", "h1",     "h2",     "h3",
     "h4", "h5", "h6",  "section", "article",    "header", "footer", "address"});
constexpr auto kSilent = std::to_array<std::string_view>({"head", "style", "script", "title"});
using Entity = std::pair<std::string_view, std::string_view>;
constexpr auto kEntities = std::to_array<Entity>({
    {"amp", "&"},    {"lt", "<"},     {"gt", ">"},     {"quot", "\""},  {"apos", "'"},
    {"nbsp", " "},   {"aring", "å"},  {"Aring", "Å"},  {"aelig", "æ"},  {"AElig", "Æ"},
    {"oslash", "ø"}, {"Oslash", "Ø"}, {"eacute", "é"}, {"ndash", "–"},  {"mdash", "—"},
    {"laquo", "«"},  {"raquo", "»"},  {"rsquo", "’"},  {"lsquo", "‘"},  {"ldquo", "“"},
    {"rdquo", "”"},  {"hellip", "…"}, {"euro", "€"},   {"middot", "·"}, {"bull", "•"},
});
// The longest name above, or a character's number.
constexpr std::size_t kEntityBytesMax = 10;
// No tag that matters has a longer name.
constexpr std::size_t kTagNameBytesMax = 12;
// Marks beyond this say no more.
constexpr int kQuoteDepthMax = 3;

template <typename Names>
bool is_one_of(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

std::string character(const std::string& digits, int base) {
  unsigned int code = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, code, base);
  if (error != std::errc{} || stop != end || g_unichar_validate(code) == FALSE) return {};
  if (code == 0xA0) return " ";
  if (g_unichar_iscntrl(code) != FALSE) return {};
  std::array<char, 6> bytes{};
  return {bytes.data(), static_cast<std::size_t>(g_unichar_to_utf8(code, bytes.data()))};
}

// Of "amp" or "#229"; empty when it is none.
std::string entity(std::string_view name) {
  if (name.starts_with("#x") || name.starts_with("#X"))
    return character(std::string(name.substr(2)), 16);
  if (name.starts_with('#')) return character(std::string(name.substr(1)), 10);
  const auto* const found = std::ranges::find(kEntities, name, &Entity::first);
  return found == kEntities.end() ? std::string() : std::string(found->second);
}

class TextWriter {
 public:
  TextWriter(std::string_view html, std::size_t bytes_max) : left_(html), bytes_max_(bytes_max) {}

  std::string write() {
    // One byte too many shows where a character ends.
    while (!left_.empty() && text_.size() <= bytes_max_) step();
    std::string text = cut(std::move(text_), bytes_max_);
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
  }

 private:
  void step() {
    if (left_.starts_with("<!--")) {
      skip_past("-->");
    } else if (left_.front() == '<' && begins_tag()) {
      read_tag();
    } else if (left_.front() == '&') {
      read_entity();
    } else {
      read_character();
    }
  }

  // "a < b" is text.
  [[nodiscard]] bool begins_tag() const {
    return left_.size() > 1 && (g_ascii_isalpha(left_[1]) != FALSE || left_[1] == '/' ||
                                left_[1] == '!' || left_[1] == '?');
  }

  void skip_past(std::string_view mark) {
    const std::size_t at = left_.find(mark);
    left_.remove_prefix(at == std::string_view::npos ? left_.size() : at + mark.size());
  }

  void read_tag() {
    const bool closes = left_[1] == '/';
    std::string name;
    for (std::size_t at = closes ? 2 : 1;
         at < left_.size() && name.size() < kTagNameBytesMax && g_ascii_isalnum(left_[at]) != FALSE;
         ++at) {
      name += g_ascii_tolower(left_[at]);
    }
    skip_past(">");
    if (is_one_of(kSilent, name)) {
      if (!closes) skip_silent(name);
    } else if (is_one_of(kBlocks, name)) {
      end_line();
      if (name == "blockquote") quote_depth_ = std::max(0, quote_depth_ + (closes ? -1 : 1));
    }
  }

  void skip_silent(const std::string& name) {
    const std::string end = "</" + name;
    while (!left_.empty()) {
      const std::size_t at = std::min(left_.find('<'), left_.size());
      left_.remove_prefix(at);
      if (left_.size() >= end.size() &&
          std::ranges::equal(left_.substr(0, end.size()), end,
                             [](char a, char b) { return g_ascii_tolower(a) == b; })) {
        skip_past(">");
        return;
      }
      left_.remove_prefix(std::min<std::size_t>(1, left_.size()));
    }
  }

  void read_entity() {
    const std::size_t end = left_.substr(0, kEntityBytesMax + 2).find(';');
    if (end != std::string_view::npos) {
      if (const std::string told = entity(left_.substr(1, end - 1)); !told.empty()) {
        put(told);
        left_.remove_prefix(end + 1);
        return;
      }
    }
    put("&");
    left_.remove_prefix(1);
  }

  void read_character() {
    const char byte = left_.front();
    left_.remove_prefix(1);
    if (byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n') {
      put(" ");
    } else {
      put({&byte, 1});
    }
  }

  void put(std::string_view bytes) {
    const bool at_line_start = text_.empty() || text_.back() == '\n';
    if (bytes == " " && (at_line_start || text_.back() == ' ')) return;
    if (at_line_start) {
      for (int depth = 0; depth < std::min(quote_depth_, kQuoteDepthMax); ++depth) text_ += "> ";
    }
    text_ += bytes;
  }

  // At most one empty line between two blocks.
  void end_line() {
    while (!text_.empty() && text_.back() == ' ') text_.pop_back();
    if (!text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
  }

  std::string_view left_;
  std::size_t bytes_max_;
  std::string text_;
  int quote_depth_ = 0;
};

}  // namespace

std::string html_to_text(std::string_view html, std::size_t bytes_max) {
  return TextWriter(html, bytes_max).write();
}

}  // namespace veieninn::post
