#include "service/enquiries/random_hex.h"

#include <sys/random.h>

#include <cerrno>
#include <cstdlib>
#include <vector>

namespace veieninn::enquiries {

std::string hex_of(std::span<const unsigned char> bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const unsigned char byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

std::string random_hex(std::size_t bytes) {
  std::vector<unsigned char> raw(bytes);
  for (std::size_t done = 0; done < bytes;) {
    const ssize_t got = getrandom(raw.data() + done, bytes - done, 0);
    // A machine without randomness must not hand out names that can be guessed.
    if (got < 0 && errno != EINTR) std::abort();
    if (got > 0) done += static_cast<std::size_t>(got);
  }
  return hex_of(raw);
}

std::string new_letter_id() {
  constexpr std::size_t kLetterIdBytes = 16;
  return random_hex(kLetterIdBytes);
}

}  // namespace veieninn::enquiries
