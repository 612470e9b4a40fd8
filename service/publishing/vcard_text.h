// How a vCard is written (RFC 6350): one property a line, whatever a value holds.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace veieninn::publishing {

inline constexpr std::size_t kVcardLineOctetsMax = 75;  // RFC 6350 3.2, without the line's end

// A value or a component of one: `\`, `,`, `;` escaped, a line break as `\n`; other control
// characters are dropped, so that no name can begin a property of its own.
[[nodiscard]] std::string vcard_escaped(std::string_view text);

// `line` with CRLF at its end, folded so that no line is longer than kVcardLineOctetsMax and no
// character of UTF-8 is cut. REQUIRES: `line` holds no control character.
[[nodiscard]] std::string vcard_folded(std::string_view line);

}  // namespace veieninn::publishing
