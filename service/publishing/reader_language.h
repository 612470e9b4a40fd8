// In which language a page is shown: what its address asks for, else what the browser likes best.
#pragma once

#include <string_view>

#include "service/gateway/http_message.h"
#include "service/letters/language.h"

namespace veieninn::publishing {

// The best of nb, nn and en in an Accept-Language (RFC 9110 12.5.4), by weight, then place; "no" is
// bokmål. Bokmål where none of them is accepted. More than kAcceptedLanguagesMax are not looked at.
[[nodiscard]] letters::Language accepted_language(std::string_view accept_language) noexcept;

inline constexpr int kAcceptedLanguagesMax = 20;  // browsers send a handful

// `?lang=nn` goes before the header; another value of it than nb, nn and en counts as none.
[[nodiscard]] letters::Language reader_language(const gateway::HttpRequest& request);

}  // namespace veieninn::publishing
