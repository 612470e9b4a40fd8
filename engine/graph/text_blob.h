// Several short texts in one run of bytes: [length, 2 bytes][bytes] each. How a snapshot keeps the
// words of a row without a string object for each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace veieninn::graph {

class TextBlobWriter {
 public:
  // Texts longer than 65535 bytes are cut; row_validation.h allows none of them.
  void append(std::string_view text) {
    const std::size_t length = text.size() < 65535 ? text.size() : 65535;
    bytes_.push_back(static_cast<char>(length & 0xff));
    bytes_.push_back(static_cast<char>(length >> 8));
    bytes_.insert(bytes_.end(), text.begin(), text.begin() + static_cast<std::ptrdiff_t>(length));
  }
  [[nodiscard]] std::span<const char> bytes() const noexcept { return bytes_; }

 private:
  std::vector<char> bytes_;
};

class TextBlobReader {
 public:
  explicit TextBlobReader(std::span<const char> bytes) noexcept : rest_(bytes) {}
  [[nodiscard]] bool done() const noexcept { return rest_.size() < 2; }
  // The next text, empty at the end.
  [[nodiscard]] std::string_view next() noexcept {
    if (done()) return {};
    const std::size_t length = static_cast<std::size_t>(static_cast<unsigned char>(rest_[0])) |
                               static_cast<std::size_t>(static_cast<unsigned char>(rest_[1])) << 8;
    const std::string_view text(rest_.data() + 2, length);
    rest_ = rest_.subspan(2 + length);
    return text;
  }

 private:
  std::span<const char> rest_;
};

}  // namespace veieninn::graph
