#include "service/post/quotation.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace veieninn::post {
namespace {

// "On Monday 23 November 2026 at 12:00, Rolig Bok <…> wrote:" is broken at 76 bytes.
constexpr std::size_t kIntroductionLinesMax = 3;
constexpr std::size_t kIntroductionBytesMax = 300;
// Outlook's block has From, Sent, To, Cc and Subject, each of which may be broken.
constexpr std::size_t kBlockLinesMax = 8;

using Lines = std::vector<std::string_view>;

constexpr auto kOpenings = std::to_array<std::string_view>(
    {"on ",      "den ",    "man. ",    "tir. ",   "ons. ",   "tor. ",   "tors. ", "fre. ",
     "lør. ",    "søn. ",   "mån. ",    "måndag ", "tys. ",   "laur. ",  "sun. ",  "mandag ",
     "tirsdag ", "onsdag ", "torsdag ", "fredag ", "lørdag ", "søndag ", "kl. ",   "ma. ",
     "ti. ",     "to. ",    "fr. ",     "lø. ",    "sø. "});
constexpr auto kVerbs = std::to_array<std::string_view>({" wrote", " skrev", " skreiv"});
constexpr auto kSeparators = std::to_array<std::string_view>(
    {"original message", "opprinnelig melding", "opphavleg melding", "opphaveleg melding",
     "forwarded message", "videresendt melding", "vidaresend melding"});
constexpr auto kFromNames = std::to_array<std::string_view>({"from:", "fra:", "frå:"});
constexpr auto kToNames = std::to_array<std::string_view>({"to:", "til:", "subject:", "emne:"});
constexpr auto kSentNames = std::to_array<std::string_view>({"sent:", "sendt:", "date:", "dato:"});

std::string lower(std::string_view text) {
  std::string small(text);
  std::ranges::transform(small, small.begin(), [](char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  });
  return small;
}

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view kBlanks = " \t\r";
  const std::size_t first = line.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(kBlanks) - first + 1);
}

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool is_quoted(std::string_view line) { return trimmed(line).starts_with('>'); }

template <typename Starts>
bool starts_with_one_of(std::string_view text, const Starts& starts) {
  return std::ranges::any_of(starts, [text](auto start) { return text.starts_with(start); });
}

template <typename Parts>
bool holds_one_of(std::string_view text, const Parts& parts) {
  return std::ranges::any_of(
      parts, [text](auto part) { return text.find(part) != std::string_view::npos; });
}

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

// A year or a time of day, as programs write them.
bool tells_a_time(std::string_view text) {
  for (std::size_t at = 0; at + 4 < text.size(); ++at) {
    const std::string_view five = text.substr(at, 5);
    const bool has_year = five.starts_with("20") && is_digit(five[2]) && is_digit(five[3]);
    const bool has_time = is_digit(five[0]) && is_digit(five[1]) &&
                          (five[2] == ':' || five[2] == '.') && is_digit(five[3]) &&
                          is_digit(five[4]);
    if (has_year || has_time) return true;
  }
  return false;
}

std::size_t next_line_with_words(const Lines& lines, std::size_t at) {
  while (at < lines.size() && trimmed(lines[at]).empty()) ++at;
  return at;
}

// A sentence of the writer's own may end so too ("Den saken skrev vi dette om:"): it must name an
// address or time as well, or stand right above a quoted line.
bool is_introduction(const std::string& sentence, bool quote_follows) {
  if (!sentence.ends_with(':') || !holds_one_of(sentence, kVerbs)) return false;
  const bool has_address = sentence.find('@') != std::string::npos;
  if (!starts_with_one_of(sentence, kOpenings)) return has_address && quote_follows;
  return quote_follows || has_address || tells_a_time(sentence);
}

// How many lines from `at` introduce earlier mail, if they do.
std::optional<std::size_t> introduction_at(const Lines& lines, std::size_t at) {
  std::string sentence;
  for (std::size_t count = 1; count <= kIntroductionLinesMax && at + count <= lines.size();
       ++count) {
    const std::string_view line = trimmed(lines[at + count - 1]);
    if (line.empty() || line.size() + sentence.size() > kIntroductionBytesMax) return std::nullopt;
    if (is_quoted(line)) return std::nullopt;
    sentence += (sentence.empty() ? "" : " ") + lower(line);
    const std::size_t next = next_line_with_words(lines, at + count);
    if (is_introduction(sentence, next < lines.size() && is_quoted(lines[next]))) return count;
  }
  return std::nullopt;
}

// "*Fra:* Rolig Bok": some programs mark bold so.
std::string field_of(std::string_view line) {
  std::string field = lower(trimmed(line).substr(0, 40));
  std::erase(field, '*');
  return field;
}

// Three of its fields: "Fra:" and "Dato:" alone may be an answer.
bool is_header_block_at(const Lines& lines, std::size_t at) {
  if (!starts_with_one_of(field_of(lines[at]), kFromNames)) return false;
  bool has_sent = false;
  bool has_to = false;
  const std::size_t end = std::min(lines.size(), at + kBlockLinesMax);
  for (std::size_t next = at + 1; next < end && !trimmed(lines[next]).empty(); ++next) {
    const std::string field = field_of(lines[next]);
    has_sent = has_sent || starts_with_one_of(field, kSentNames);
    has_to = has_to || starts_with_one_of(field, kToNames);
  }
  return has_sent && has_to;
}

bool is_separator(std::string_view line) {
  line = trimmed(line);
  return line.starts_with("--") && line.ends_with("--") && line.size() < 100 &&
         holds_one_of(lower(line), kSeparators);
}

bool is_rule(std::string_view line) {
  line = trimmed(line);
  return line.size() >= 10 && line.find_first_not_of("_-") == std::string_view::npos;
}

// Whether the rest, from `at` on, is earlier mail.
bool is_end_at(const Lines& lines, std::size_t at) {
  if (is_separator(lines[at]) || is_header_block_at(lines, at)) return true;
  if (!is_rule(lines[at])) return false;
  const std::size_t next = next_line_with_words(lines, at + 1);
  return next < lines.size() && is_header_block_at(lines, next);
}

Lines own_lines(const Lines& lines) {
  Lines own;
  for (std::size_t at = 0; at < lines.size();) {
    if (is_end_at(lines, at)) break;
    if (is_quoted(lines[at])) {
      ++at;
      continue;
    }
    const std::optional<std::size_t> introduction = introduction_at(lines, at);
    if (!introduction) {
      own.push_back(lines[at++]);
      continue;
    }
    const std::size_t next = next_line_with_words(lines, at + *introduction);
    // Quoted without marks: nothing tells where it would end.
    if (next < lines.size() && !is_quoted(lines[next])) break;
    at = next;
  }
  return own;
}

}  // namespace

std::string without_quotation(std::string_view text) {
  const Lines lines = lines_of(text);
  std::string own;
  std::size_t empty_lines = 0;
  for (const std::string_view line : own_lines(lines)) {
    if (trimmed(line).empty()) {
      ++empty_lines;
      continue;
    }
    // What was left out between two answers leaves one empty line.
    if (!own.empty()) own += empty_lines > 0 ? "\n\n" : "\n";
    own += line;
    empty_lines = 0;
  }
  return own;
}

}  // namespace veieninn::post
