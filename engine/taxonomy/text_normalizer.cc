#include "engine/taxonomy/text_normalizer.h"

#include <libstemmer.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <span>

namespace veieninn::taxonomy {
namespace {

bool is_apostrophe(utf8proc_int32_t character) {
  return character == '\'' || character == 0x2019 || character == 0x2BC;
}

bool is_ascii_word_character(utf8proc_int32_t character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
         (character >= '0' && character <= '9');
}

bool is_word_character(utf8proc_int32_t character) {
  if (character < 0x80) return is_ascii_word_character(character);
  if (is_apostrophe(character)) return false;
  switch (utf8proc_category(character)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
      return true;
    default:
      return false;
  }
}

// ASCII has no marks and nothing that does not show.
bool is_of(utf8proc_int32_t character, utf8proc_category_t category) {
  return character >= 0x80 && utf8proc_category(character) == category;
}

// One character off the front; -1 for a byte that begins none. REQUIRES: text is not empty.
struct Decoded {
  utf8proc_int32_t character = -1;
  std::size_t bytes = 1;
};

Decoded decode(std::string_view text) {
  if (const char first = text.front(); static_cast<unsigned char>(first) < 0x80) {
    return {first, 1};
  }
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

constexpr std::string_view kAe = "æ";
constexpr std::string_view kOSlash = "ø";
constexpr std::string_view kARing = "å";
constexpr utf8proc_int32_t kCombiningRing = 0x30A;
constexpr utf8proc_int32_t kCombiningDiaeresis = 0x308;

// An accent after its letter: makes å, æ and ø, and is lost on others.
void append_accent(std::string& spelling, utf8proc_int32_t accent) {
  if (spelling.empty()) return;
  const char letter = spelling.back();
  const std::string_view norwegian = letter == 'a' && accent == kCombiningRing        ? kARing
                                     : letter == 'a' && accent == kCombiningDiaeresis ? kAe
                                     : letter == 'o' && accent == kCombiningDiaeresis ? kOSlash
                                                                                      : "";
  if (norwegian.empty()) return;
  spelling.pop_back();
  spelling += norwegian;
}

// utf8proc's options are flags in an enum.
// NOLINTNEXTLINE(clang-analyzer-optin.core.EnumCastOutOfRange)
constexpr auto kTakenApart = static_cast<utf8proc_option_t>(
    int{UTF8PROC_COMPAT} | int{UTF8PROC_DECOMPOSE} | int{UTF8PROC_CASEFOLD});

// A letter, digit or accent as it is spelled. Taken apart first, so that one code point and two
// come out alike, ligatures and full-width letters as what they stand for.
void append_spelled(std::string& spelling, utf8proc_int32_t character) {
  if (character < 0x80) {
    const bool upper = character >= 'A' && character <= 'Z';
    spelling += static_cast<char>(upper ? character + ('a' - 'A') : character);
    return;
  }
  std::array<utf8proc_int32_t, 32> parts;  // Unicode's longest has 18
  int last_boundclass = 0;
  const auto count =
      utf8proc_decompose_char(character, parts.data(), parts.size(), kTakenApart, &last_boundclass);
  if (count < 0 || count > std::ssize(parts)) return;
  for (const utf8proc_int32_t part : std::span(parts).first(static_cast<std::size_t>(count))) {
    if (utf8proc_category(part) == UTF8PROC_CATEGORY_MN) {
      append_accent(spelling, part);
    } else if (is_word_character(part)) {
      append(spelling, part);
    }
  }
}

constexpr std::size_t kEndingLettersMax = 3;  // NAV'ene

// The bytes of an apostrophe's ending at the front of `text`, the mark included; 0 where none is.
std::size_t ending_bytes(std::string_view text) {
  const std::size_t mark = decode(text).bytes;
  std::size_t at = mark;
  for (std::size_t letters = 0; at < text.size(); ++letters) {
    const Decoded decoded = decode(text.substr(at));
    if (!is_word_character(decoded.character)) break;
    if (letters == kEndingLettersMax) return 0;
    at += decoded.bytes;
  }
  return at == mark ? 0 : at;
}

// What is typed for a Norwegian letter on a keyboard without it.
struct StandIns {
  std::string_view letter;
  std::string_view two;
  std::string_view one;  // what all three fold to
};

constexpr std::array<StandIns, 3> kStandIns = {
    {{kAe, "ae", "e"}, {kOSlash, "oe", "o"}, {kARing, "aa", "a"}}};

// Whether a stand-in or a Norwegian letter may begin with this byte: most bytes are passed over.
constexpr bool may_begin_stand_in(char byte) {
  return byte == 'a' || byte == 'o' || byte == kAe.front();
}
static_assert(kAe.front() == kOSlash.front() && kAe.front() == kARing.front());

// Whether `ending`, the end of a word from its "oe" on, is rather an o with an ending: naboer.
bool is_ending_after_o(std::string_view ending) {
  return ending == "oer" || ending == "oen" || ending == "oene" || ending == "oet";
}

// `word` with its Norwegian letters, if any, each replaced by one of its stand-ins.
std::string replaced(std::string word, std::string_view StandIns::* stand_in) {
  for (const StandIns& stand_ins : kStandIns) {
    for (auto at = word.find(stand_ins.letter); at != std::string::npos;
         at = word.find(stand_ins.letter)) {
      word.replace(at, stand_ins.letter.size(), stand_ins.*stand_in);
    }
  }
  return word;
}

}  // namespace

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text.substr(at));
    const utf8proc_int32_t character = decoded.character;
    std::size_t bytes = decoded.bytes;
    if (in_word && is_apostrophe(character)) {
      const std::size_t ending = ending_bytes(text.substr(at));
      if (ending > 0) words.back().end = static_cast<std::uint32_t>(at + ending);
      bytes = std::max(bytes, ending);
      in_word = false;
    } else if (is_word_character(character) ||
               (in_word && is_of(character, UTF8PROC_CATEGORY_MN))) {
      if (!in_word) words.push_back({static_cast<std::uint32_t>(at), 0, {}});
      append_spelled(words.back().spelling, character);
      words.back().end = static_cast<std::uint32_t>(at + bytes);
      in_word = true;
    } else {
      in_word = in_word && is_of(character, UTF8PROC_CATEGORY_CF);
    }
    at += bytes;
  }
  std::erase_if(words, [](const Word& word) { return word.spelling.empty(); });
  return words;
}

bool begins_with_capital(std::string_view text) noexcept {
  const auto first = static_cast<unsigned char>(text.empty() ? ' ' : text.front());
  const auto second = static_cast<unsigned char>(text.size() > 1 ? text[1] : 0);
  // Latin-1's capitals lie below C3 A0; Latin Extended-A has them at even places, mostly.
  return (first >= 'A' && first <= 'Z') || (first == 0xC3U && second < 0xA0U) ||
         ((first == 0xC4U || first == 0xC5U) && second % 2 == 0);
}

std::string_view prefix_of(std::string_view text, std::size_t bytes_max) noexcept {
  if (text.size() <= bytes_max) return text;
  std::size_t end = bytes_max;
  const std::size_t least =
      bytes_max - std::min<std::size_t>(bytes_max, 3);  // no character is longer
  while (end > least && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

std::string folded(std::string_view spelling) {
  std::string result;
  result.reserve(spelling.size());
  for (std::size_t at = 0; at < spelling.size();) {
    const std::string_view pair = spelling.substr(at, 2);
    const auto fold =
        may_begin_stand_in(pair.front())
            ? std::ranges::find_if(kStandIns,
                                   [&](const StandIns& stand_ins) {
                                     return pair == stand_ins.letter || pair == stand_ins.two;
                                   })
            : kStandIns.end();
    result += fold == kStandIns.end() ? pair.substr(0, 1) : fold->one;
    at += fold == kStandIns.end() ? 1 : 2;
  }
  return result;
}

std::string norwegian_letters(std::string_view spelling) {
  std::string result;
  result.reserve(spelling.size());
  while (!spelling.empty()) {
    const auto typed = may_begin_stand_in(spelling.front())
                           ? std::ranges::find(kStandIns, spelling.substr(0, 2), &StandIns::two)
                           : kStandIns.end();
    const bool is_letter = typed != kStandIns.end() && !is_ending_after_o(spelling);
    result += is_letter ? typed->letter : spelling.substr(0, 1);
    spelling.remove_prefix(is_letter ? 2 : 1);
  }
  return result;
}

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const noexcept { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer(StemLanguage language)
    : language_(language),
      stemmer_(
          sb_stemmer_new(language == StemLanguage::kEnglish ? "english" : "norwegian", "UTF_8")) {}

std::string Stemmer::key_of(std::string_view spelling) const {
  std::string norwegian;
  if (language_ == StemLanguage::kNorwegian) {
    // Before the stemmer takes fravaer for a word that ends in -er.
    norwegian = norwegian_letters(spelling);
    spelling = norwegian;
  }
  const auto* const stem =
      sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(spelling.data()),
                      static_cast<int>(spelling.size()));
  std::string once(reinterpret_cast<const char*>(stem),
                   static_cast<std::size_t>(sb_stemmer_length(stemmer_.get())));
  if (language_ == StemLanguage::kEnglish) return folded(once);
  // "senteret" has lost one ending and is where "senter" begins.
  const auto* const again =
      sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(once.data()),
                      static_cast<int>(once.size()));
  return folded({reinterpret_cast<const char*>(again),
                 static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))});
}

const Stemmer& stemmer_of_thread(StemLanguage language) {
  thread_local const std::array<Stemmer, 2> stemmers = {Stemmer(StemLanguage::kNorwegian),
                                                        Stemmer(StemLanguage::kEnglish)};
  return stemmers[static_cast<std::size_t>(language)];
}

std::vector<std::string> typed_spellings(std::string_view word) {
  return {std::string(word), replaced(std::string(word), &StandIns::two),
          replaced(std::string(word), &StandIns::one)};
}

}  // namespace veieninn::taxonomy
