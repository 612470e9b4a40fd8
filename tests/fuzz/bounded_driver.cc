#include "tests/fuzz/bounded_driver.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string_view>

namespace veieninn::fuzz {
namespace {

using namespace std::string_view_literals;

constexpr auto kTrips = std::to_array<std::string_view>({
    "\0"sv,
    "\n"sv,
    "\xFF"sv,
    "\x80"sv,
    "\xC3"sv,
    "\xED\xA0\x80"sv,
    "\xF4\x90\x80\x80"sv,
    "æ"sv,
    "Ø"sv,
    "a\u030A"sv,
    "\u0301"sv,
    "\u00AD"sv,
    "\u200B"sv,
    "\u202E"sv,
    "\uFEFF"sv,
    "🚲"sv,
    "👩‍👧"sv,
    "ﬁ"sv,
    "ﷺ"sv,
    "İ"sv,
    "’s"sv,
    "'"sv,
    "-"sv,
    ";"sv,
    ",\""sv,
    "aa"sv,
    " "sv,
    "עזרה"sv,
    "\r\n"sv,
    "ẞ"sv,
});

class Mutator {
 public:
  Mutator(const std::vector<std::string>& inputs, const Bounds& bounds)
      : inputs_(inputs), bytes_max_(bounds.bytes_max), random_(bounds.seed) {}

  std::string next() {
    std::string bytes = inputs_[below(inputs_.size())];
    for (std::size_t changes = 1 + below(8); changes > 0; --changes) change(bytes);
    bytes.resize(std::min(bytes.size(), bytes_max_));
    return bytes;
  }

 private:
  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : random_() % bound; }

  void change(std::string& bytes) {
    const std::size_t at = below(bytes.size() + 1);
    const std::size_t count = below(std::min<std::size_t>(bytes.size() - at, 40) + 1);
    switch (below(6)) {
      case 0:
        bytes.insert(at, 1, static_cast<char>(below(256)));
        break;
      case 1:
        bytes.insert(at, kTrips[below(kTrips.size())]);
        break;
      case 2:
        bytes.erase(at, count);
        break;
      case 3:
        bytes.insert(at, bytes.substr(at, count));
        break;
      case 4:
        if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        break;
      default:
        const std::string& other = inputs_[below(inputs_.size())];
        bytes.replace(at, std::string::npos, other.substr(below(other.size() + 1)));
    }
  }

  const std::vector<std::string>& inputs_;
  std::size_t bytes_max_;
  std::mt19937 random_;
};

const std::string* being_tried = nullptr;

// On the way down only what a signal handler may call, or nearly: the test is lost already.
void print_input(int) {
  std::fputs("\nbroken on this input (bytes in hex):\n", stderr);
  for (const char byte : *being_tried) {
    std::fprintf(stderr, "%02x", static_cast<unsigned char>(byte));
  }
  std::fputs("\n", stderr);
}

void try_one(EntryPoint entry_point, const std::string& input) {
  being_tried = &input;
  entry_point(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

}  // namespace

std::size_t try_many(EntryPoint entry_point, const std::vector<std::string>& inputs,
                     const Bounds& bounds) {
  const char* const asked = std::getenv("VEIENINN_FUZZ_RUNS");
  const std::size_t runs = asked == nullptr ? bounds.runs : std::strtoul(asked, nullptr, 10);
  const auto before = std::signal(SIGABRT, print_input);
  for (const std::string& input : inputs) try_one(entry_point, input);
  Mutator mutator(inputs, bounds);
  for (std::size_t run = 0; run < runs; ++run) try_one(entry_point, mutator.next());
  std::signal(SIGABRT, before);
  return inputs.size() + runs;
}

}  // namespace veieninn::fuzz
