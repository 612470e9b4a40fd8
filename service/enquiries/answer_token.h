// The secret of an answer link: 256 random bits that only the letter holds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace veieninn::enquiries {

// An answer link works for so long.
inline constexpr std::int64_t kAnswerLinkSeconds = std::int64_t{14} * 86'400;

// 64 of [0-9a-f].
[[nodiscard]] std::string new_answer_token();
[[nodiscard]] bool is_answer_token(std::string_view text) noexcept;

// What is kept of it (store::AnswerLink::hash): SHA-256, 64 of [0-9a-f]. Without a key or salt,
// which 256 random bits need not.
[[nodiscard]] std::string hash_of_token(std::string_view token);

}  // namespace veieninn::enquiries
