#include "service/letters/clean_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace veieninn::letters {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::string_view kEllipsis = "…";

struct Decoded {
  char32_t point = kReplacement;
  std::size_t bytes = 1;  // what is broken is skipped byte by byte
};

struct LeadByte {
  std::size_t length;  // 0: no lead byte
  char32_t bits;
  char32_t least;  // below it the form is overlong
};

constexpr LeadByte lead_of(unsigned char byte) noexcept {
  if (byte < 0x80) return {1, byte, 0};
  if (byte >= 0xC2 && byte < 0xE0) return {2, static_cast<char32_t>(byte & 0x1F), 0x80};
  if (byte >= 0xE0 && byte < 0xF0) return {3, static_cast<char32_t>(byte & 0x0F), 0x800};
  if (byte >= 0xF0 && byte < 0xF5) return {4, static_cast<char32_t>(byte & 0x07), 0x10000};
  return {0, 0, 0};
}

Decoded decode(std::string_view text) noexcept {
  const LeadByte lead = lead_of(static_cast<unsigned char>(text.front()));
  if (lead.length == 0 || lead.length > text.size()) return {};
  char32_t point = lead.bits;
  for (std::size_t i = 1; i < lead.length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) != 0x80) return {};
    point = (point << 6) | (byte & 0x3F);
  }
  const bool surrogate = 0xD800 <= point && point <= 0xDFFF;
  if (point < lead.least || point > 0x10FFFF || surrogate) return {};
  return {point, lead.length};
}

enum class Treatment : std::uint8_t { kSpace, kBreak, kDrop };

struct Range {
  char32_t first;
  char32_t last;
  Treatment treatment;
};

// The first range that holds a character decides; characters in none are kept.
constexpr auto kTreatments = std::to_array<Range>({
    {0x0A, 0x0D, Treatment::kBreak},
    {0x00, 0x20, Treatment::kSpace},
    {0x85, 0x85, Treatment::kBreak},
    {0x7F, 0xA0, Treatment::kSpace},
    {0xAD, 0xAD, Treatment::kDrop},      // soft hyphen
    {0x061C, 0x061C, Treatment::kDrop},  // Arabic letter mark
    {0x180E, 0x180E, Treatment::kDrop},
    {0x2000, 0x200A, Treatment::kSpace},
    {0x200B, 0x200B, Treatment::kDrop},
    // 200C and 200D, the joiners, are left: Persian and family emoji are spelt with them.
    {0x200E, 0x200F, Treatment::kDrop},  // direction marks
    {0x2028, 0x2029, Treatment::kBreak},
    {0x202A, 0x202E, Treatment::kDrop},  // embeddings and overrides
    {0x202F, 0x202F, Treatment::kSpace},
    {0x205F, 0x205F, Treatment::kSpace},
    {0x2060, 0x206F, Treatment::kDrop},  // word joiner, isolates, deprecated shaping
    {0x3000, 0x3000, Treatment::kSpace},
    {0xFEFF, 0xFEFF, Treatment::kDrop},
    {0xFFF9, 0xFFFB, Treatment::kDrop},
    {0xE0000, 0xE007F, Treatment::kDrop},  // tags: text that nobody sees
});

const Range* treatment_of(char32_t point) noexcept {
  const auto* const found = std::find_if(
      kTreatments.begin(), kTreatments.end(),
      [point](const Range& range) { return range.first <= point && point <= range.last; });
  return found == kTreatments.end() ? nullptr : found;
}

// Gathers kept characters into lines; spaces count only between other characters.
class LineGatherer {
 public:
  void keep(std::string_view bytes) {
    if (space_pending_ && !lines_.back().empty()) lines_.back() += ' ';
    space_pending_ = false;
    lines_.back() += bytes;
  }
  void space() noexcept { space_pending_ = true; }
  void end_line() {
    space_pending_ = false;
    const bool blank_before = lines_.size() < 2 || lines_[lines_.size() - 2].empty();
    if (lines_.back().empty() && blank_before) return;
    lines_.emplace_back();
  }
  [[nodiscard]] std::vector<std::string> take() && {
    while (!lines_.empty() && lines_.back().empty()) lines_.pop_back();
    return std::move(lines_);
  }

 private:
  std::vector<std::string> lines_ = {""};
  bool space_pending_ = false;
};

std::vector<std::string> gathered(std::string_view text) {
  LineGatherer lines;
  while (!text.empty()) {
    const bool one_break = text.starts_with("\r\n");
    const Decoded decoded = decode(text);
    const Range* const range = treatment_of(decoded.point);
    if (range == nullptr) {
      lines.keep(decoded.point == kReplacement ? "\xEF\xBF\xBD" : text.substr(0, decoded.bytes));
    } else if (range->treatment == Treatment::kBreak) {
      lines.end_line();
    } else if (range->treatment == Treatment::kSpace) {
      lines.space();
    }
    text.remove_prefix(one_break ? 2 : decoded.bytes);
  }
  return std::move(lines).take();
}

constexpr bool begins_character(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

// Of clean UTF-8: its beginning up to `bytes`, back to the last space where there is one in the
// second half, and "…".
std::string cut_after_word(std::string_view text, std::size_t bytes) {
  while (bytes > 0 && !begins_character(text[bytes])) --bytes;
  const std::size_t space = text.substr(0, bytes + 1).rfind(' ');
  if (space != std::string_view::npos && space >= bytes / 2) bytes = space;
  std::string cut(text.substr(0, bytes));
  while (!cut.empty() && (cut.back() == ' ' || cut.back() == ',')) cut.pop_back();
  return cut + std::string(kEllipsis);
}

}  // namespace

std::string one_line(std::string_view text, std::size_t characters_max) {
  // Bounds the work for a text of megabytes: no character kept here is longer than four bytes, and
  // whoever fills a name with invisible ones may lose its end.
  text = text.substr(0, std::max(kFreeTextBytesMax, characters_max * 8));
  std::string joined;
  for (const std::string& line : gathered(text)) {
    if (line.empty()) continue;
    if (!joined.empty()) joined += ' ';
    joined += line;
  }
  std::size_t characters = 0;
  for (std::size_t i = 0; i < joined.size(); ++i) {
    if (!begins_character(joined[i]) || ++characters < characters_max) continue;
    const bool last = i + decode(std::string_view(joined).substr(i)).bytes == joined.size();
    return last ? joined : cut_after_word(joined, i);
  }
  return joined;
}

std::vector<std::string> clean_lines(std::string_view text) {
  const bool too_long = text.size() > kFreeTextBytesMax;
  if (too_long) {
    std::size_t bytes = kFreeTextBytesMax;
    while (bytes > 0 && !begins_character(text[bytes])) --bytes;
    text = text.substr(0, bytes);
  }
  std::vector<std::string> lines = gathered(text);
  const bool too_many = lines.size() > kFreeTextLinesMax;
  if (too_many) lines.resize(kFreeTextLinesMax);
  if ((too_long || too_many) && !lines.empty()) lines.back() += kEllipsis;
  return lines;
}

std::vector<std::string> clean_items(const std::vector<std::string>& items) {
  std::vector<std::string> clean;
  for (const std::string& item : items) {
    if (clean.size() == kListItemsMax) break;
    std::string line = one_line(item, kSentenceCharactersMax);
    if (!line.empty()) clean.push_back(std::move(line));
  }
  return clean;
}

std::string html_escaped(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 8);
  for (const char character : text) {
    switch (character) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += character;
    }
  }
  return escaped;
}

std::string_view safe_link(std::string_view link, bool mail_allowed) noexcept {
  const bool known = link.starts_with("https://") || link.starts_with("http://") ||
                     (mail_allowed && link.starts_with("mailto:"));
  const bool clean = std::all_of(link.begin(), link.end(), [](char character) {
    return '!' <= character && character <= '~' && character != '"' && character != '\'' &&
           character != '<' && character != '>' && character != '\\' && character != '`';
  });
  return known && clean && link.size() <= kLinkBytesMax ? link : std::string_view{};
}

}  // namespace veieninn::letters
