#include "service/post/message_id.h"

#include <algorithm>

#include "service/post/outgoing_mail.h"

namespace veieninn::post {

bool is_message_id(std::string_view id) noexcept {
  if (id.size() > kMessageIdBytesMax || !id.starts_with('<') || !id.ends_with('>')) return false;
  const std::string_view inner = id.substr(1, id.size() - 2);
  const std::size_t at = inner.find('@');
  const auto is_visible = [](char byte) { return byte > ' ' && byte < '\x7F'; };
  return at != std::string_view::npos && at != 0 && at == inner.rfind('@') &&
         at + 1 != inner.size() && std::ranges::all_of(inner, is_visible) &&
         inner.find_first_of("<>(),;\"\\") == std::string_view::npos;
}

}  // namespace veieninn::post
