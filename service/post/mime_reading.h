// Reads what strangers send, by GMime and within limits. Only service/post's sources know it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "service/post/mime_library.h"

namespace veieninn::post {

// What lies behind is not looked at: text comes before attachments, and GMime's tree of nothing but
// boundaries is a hundred times as large as its bytes.
inline constexpr std::size_t kBytesReadMax = 1'000'000;
// Of one address header. GMime reads groups within groups by calling itself, 48,000 deep overran
// the stack; this leaves two thirds of it. Four hundred addresses.
inline constexpr std::size_t kAddressHeaderBytesMax = 32'000;
// Of a header's value once decoded: RFC 5322 gives a line 998.
inline constexpr std::size_t kHeaderBytesMax = 1'000;

// The tree of a mail. The message copies what it keeps; `bytes` may go. Errors: kCorruptInput when
// there is no header at all, kLimitExceeded for an address header beyond its limit.
[[nodiscard]] Result<Owned<GMimeMessage>> read_message(std::string_view bytes);

// Decoded, in one line of valid UTF-8, cut at kHeaderBytesMax; empty when there is none.
[[nodiscard]] std::string header_of(GMimeMessage* message, const char* name);

// "<local@domain>" of each id that compose() would take, at most `count_max`, the newest ones.
[[nodiscard]] std::vector<std::string> ids_of(GMimeMessage* message, const char* name,
                                              std::size_t count_max);
// The first of them, or empty.
[[nodiscard]] std::string id_of(GMimeMessage* message, const char* name);

// What a part holds once its transfer encoding is undone, at most `bytes_max` bytes.
[[nodiscard]] std::string content_of(GMimePart* part, std::size_t bytes_max);

// The same as valid UTF-8 by the part's charset; where that is not known or says ASCII, as UTF-8 if
// it holds, else as Windows-1252. Bytes that do not hold are replaced or left out.
[[nodiscard]] std::string text_of(GMimePart* part, std::size_t bytes_max);

// `text` cut at a whole character, at most `bytes_max` bytes.
[[nodiscard]] std::string cut(std::string text, std::size_t bytes_max);

}  // namespace veieninn::post
