#include "service/post/refusal.h"

#include <algorithm>
#include <array>
#include <optional>

namespace veieninn::post {
namespace {

constexpr std::size_t kCodeDigits = 3;
constexpr std::size_t kStatusDigitsMax = 3;  // RFC 3463, 2
constexpr std::array<std::string_view, 3> kDeadCodes = {"550", "551", "553"};

struct Status {
  int kind = 0;  // class
  int subject = 0;
  int detail = 0;
};

// Takes a number and, but for the last, the dot behind it.
std::optional<int> take_number(std::string_view& text, bool is_last) noexcept {
  std::size_t digits = 0;
  int number = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
    if (digits == kStatusDigitsMax) return std::nullopt;
    number = 10 * number + (text[digits] - '0');
    ++digits;
  }
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  if (is_last) return number;
  if (!text.starts_with('.')) return std::nullopt;
  text.remove_prefix(1);
  return number;
}

// Nothing but a status: it ends the text.
std::optional<Status> read_status(std::string_view text) noexcept {
  const std::optional<int> kind = take_number(text, false);
  if (!kind) return std::nullopt;
  const std::optional<int> subject = take_number(text, false);
  if (!subject) return std::nullopt;
  const std::optional<int> detail = take_number(text, true);
  if (!detail || !text.empty()) return std::nullopt;
  return Status{*kind, *subject, *detail};
}

bool is_dead(const Status& status) noexcept {
  if (status.kind != 5) return false;
  switch (status.subject) {
    case 1:
      return status.detail != 5 && status.detail != 7 && status.detail != 8;
    case 2:
      return status.detail == 1;
    case 4:
      return status.detail != 5 && status.detail != 7;
    default:
      return false;
  }
}

}  // namespace

bool is_dead_address_status(std::string_view status) noexcept {
  const std::optional<Status> read = read_status(status);
  return read && is_dead(*read);
}

bool is_dead_address_reply(std::string_view reply, bool answers_recipient) noexcept {
  const std::string_view code = reply.substr(0, kCodeDigits);
  std::string_view words = reply.substr(std::min(kCodeDigits + 1, reply.size()));
  words = words.substr(0, words.find_first_of(" \r\n"));
  if (const std::optional<Status> status = read_status(words)) return is_dead(*status);
  return answers_recipient && std::ranges::find(kDeadCodes, code) != kDeadCodes.end();
}

}  // namespace veieninn::post
