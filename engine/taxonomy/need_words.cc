#include "engine/taxonomy/need_words.h"

#include <algorithm>

#include "engine/model/row_validation.h"
#include "engine/taxonomy/need_reading.h"

namespace veieninn::taxonomy {
namespace {

constexpr std::size_t kNeedWordLettersMin = 3;

bool is_gap(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// What stands between two gaps, round `word`.
std::string_view token_round(std::string_view text, const Word& word) {
  std::size_t start = word.start;
  std::size_t end = word.end;
  while (start > 0 && !is_gap(text[start - 1])) --start;
  while (end < text.size() && !is_gap(text[end])) ++end;
  return text.substr(start, end - start);
}

// E-mail and web addresses, file names: a dot inside, or what no running text has.
bool is_address(std::string_view token) {
  if (token.find_first_of("@/\\_=") != std::string_view::npos) return true;
  const std::size_t dot = token.find_first_of(".:");
  return dot != std::string_view::npos && token.find_first_not_of(".,:;!?)\"'", dot) < token.size();
}

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// Spellings of the words that tell and that `is_wanted`.
template <typename IsWanted>
std::vector<std::string> words_that(const NeedReading& reading, const IsWanted& is_wanted) {
  std::vector<std::string> words;
  for (const NeedWord& word : reading.words) {
    const std::string& spelling = word.word.spelling;
    if (word.is_silent || word.role.is_norwegian_stop_word || word.role.is_english_stop_word ||
        word.role.is_filler || !is_wanted(word.word)) {
      continue;
    }
    if (std::ranges::find(words, spelling) == words.end()) words.push_back(spelling);
    if (words.size() == model::kNeedWordsMax) break;
  }
  std::ranges::sort(words);
  return words;
}

}  // namespace

bool is_need_word(std::string_view word) {
  if (word.size() > model::kWordBytesMax || letters_in(word) < kNeedWordLettersMin) return false;
  if (word.find_first_of("0123456789") != std::string_view::npos) return false;
  const std::vector<Word> words = words_of(word);
  return words.size() == 1 && words[0].spelling == word;
}

std::vector<std::string> need_words_of(std::string_view text) {
  const NeedReading reading = read_need(text);
  return words_that(reading, [&](const Word& word) {
    return !begins_with_capital(reading.written(word)) && is_need_word(word.spelling) &&
           !is_address(token_round(reading.text, word));
  });
}

std::vector<std::string> telling_words_of(const NeedReading& reading) {
  return words_that(reading, [](const Word&) { return true; });
}

}  // namespace veieninn::taxonomy
