// Text -> words that compare equal whatever their case, accents, inflection and spelling of æøå.
//
// A word is a run of letters and digits, as it is spelled: lower case, one code point for å
// whichever way it was typed, other accents dropped (é -> e), ä and ö as their Norwegian sisters æ
// and ø. What does not show (soft hyphens, direction marks) is passed over inside it; a short
// ending after an apostrophe ("women's", "NAV'en") belongs to its bytes but not to its spelling.
// Everything else, hyphens included, stands between words.
//
//     key(word) = fold(stem(letters(spelling))), Norwegian twice stemmed
//
//     letters: ae -> æ, oe -> ø, aa -> å, for Norwegian only and not where -oer is an ending
//     fold:    æ, ae -> e;  ø, oe -> o;  å, aa -> a
//
// with the Snowball stem (Porter, snowballstem.org; a second time for Norwegian, where "senteret"
// stems to "senter" and that to "sent"), so that "økonomiske", "oekonomisk" and
// "okonomisk" meet. Labels and sentences go through the same function, so a fold that is no good
// Norwegian does no harm as long as it keeps words apart.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sb_stemmer;

namespace veieninn::taxonomy {

enum class StemLanguage : std::uint8_t { kNorwegian, kEnglish };  // bokmål and nynorsk share one

struct Word {
  std::uint32_t start = 0;  // byte offsets in the text, [start, end), on character borders
  std::uint32_t end = 0;
  std::string spelling;
};

// Words of UTF-8 text, left to right. Bytes that are no UTF-8 separate words, like punctuation. One
// pass: the price is linear in the text. REQUIRES: text.size() < 2^32.
[[nodiscard]] std::vector<Word> words_of(std::string_view text);

// The longest prefix of at most `bytes_max` that ends on a character border.
[[nodiscard]] std::string_view prefix_of(std::string_view text, std::size_t bytes_max) noexcept;

// Not safe for several threads at once; cheap to make.
class Stemmer {
 public:
  explicit Stemmer(StemLanguage language);
  [[nodiscard]] std::string key_of(std::string_view spelling) const;

 private:
  StemLanguage language_;
  struct Delete {
    void operator()(sb_stemmer* stemmer) const noexcept;
  };
  std::unique_ptr<sb_stemmer, Delete> stemmer_;
};

// The stemmer of the calling thread: Snowball's are for one thread at a time, and cost more to make
// than to use.
[[nodiscard]] const Stemmer& stemmer_of_thread(StemLanguage language);

// Whether `text` begins with a capital of ASCII, Latin-1 or Latin Extended-A.
[[nodiscard]] bool begins_with_capital(std::string_view text) noexcept;

// Two letters that were typed for one as that letter: "fravaer" -> "fravær", "naboer" as it is.
[[nodiscard]] std::string norwegian_letters(std::string_view spelling);

// æ, ae -> e;  ø, oe -> o;  å, aa -> a
[[nodiscard]] std::string folded(std::string_view spelling);

// `word`, and how it is typed without Norwegian letters: "på", "paa", "pa".
[[nodiscard]] std::vector<std::string> typed_spellings(std::string_view word);

}  // namespace veieninn::taxonomy
