#include "service/correspondence/letter_addresses.h"

#include <algorithm>

namespace veieninn::correspondence {
namespace {

constexpr std::string_view kReturnPrefix = "retur+";
constexpr std::string_view kReplyPrefix = "svar+";
constexpr std::size_t kLetterIdBytes = 32;

std::string_view prefix_of(AddressKind kind) {
  return kind == AddressKind::kReturn ? kReturnPrefix : kReplyPrefix;
}

std::string lower(std::string_view text) {
  std::string small(text);
  std::ranges::transform(small, small.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return small;
}

bool is_letter_id(std::string_view text) {
  return text.size() == kLetterIdBytes && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace

std::string address_of(AddressKind kind, std::string_view letter_id, std::string_view mail_domain) {
  return std::string(prefix_of(kind)).append(letter_id).append("@").append(mail_domain);
}

std::optional<LetterAddress> read_address(std::string_view address, std::string_view mail_domain) {
  const std::string small = lower(address);
  const std::size_t at = small.rfind('@');
  if (at == std::string::npos || small.substr(at + 1) != lower(mail_domain)) return std::nullopt;
  const std::string_view local = std::string_view(small).substr(0, at);
  for (const AddressKind kind : {AddressKind::kReturn, AddressKind::kReply}) {
    const std::string_view prefix = prefix_of(kind);
    if (!local.starts_with(prefix) || !is_letter_id(local.substr(prefix.size()))) continue;
    return LetterAddress{kind, std::string(local.substr(prefix.size()))};
  }
  return std::nullopt;
}

std::string message_id_of(std::string_view letter_id, std::string_view mail_domain) {
  return std::string("<").append(letter_id).append("@").append(mail_domain).append(">");
}

std::string thread_root(std::string_view enquiry, Side side, std::string_view mail_domain) {
  return std::string("<enquiry-")
      .append(enquiry)
      .append(side == Side::kVenture ? "-v@" : "-c@")
      .append(mail_domain)
      .append(">");
}

}  // namespace veieninn::correspondence
