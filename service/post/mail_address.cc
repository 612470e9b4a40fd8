#include "service/post/mail_address.h"

#include <algorithm>

namespace veieninn::post {
namespace {

constexpr std::size_t kLabelBytesMax = 63;
constexpr std::string_view kRemedy = "write one address such as rolig.bok@example.org";

bool is_letter_or_digit(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9');
}

// RFC 5322, 3.2.3: atext.
bool is_atom_byte(char byte) {
  constexpr std::string_view kMarks = "!#$%&'*+-/=?^_`{|}~";
  return is_letter_or_digit(byte) || kMarks.find(byte) != std::string_view::npos;
}

bool is_atom(std::string_view part) {
  return !part.empty() && std::ranges::all_of(part, is_atom_byte);
}

bool is_label(std::string_view part) {
  return !part.empty() && part.size() <= kLabelBytesMax && part.front() != '-' &&
         part.back() != '-' && std::ranges::all_of(part, [](char byte) {
           return is_letter_or_digit(byte) || byte == '-';
         });
}

// How many parts `text` has between its dots, or 0 when one of them does not hold.
std::size_t count_parts(std::string_view text, bool (*holds)(std::string_view)) {
  std::size_t count = 0;
  while (true) {
    const std::size_t dot = text.find('.');
    if (!holds(text.substr(0, dot))) return 0;
    ++count;
    if (dot == std::string_view::npos) return count;
    text.remove_prefix(dot + 1);
  }
}

}  // namespace

Result<void> check_address(const std::string& field, std::string_view address) {
  const auto refused = [&field](std::string description) {
    return fail(invalid_argument(field, std::move(description), std::string(kRemedy)));
  };
  if (address.empty()) return refused("is empty");
  if (address.size() > kAddressBytesMax) {
    return refused("is longer than " + std::to_string(kAddressBytesMax) + " bytes");
  }
  const std::size_t at = address.find('@');
  if (at == std::string_view::npos) return refused("has no @");
  const std::string_view local = address.substr(0, at);
  if (local.size() > kLocalPartBytesMax) {
    return refused("has more than " + std::to_string(kLocalPartBytesMax) + " bytes before its @");
  }
  if (count_parts(local, is_atom) == 0) return refused("is no plain address before its @");
  if (count_parts(address.substr(at + 1), is_label) < 2) {
    return refused("names no domain after its @");
  }
  return {};
}

std::string_view domain_of(std::string_view address) noexcept {
  const std::size_t at = address.rfind('@');
  return at == std::string_view::npos ? std::string_view{} : address.substr(at + 1);
}

}  // namespace veieninn::post
