// Random resource ids, and what tells a repeated write from a new one.
#pragma once

#include <google/protobuf/message_lite.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/error.h"

namespace veieninn::api {

inline constexpr std::size_t kRandomIdLength = 12;  // base32: 60 bits

// 64-bit FNV-1a, continued from `seed`. Stable across runs and machines: request fingerprints are
// kept in the store.
inline constexpr std::uint64_t kHashSeed = 0xcbf29ce484222325ULL;
[[nodiscard]] std::uint64_t stable_hash(std::string_view bytes, std::uint64_t seed = kHashSeed);

// Of the request's type and content.
[[nodiscard]] std::uint64_t fingerprint_of(const google::protobuf::MessageLite& request);

// 12 characters of lower-case base32, from the operating system's randomness.
[[nodiscard]] std::string random_id();
// The same for every repeat of the request, so that a repeated create finds what it made.
[[nodiscard]] std::string id_of_request(std::string_view request_id, std::uint64_t fingerprint);

[[nodiscard]] bool is_uuid(std::string_view text) noexcept;
// Empty is allowed. Errors: kInvalidArgument about `field`.
[[nodiscard]] Result<void> check_request_id(std::string_view request_id, std::string field);

}  // namespace veieninn::api
