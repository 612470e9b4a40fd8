// What every page has round it, and the small pieces of HTML that pages are made of.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "service/letters/filled_template.h"
#include "service/letters/language.h"
#include "service/letters/letter_texts.h"
#include "service/letters/page_texts.h"

namespace veieninn::letters {

inline constexpr std::size_t kNonceBytesMax = 200;  // 256 bits in any encoding, with room

// What stands in the one <style> element of every page, byte for byte: a Content-Security-Policy
// may name its hash instead of allowing inline styles.
[[nodiscard]] std::string_view page_style() noexcept;

// A whole document. `title` is text, `main` the HTML inside <main>. Above it are links to the same
// page in the three languages, `?lang=nn`, which change nothing.
[[nodiscard]] std::string framed(Language language, std::string_view title, std::string_view main);

// The first of the texts that can be filled, else empty.
[[nodiscard]] std::string said(Language language, const Values& values, PagePhrase text,
                               PagePhrase otherwise = PagePhrase::kNone);
[[nodiscard]] std::string said(Language language, const Values& values, Phrase text,
                               Phrase otherwise = Phrase::kNone);

// Each takes text, escapes it, and is empty where the text is.
[[nodiscard]] std::string heading_html(int level, std::string_view text);
[[nodiscard]] std::string paragraph_html(std::string_view text);
[[nodiscard]] std::string quote_html(std::string_view title, const std::vector<std::string>& lines);
[[nodiscard]] std::string list_html(std::string_view title, const std::vector<std::string>& items);
// Pairs of a label and a value; those without a value are left out.
[[nodiscard]] std::string facts_html(
    std::span<const std::pair<std::string_view, std::string>> facts);

// The beginning of a form that posts to `path`, with the hidden fields of every form. A path that
// is none of this site posts to the page's own address.
[[nodiscard]] std::string form_begin_html(Language language, std::string_view path,
                                          std::string_view nonce);
// The button that sends a form with action=`value`.
[[nodiscard]] std::string send_button_html(std::string_view value, std::string_view label,
                                           bool is_first);

// What undoes an answer, as a form; empty without a path or nonce.
[[nodiscard]] std::string undo_form_html(Language language, std::string_view path,
                                         std::string_view nonce);

}  // namespace veieninn::letters
