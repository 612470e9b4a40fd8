#include "service/enquiries/answer_token.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "service/enquiries/random_hex.h"

namespace veieninn::enquiries {
namespace {

constexpr std::size_t kTokenBytes = 32;

}  // namespace

std::string new_answer_token() { return random_hex(kTokenBytes); }

bool is_answer_token(std::string_view text) noexcept {
  return text.size() == 2 * kTokenBytes && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

std::string hash_of_token(std::string_view token) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  // Only a library without SHA-256 fails here, and then no link may work.
  if (EVP_Digest(token.data(), token.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    std::abort();
  }
  return hex_of({digest.data(), size});
}

}  // namespace veieninn::enquiries
