// The bytes that are sent: FindRoutes questions, and no-ops of the same sizes both ways.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/workload.h"

namespace veieninn::bench {

// Serialized veieninn.v1.FindRoutesRequests: a sentence that names the question's topics, its
// municipality, and for every other one the venture that asks.
[[nodiscard]] std::vector<std::string> find_routes_requests(const Scale& scale, std::uint64_t seed,
                                                            std::uint32_t count);

// A serialized NoOpRequest of `request_bytes` whose response has `response_bytes`; a size that
// cannot be met exactly, because a length takes a byte more or less, is missed by one.
[[nodiscard]] std::string no_op_request(std::size_t request_bytes, std::size_t response_bytes);

}  // namespace veieninn::bench
