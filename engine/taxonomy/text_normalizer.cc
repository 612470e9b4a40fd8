#include "engine/taxonomy/text_normalizer.h"

#include <libstemmer.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace veieninn::taxonomy {
namespace {

// Sorted; lower case. Function words of the three languages, after Snowball's own lists.
constexpr auto kStopWords = std::to_array<std::string_view>({
    "a",     "alle",    "also",  "an",      "and",    "andre", "any",    "are",  "as",    "at",
    "av",    "bare",    "be",    "been",    "ble",    "blei",  "bli",    "blir", "but",   "by",
    "can",   "da",      "de",    "deg",     "dei",    "deira", "dem",    "den",  "denne", "der",
    "dere",  "deres",   "det",   "dette",   "di",     "din",   "disse",  "do",   "does",  "du",
    "eg",    "ein",     "eit",   "eller",   "en",     "enn",   "er",     "et",   "etter", "for",
    "fra",   "from",    "få",    "før",     "gjøre",  "had",   "han",    "har",  "has",   "have",
    "he",    "henne",   "her",   "hjå",     "ho",     "hun",   "hva",    "hvem", "hvor",  "hvordan",
    "i",     "ikke",    "ikkje", "if",      "in",     "inn",   "into",   "is",   "it",    "its",
    "ja",    "jeg",     "kan",   "korleis", "kva",    "kven",  "kvifor", "like", "man",   "med",
    "meg",   "men",     "mer",   "mi",      "min",    "mot",   "my",     "må",   "need",  "no",
    "noe",   "noen",    "noko",  "nokon",   "nokre",  "not",   "nå",     "når",  "of",    "og",
    "også",  "om",      "on",    "opp",     "or",     "oss",   "our",    "over", "på",    "seg",
    "she",   "si",      "sin",   "skal",    "skulle", "slik",  "so",     "som",  "such",  "så",
    "than",  "that",    "the",   "their",   "them",   "then",  "there",  "they", "this",  "til",
    "to",    "trenger", "treng", "under",   "us",     "ut",    "vil",    "ved",  "var",   "vi",
    "ville", "vore",    "vår",   "was",     "we",     "were",  "what",   "when", "where", "which",
    "who",   "will",    "with",  "would",   "you",    "your",  "å",
});

// Where the list is not in order of bytes, a binary search would miss words.
const auto kSortedStopWords = [] {
  auto words = kStopWords;
  std::ranges::sort(words);
  return words;
}();

bool is_word_character(utf8proc_int32_t character) {
  switch (utf8proc_category(character)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:  // accents written apart from their letter
    case UTF8PROC_CATEGORY_ND:
      return true;
    default:
      return false;
  }
}

// One character off the front; -1 for a byte that begins none.
struct Decoded {
  utf8proc_int32_t character = -1;
  std::size_t bytes = 1;
};

Decoded decode(std::string_view text) {
  Decoded decoded;
  const auto bytes =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                       static_cast<utf8proc_ssize_t>(text.size()), &decoded.character);
  if (bytes > 0) decoded.bytes = static_cast<std::size_t>(bytes);
  return decoded;
}

void append(std::string& text, utf8proc_int32_t character) {
  std::array<utf8proc_uint8_t, 4> bytes;
  const auto count = utf8proc_encode_char(character, bytes.data());
  text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(count));
}

// The letter without its accents: the first of its canonical decomposition.
utf8proc_int32_t without_accents(utf8proc_int32_t character) {
  std::array<utf8proc_int32_t, 8> parts;
  int last_boundclass = 0;
  const auto count = utf8proc_decompose_char(character, parts.data(), parts.size(),
                                             UTF8PROC_DECOMPOSE, &last_boundclass);
  return count > 0 && count <= static_cast<utf8proc_ssize_t>(parts.size()) ? parts[0] : character;
}

constexpr utf8proc_int32_t kAe = 0xE6;
constexpr utf8proc_int32_t kOSlash = 0xF8;

std::string folded(std::string_view lower) {
  std::string plain;
  plain.reserve(lower.size());
  while (!lower.empty()) {
    const Decoded decoded = decode(lower);
    lower.remove_prefix(decoded.bytes);
    if (decoded.character < 0 || utf8proc_category(decoded.character) == UTF8PROC_CATEGORY_MN)
      continue;
    if (decoded.character == kAe) {
      plain += 'e';
    } else if (decoded.character == kOSlash) {
      plain += 'o';
    } else {
      append(plain, without_accents(decoded.character));
    }
  }
  std::string result;
  result.reserve(plain.size());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const std::string_view pair = std::string_view(plain).substr(i, 2);
    if (pair == "ae" || pair == "oe" || pair == "aa") {
      result += pair == "ae" ? 'e' : pair == "oe" ? 'o' : 'a';
      ++i;
    } else {
      result += plain[i];
    }
  }
  return result;
}

}  // namespace

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text.substr(at));
    if (decoded.character >= 0 && is_word_character(decoded.character)) {
      if (!in_word) words.push_back({static_cast<std::uint32_t>(at), 0, {}});
      append(words.back().lower, utf8proc_tolower(decoded.character));
      words.back().end = static_cast<std::uint32_t>(at + decoded.bytes);
      in_word = true;
    } else {
      in_word = false;
    }
    at += decoded.bytes;
  }
  return words;
}

std::string_view prefix_of(std::string_view text, std::size_t bytes_max) noexcept {
  if (text.size() <= bytes_max) return text;
  std::size_t end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const noexcept { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer(StemLanguage language)
    : stemmer_(
          sb_stemmer_new(language == StemLanguage::kEnglish ? "english" : "norwegian", "UTF_8")) {}

std::string Stemmer::key_of(std::string_view lower) const {
  const auto* const stem =
      sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(lower.data()),
                      static_cast<int>(lower.size()));
  return folded({reinterpret_cast<const char*>(stem),
                 static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))});
}

bool is_stop_word(std::string_view lower) noexcept {
  return std::ranges::binary_search(kSortedStopWords, lower);
}

}  // namespace veieninn::taxonomy
