// What counts as text when it comes from a stranger.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace veieninn::gateway {

// Whether `bytes` are valid UTF-8 without control characters (NUL, C0, DEL, C1), except those in
// `allowed_controls`.
[[nodiscard]] bool is_plain_text(std::string_view bytes, std::string_view allowed_controls = "");

enum class PlusSign { kIsPlus, kIsSpace };

// The bytes that `text` stands for. None when a '%' is not followed by two hexadecimal digits, or
// when a byte stands there raw that no browser sends raw (anything but printable ASCII).
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text, PlusSign plus);

}  // namespace veieninn::gateway
