// Any bytes as a word list, an affix file or a thesaurus: read in bounded time, and all of it
// UTF-8.
#include <utf8proc.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "service/dictionaries/hunspell_words.h"
#include "service/dictionaries/mythes_thesaurus.h"

namespace veieninn::dictionaries {
namespace {

void require(bool holds, const char* law) {
  if (holds) return;
  std::fprintf(stderr, "law broken: %s\n", law);
  std::abort();
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    utf8proc_int32_t character = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                         static_cast<utf8proc_ssize_t>(text.size()), &character);
    if (length <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(length));
  }
  return true;
}

// The first line is the affix file, the rest the dictionary or the thesaurus.
void check(std::string_view input) {
  const std::string_view aff = input.substr(0, input.find('\n'));
  if (const auto words = hunspell_words(input, aff)) {
    require(words->size() <= input.size(), "no more words than bytes");
    for (const std::string& word : *words) require(is_utf8(word), "words are UTF-8");
  }
  if (const auto entries = mythes_thesaurus(input)) {
    for (const taxonomy::ThesaurusEntry& entry : *entries) {
      require(is_utf8(entry.word), "headwords are UTF-8");
      for (const std::string& synonym : entry.synonyms) require(is_utf8(synonym), "synonyms too");
    }
  }
}

}  // namespace
}  // namespace veieninn::dictionaries

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  veieninn::dictionaries::check({reinterpret_cast<const char*>(data), size});
  return 0;
}
