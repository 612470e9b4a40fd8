// What counts as one mail address.
//
// Only what every mail server takes: a plain addr-spec of RFC 5322 in ASCII, `local@domain`, where
// `local` is a dot-atom of at most 64 bytes and `domain` at least two labels of letters, digits and
// hyphens. No quoted local part, no comment, no domain in brackets, no letters beyond ASCII (those
// need SMTPUTF8; a domain such as "bø.example.org" is written in its xn-- form). So a checked
// address can stand in a header or an SMTP command as it is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/base/error.h"

namespace veieninn::post {

// RFC 5321, 4.5.3.1.3: a path is 256 bytes with its angle brackets.
inline constexpr std::size_t kAddressBytesMax = 254;
inline constexpr std::size_t kLocalPartBytesMax = 64;

// Errors: kInvalidArgument that names `field` and never quotes the address, which may be a
// person's.
[[nodiscard]] Result<void> check_address(const std::string& field, std::string_view address);

// What follows the last '@', as it is written; empty when there is none. A view into `address`.
[[nodiscard]] std::string_view domain_of(std::string_view address) noexcept;

}  // namespace veieninn::post
