// Who counts as one sender when limits are kept.
#pragma once

#include <string>
#include <string_view>

namespace veieninn::gateway {

// `address`, and IPv4 written as IPv6 ("::ffff:192.0.2.1") as IPv4.
[[nodiscard]] std::string plain_address(std::string_view address);

// An IPv4 address stands for itself. Of an IPv6 address the first 64 bits: whoever has one address
// there has all of them. IPv4 written as IPv6 is IPv4. Other text stands for
// its first 64 bytes.
[[nodiscard]] std::string network_of(std::string_view address);

}  // namespace veieninn::gateway
