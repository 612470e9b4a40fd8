// A gRPC client that keeps the server busy and takes the time of every call.
#pragma once

#include <grpcpp/channel.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace veieninn::bench {

// How a load went. Times are in microseconds, sorted by no one.
struct LoadResult {
  std::vector<double> call_us;
  double seconds = 0;
  std::size_t failures = 0;
  std::size_t response_bytes = 0;

  void add(const LoadResult& other);
  [[nodiscard]] double calls_per_second() const;
  // `share` in [0, 1]; 0 when there was no call.
  [[nodiscard]] double percentile_us(double share) const;
};

using Channels = std::vector<std::shared_ptr<grpc::Channel>>;
// `count` connections of their own.
[[nodiscard]] Channels connect(const std::string& address, std::size_t count);

// Each of `callers` asks again as soon as it has its answer.
[[nodiscard]] LoadResult closed_loop(const Channels& channels, const std::string& method,
                                     const std::vector<std::string>& requests, std::size_t callers,
                                     std::chrono::duration<double> time);

// Calls start at an even rate, whether earlier ones are answered or not, and a call's time counts
// from when it should have started: a server that falls behind cannot hide it.
[[nodiscard]] LoadResult open_loop(const Channels& channels, const std::string& method,
                                   const std::vector<std::string>& requests,
                                   double calls_per_second, std::chrono::duration<double> time);

// One call; its response's bytes. Exits the program with a message when it fails.
[[nodiscard]] std::string ask(const Channels& channels, const std::string& method,
                              const std::string& request);

}  // namespace veieninn::bench
