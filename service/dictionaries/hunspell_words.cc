#include "service/dictionaries/hunspell_words.h"

#include <algorithm>

#include "service/dictionaries/text_encoding.h"

namespace veieninn::dictionaries {
namespace {

constexpr std::size_t kWordBytesMax = 100;

// `SET <encoding>` of an affix file.
std::string_view encoding_of(std::string_view aff) {
  while (!aff.empty()) {
    const std::string_view line = next_line(aff);
    if (line.starts_with("SET ")) return line.substr(4);
  }
  return "ISO8859-1";
}

bool is_word(std::string_view word) {
  if (word.empty() || word.size() > kWordBytesMax) return false;
  const bool is_capital = word.front() >= 'A' && word.front() <= 'Z';
  return !is_capital && std::ranges::all_of(word, [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80U;
  });
}

}  // namespace

Result<std::vector<std::string>> hunspell_words(std::string_view dic, std::string_view aff) {
  const std::string_view name = encoding_of(aff);
  const auto encoding = text_encoding(name);
  if (!encoding) {
    return fail(invalid_argument("encoding", "the dictionary is in an encoding that is not read",
                                 "convert it to UTF-8 or ISO8859-1 and say so in its line SET"));
  }
  const std::string text = to_utf8(dic, *encoding);
  std::string_view rest = text;
  next_line(rest);  // how many there are
  std::vector<std::string> words;
  while (!rest.empty()) {
    const std::string_view line = next_line(rest);
    const std::string_view word = line.substr(0, line.find_first_of("/\t "));
    if (is_word(word)) words.emplace_back(word);
  }
  return words;
}

}  // namespace veieninn::dictionaries
