// What a request wants of what is published: whose, as what, in which language, which part of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "service/gateway/http_message.h"
#include "service/letters/language.h"

namespace veieninn::publishing {

enum class Form : std::uint8_t { kPage, kJson, kVcard };

struct Wanted {
  Form form = Form::kPage;
  std::string unit;   // its id
  std::string topic;  // its id, or empty: all
  std::size_t page = 1;
  letters::Language language = letters::Language::kBokmaal;

  friend bool operator==(const Wanted&, const Wanted&) = default;
};

// Whether the path is one of those that are answered here, existing or not.
[[nodiscard]] bool is_published_path(std::string_view path) noexcept;

// As the request says it; a path that is no address of ours wants a unit with an empty id, a page
// that is no number page 0. REQUIRES: is_published_path(request.path).
[[nodiscard]] Wanted wanted_by(const gateway::HttpRequest& request);

// Whether there could be such a thing: ids as model/text_laws.h has them, and a page from 1.
[[nodiscard]] bool is_well_formed(const Wanted& wanted) noexcept;

// "?lang=nb&topic=tema-barnehage&page=2": another page of the same. REQUIRES: is_well_formed().
[[nodiscard]] std::string query_of_page(const Wanted& wanted, std::size_t page);

}  // namespace veieninn::publishing
