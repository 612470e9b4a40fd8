#include "service/api/request_identity.h"

#include <sys/random.h>

#include <random>
#include <utility>

namespace veieninn::api {
namespace {

constexpr std::string_view kBase32 = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::uint64_t kFnvPrime = 0x100000001b3ULL;

std::uint64_t random_bits() {
  std::uint64_t bits = 0;
  if (getrandom(&bits, sizeof bits, 0) == static_cast<ssize_t>(sizeof bits)) return bits;
  std::random_device device;  // getrandom() was interrupted: ask another way
  return (std::uint64_t{device()} << 32) | device();
}

std::string base32(std::uint64_t bits) {
  std::string id(kRandomIdLength, 'a');
  for (char& character : id) {
    character = kBase32[bits & 31];
    bits >>= 5;
  }
  return id;
}

// SplitMix64's finalizer: spreads the hash's bits over all positions.
std::uint64_t mix(std::uint64_t bits) {
  bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9ULL;
  bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebULL;
  return bits ^ (bits >> 31);
}

bool is_hex(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

}  // namespace

std::uint64_t stable_hash(std::string_view bytes, std::uint64_t seed) {
  std::uint64_t hash = seed;
  for (const char byte : bytes) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * kFnvPrime;
  }
  return hash;
}

std::uint64_t fingerprint_of(const google::protobuf::MessageLite& request) {
  return stable_hash(request.SerializeAsString(), stable_hash(request.GetTypeName()));
}

std::string random_id() { return base32(random_bits()); }

std::string id_of_request(std::string_view request_id, std::uint64_t fingerprint) {
  return base32(mix(stable_hash(request_id, mix(fingerprint))));
}

bool is_uuid(std::string_view text) noexcept {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash_here = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash_here ? text[i] != '-' : !is_hex(text[i])) return false;
  }
  return true;
}

Result<void> check_request_id(std::string_view request_id, std::string field) {
  if (request_id.empty() || is_uuid(request_id)) return {};
  return fail(
      invalid_argument(std::move(field), "is not a UUID",
                       "use such as 123e4567-e89b-42d3-a456-426614174000, or leave it out"));
}

}  // namespace veieninn::api
