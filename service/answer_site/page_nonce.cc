#include "service/answer_site/page_nonce.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <charconv>
#include <cstdlib>

#include "service/enquiries/random_hex.h"

namespace veieninn::answer_site {
namespace {

constexpr std::size_t kKeyBytes = 32;

}  // namespace

PageNonces::PageNonces() : key_(enquiries::random_hex(kKeyBytes)) {}

std::string PageNonces::seal(std::string_view token, model::Revision revision,
                             std::int64_t expiry) const {
  std::string sealed(token);
  sealed.append("|").append(std::to_string(revision)).append("|").append(std::to_string(expiry));
  std::array<unsigned char, EVP_MAX_MD_SIZE> code{};
  unsigned int size = 0;
  const std::basic_string<unsigned char> data(sealed.begin(), sealed.end());
  // Only a library without SHA-256 fails here, and then no page may be answered.
  if (HMAC(EVP_sha256(), key_.data(), static_cast<int>(key_.size()), data.data(), data.size(),
           code.data(), &size) == nullptr) {
    std::abort();
  }
  return enquiries::hex_of({code.data(), size});
}

std::string PageNonces::make(std::string_view token, model::Revision revision, Instant now) const {
  const std::int64_t expiry = now.unix_seconds + kNonceSeconds;
  return std::to_string(expiry) + "." + seal(token, revision, expiry);
}

bool PageNonces::check(std::string_view nonce, std::string_view token, model::Revision revision,
                       Instant now) const {
  const std::size_t dot = nonce.find('.');
  if (dot == std::string_view::npos) return false;
  const std::string_view number = nonce.substr(0, dot);
  std::int64_t expiry = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), expiry);
  if (read.ec != std::errc{} || read.ptr != number.data() + number.size()) return false;
  if (expiry < now.unix_seconds || expiry > now.unix_seconds + kNonceSeconds) return false;
  const std::string right = seal(token, revision, expiry);
  const std::string_view given = nonce.substr(dot + 1);
  return given.size() == right.size() &&
         CRYPTO_memcmp(given.data(), right.data(), right.size()) == 0;
}

}  // namespace veieninn::answer_site
