// What counts as a message id: "<local@domain>" in visible ASCII, at most kMessageIdBytesMax bytes.
// Looser than an address, as ids that others made are answered with too.
#pragma once

#include <string_view>

namespace veieninn::post {

[[nodiscard]] bool is_message_id(std::string_view id) noexcept;

}  // namespace veieninn::post
