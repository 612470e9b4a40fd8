// The server under test in a process of its own, on a store filled from the workload.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>

#include "bench/workload.h"

namespace veieninn::bench {

inline constexpr char kFindRoutes[] = "/veieninn.v1.RoutingService/FindRoutes";
inline constexpr char kNoOp[] = "/veieninn.bench.NoOpService/NoOp";

class ServerProcess {
 public:
  // Forks; must come before anything starts a thread. Fills `database` unless it holds rows, then
  // serves, and returns when it answers. Exits the program with a message when it does not.
  ServerProcess(const Scale& scale, std::uint64_t seed, const std::filesystem::path& database);
  ~ServerProcess();  // SIGTERM, and waits
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  [[nodiscard]] const std::string& address() const noexcept { return address_; }
  // Seconds of processor time used so far.
  [[nodiscard]] double cpu_seconds() const;
  [[nodiscard]] double resident_megabytes() const;

 private:
  pid_t pid_ = -1;
  std::string address_;
};

}  // namespace veieninn::bench
