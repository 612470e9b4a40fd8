#include "bench/rpc/h2load.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>

namespace veieninn::bench {
namespace {

// gRPC's frame: not compressed, four bytes of length, the message.
void write_frame(const std::filesystem::path& path, const std::string& message) {
  std::string frame(1, '\0');
  for (const int shift : {24, 16, 8, 0}) {
    frame += static_cast<char>((message.size() >> static_cast<unsigned>(shift)) & 0xFFU);
  }
  std::ofstream(path, std::ios::binary) << frame << message;
}

}  // namespace

bool has_h2load() { return std::system("command -v h2load >/dev/null 2>&1") == 0; }

std::optional<double> h2load_calls_per_second(const std::string& address, const std::string& method,
                                              const std::string& request, std::size_t callers,
                                              int seconds) {
  const auto body =
      std::filesystem::temp_directory_path() / fmt::format("bench_rpc_{}.bin", getpid());
  write_frame(body, request);
  const std::string command = fmt::format(
      "h2load -t1 -c{} -m1 -D{} --warm-up-time=300ms -d {} -H 'content-type: application/grpc' "
      "-H 'te: trailers' http://{}{} 2>&1",
      callers, seconds, body.string(), address, method);
  const std::unique_ptr<FILE, int (*)(FILE*)> report(popen(command.c_str(), "r"), pclose);
  double rate = 0;
  bool is_clean = false;
  char line[512];
  while (report && std::fgets(line, sizeof line, report.get()) != nullptr) {
    double seconds_taken = 0;
    std::sscanf(line, "finished in %lfs, %lf req/s", &seconds_taken, &rate);
    if (std::string(line).find(" 0 failed, 0 errored, 0 timeout") != std::string::npos) {
      is_clean = true;
    }
  }
  std::filesystem::remove(body);
  return is_clean && rate > 0 ? std::optional(rate) : std::nullopt;
}

}  // namespace veieninn::bench
