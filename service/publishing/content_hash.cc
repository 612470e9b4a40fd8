#include "service/publishing/content_hash.h"

#include <openssl/evp.h>

#include <array>
#include <cstdlib>

namespace veieninn::publishing {

std::string sha256_base64(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    std::abort();  // a library without SHA-256
  }
  std::array<unsigned char, std::size_t{2} * EVP_MAX_MD_SIZE> base64{};
  const int length = EVP_EncodeBlock(base64.data(), digest.data(), static_cast<int>(size));
  std::string text;
  text.append(base64.begin(), base64.begin() + length);
  return text;
}

}  // namespace veieninn::publishing
