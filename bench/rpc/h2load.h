// The second client: nghttp2's h2load, which knows nothing of us or of gRPC's C++ library.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace veieninn::bench {

[[nodiscard]] bool has_h2load();

// Calls a second with `callers` connections that ask one and the same question in a closed loop;
// nothing when a call failed or the report could not be read.
[[nodiscard]] std::optional<double> h2load_calls_per_second(const std::string& address,
                                                            const std::string& method,
                                                            const std::string& request,
                                                            std::size_t callers, int seconds);

}  // namespace veieninn::bench
