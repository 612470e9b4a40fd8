// A publication as a page of cards, to stand by itself or in an <iframe>: names first, grouped by
// topic, no script, nothing from anywhere else, readable without colours, by keyboard and aloud.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "service/letters/language.h"
#include "service/publishing/publication.h"
#include "service/publishing/publishing_texts.h"

namespace veieninn::publishing {

// A page that loads at once on a slow phone; somebody who knows three topics has three cards.
inline constexpr std::size_t kCardsPerPage = 60;

// What stands in the one <style> of every page, byte for byte, for the Content-Security-Policy.
[[nodiscard]] const std::string& contact_page_style();

// The `number`-th page, from 1; none where there is no such page. The first one always is.
[[nodiscard]] std::optional<std::string> contact_page_html(const Publication& publication,
                                                           std::size_t number);

// Instead of it, with nothing about why.
[[nodiscard]] std::string notice_html(Text title, Text body, letters::Language language);

}  // namespace veieninn::publishing
