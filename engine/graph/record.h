// Cold strings of one row, packed one after another: a 32-bit length, then the bytes. A row's id
// always comes first.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace veieninn::graph {

class RecordWriter {
 public:
  void text(std::string_view value) {
    number(static_cast<std::uint32_t>(value.size()));
    bytes_.append(value);
  }
  void number(std::uint32_t value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    bytes_.append(raw, sizeof value);
  }
  [[nodiscard]] std::span<const char> bytes() const noexcept { return bytes_; }

 private:
  std::string bytes_;
};

// Reads back in the order of writing; the views last as long as the record.
class RecordReader {
 public:
  explicit RecordReader(std::span<const char> bytes) noexcept : at_(bytes.data()) {}

  [[nodiscard]] std::uint32_t number() noexcept {
    std::uint32_t value = 0;
    std::memcpy(&value, at_, sizeof value);
    at_ += sizeof value;
    return value;
  }
  [[nodiscard]] std::string_view text() noexcept {
    const std::uint32_t size = number();
    const std::string_view value(at_, size);
    at_ += size;
    return value;
  }

 private:
  const char* at_;
};

// The id of a record; empty for a row that is gone.
[[nodiscard]] inline std::string_view id_of_record(std::span<const char> record) noexcept {
  return record.empty() ? std::string_view() : RecordReader(record).text();
}

}  // namespace veieninn::graph
