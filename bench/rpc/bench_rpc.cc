// What does FindRoutes cost over gRPC beside a call that does nothing, with the same bytes both
// ways, on the same server, in the same run?
#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "bench/command_line.h"
#include "bench/rpc/freshness.h"
#include "bench/rpc/h2load.h"
#include "bench/rpc/load.h"
#include "bench/rpc/payloads.h"
#include "bench/rpc/server_process.h"
#include "bench/workload.h"

namespace veieninn::bench {
namespace {

constexpr std::uint32_t kQuestions = 2'000;
constexpr int kRounds = 4;  // turns of each call, by turns, so that both meet the same weather
// Open loop: this share of what the no-op reached with the most callers in the closed one.
constexpr double kOpenLoopShares[] = {0.25, 0.5};

struct Options : WorkloadOptions {
  double seconds = 4;  // a row
  std::filesystem::path database;
};

// Both calls of one comparison.
struct Pair {
  LoadResult no_op;
  LoadResult find_routes;
  double no_op_cpu = 0;  // the server's processor seconds
  double find_routes_cpu = 0;
};

class Bench {
 public:
  Bench(const Options& options, const ServerProcess& server)
      : options_(options), server_(server), channels_(connect(server.address(), 4)) {
    questions_ = find_routes_requests(*options.scale, options.seed, kQuestions);
    std::size_t request_bytes = 0;
    std::size_t response_bytes = 0;
    for (const std::string& question : questions_) {
      const std::size_t answer = ask(channels_, kFindRoutes, question).size();
      no_ops_.push_back(no_op_request(question.size(), answer));
      request_bytes += question.size();
      response_bytes += answer;
    }
    if (options.json) return;
    fmt::print(
        "bench_rpc: scale {}, seed {}, {} cores; server {:.0f} MB; {} questions within one "
        "municipality,\n{} bytes to ask and {} to answer on average, the no-op's the same call by "
        "call\n\n",
        options.scale->name, options.seed, std::thread::hardware_concurrency(),
        server.resident_megabytes(), questions_.size(), request_bytes / questions_.size(),
        response_bytes / questions_.size());
    fmt::print(
        "{:<8} {:<7} {:>7}   {:>11} {:>9} {:>9} {:>10}   {:>11} {:>9} {:>9} {:>10}   {:>6}\n",
        "client", "loop", "callers", "NoOp/s", "p50 us", "p99 us", "server us", "FindRoutes/s",
        "p50 us", "p99 us", "server us", "ratio");
  }

  int run() {
    double most = 0;
    for (const std::size_t callers : {1U, 8U, 32U, 64U}) {
      const Pair pair = compare([&](const char* method, const auto& requests, auto time) {
        return closed_loop(channels_, method, requests, callers, time);
      });
      print("closed", callers, pair);
      most = pair.no_op.calls_per_second();
    }
    for (const double share : kOpenLoopShares) {
      const Pair pair = compare([&](const char* method, const auto& requests, auto time) {
        return open_loop(channels_, method, requests, most * share, time);
      });
      print("open", 0, pair);
    }
    if (has_h2load()) {
      for (const std::size_t callers : {8U, 64U}) second_client(callers);
    } else if (!options_.json) {
      fmt::print(
          "h2load is not installed (Debian: nghttp2-client), so there is no second client\n");
    }
    freshness();
    return failures_ == 0 ? 0 : 1;
  }

 private:
  // Without other calls, and while eight callers keep the server busy.
  void freshness() {
    constexpr std::size_t kWrites = 200;
    print_freshness("idle", write_to_read(channels_, questions_.front(), kWrites));
    std::atomic<bool> done = false;
    std::thread readers([&] {
      const Channels own = connect(server_.address(), 1);
      while (!done) {
        failures_ += closed_loop(own, kFindRoutes, questions_, 8, std::chrono::seconds(1)).failures;
      }
    });
    const LoadResult busy = write_to_read(channels_, questions_.front(), kWrites);
    done = true;
    readers.join();
    print_freshness("busy", busy);
  }

  void print_freshness(const char* server_is, const LoadResult& load) {
    failures_ += load.failures;
    const double p50 = load.percentile_us(0.5);
    const double p99 = load.percentile_us(0.99);
    if (options_.json) {
      fmt::print(R"({{"write_to_read":"{}","n":{},"p50_us":{:.1f},"p99_us":{:.1f},"failures":{}}})"
                 "\n",
                 server_is, load.call_us.size(), p50, p99, load.failures);
    } else {
      fmt::print(
          "a write is seen by a read, server {}: p50 {:.1f} ms, p99 {:.1f} ms after its "
          "acknowledgement (n {})\n",
          server_is, p50 / 1e3, p99 / 1e3, load.call_us.size());
    }
    std::fflush(stdout);
  }

  template <typename Load>
  Pair compare(const Load& load) {
    Pair pair;
    const std::chrono::duration<double> turn(options_.seconds / kRounds);
    for (int round = 0; round < kRounds; ++round) {
      const double start = server_.cpu_seconds();
      pair.no_op.add(load(kNoOp, no_ops_, turn));
      const double middle = server_.cpu_seconds();
      pair.find_routes.add(load(kFindRoutes, questions_, turn));
      pair.no_op_cpu += middle - start;
      pair.find_routes_cpu += server_.cpu_seconds() - middle;
    }
    failures_ += pair.no_op.failures + pair.find_routes.failures;
    return pair;
  }

  // h2load asks one question over and over, so some are asked in turn.
  void second_client(std::size_t callers) {
    constexpr std::size_t kDifferent = 4;
    double no_op = 0;
    double find_routes = 0;
    for (std::size_t i = 0; i < kDifferent; ++i) {
      const auto a = h2load_calls_per_second(server_.address(), kNoOp, no_ops_[i], callers, 2);
      const auto b =
          h2load_calls_per_second(server_.address(), kFindRoutes, questions_[i], callers, 2);
      if (!a || !b) {
        ++failures_;
        fmt::print(stderr, "bench_rpc: h2load failed\n");
        return;
      }
      no_op += *a / kDifferent;
      find_routes += *b / kDifferent;
    }
    if (options_.json) {
      for (const auto& [rpc, rate] : {std::pair{"NoOp", no_op}, {"FindRoutes", find_routes}}) {
        fmt::print(R"({{"rpc":"{}","client":"h2load","loop":"closed","callers":{},)"
                   R"("calls_per_s":{:.0f}}})"
                   "\n",
                   rpc, callers, rate);
      }
    } else {
      fmt::print("{:<8} {:<7} {:>7}   {:>11.0f} {:>30}   {:>11.0f} {:>30}   {:>5.0f}%\n", "h2load",
                 "closed", callers, no_op, "", find_routes, "", 100 * find_routes / no_op);
    }
    std::fflush(stdout);
  }

  static double server_us(const LoadResult& load, double cpu) {
    return load.call_us.empty() ? 0 : 1e6 * cpu / static_cast<double>(load.call_us.size());
  }

  void print(const char* loop, std::size_t callers, const Pair& pair) const {
    const double no_op_us = server_us(pair.no_op, pair.no_op_cpu);
    const double find_routes_us = server_us(pair.find_routes, pair.find_routes_cpu);
    if (options_.json) {
      const auto row = [&](const char* rpc, const LoadResult& load, double cpu_us) {
        fmt::print(R"({{"rpc":"{}","client":"grpc","loop":"{}","callers":{},"n":{},)"
                   R"("calls_per_s":{:.0f},"p50_us":{:.1f},"p99_us":{:.1f},"server_cpu_us":{:.1f},)"
                   R"("failures":{}}})"
                   "\n",
                   rpc, loop, callers, load.call_us.size(), load.calls_per_second(),
                   load.percentile_us(0.5), load.percentile_us(0.99), cpu_us, load.failures);
      };
      row("NoOp", pair.no_op, no_op_us);
      row("FindRoutes", pair.find_routes, find_routes_us);
    } else {
      fmt::print(
          "{:<8} {:<7} {:>7}   {:>11.0f} {:>9.0f} {:>9.0f} {:>10.1f}   {:>11.0f} {:>9.0f} {:>9.0f} "
          "{:>10.1f}   {:>5.0f}%\n",
          "grpc", loop, callers > 0 ? std::to_string(callers) : "-", pair.no_op.calls_per_second(),
          pair.no_op.percentile_us(0.5), pair.no_op.percentile_us(0.99), no_op_us,
          pair.find_routes.calls_per_second(), pair.find_routes.percentile_us(0.5),
          pair.find_routes.percentile_us(0.99), find_routes_us,
          100 * pair.find_routes.calls_per_second() / pair.no_op.calls_per_second());
    }
    std::fflush(stdout);
  }

  const Options& options_;
  const ServerProcess& server_;
  Channels channels_;
  std::vector<std::string> questions_;
  std::vector<std::string> no_ops_;
  std::atomic<std::size_t> failures_ = 0;
};

int run(Options options) {
  const auto folder =
      std::filesystem::temp_directory_path() / fmt::format("bench_rpc_{}", getpid());
  const bool is_temporary = options.database.empty();
  if (is_temporary) {
    std::filesystem::create_directory(folder);
    options.database = folder / "bench.db";
  }
  int status = 1;
  {
    const ServerProcess server(*options.scale, options.seed, options.database);
    status = Bench(options, server).run();
  }
  if (is_temporary) std::filesystem::remove_all(folder);
  return status;
}

void add_options(CLI::App& app, Options& options) {
  add_workload_options(app, options);
  app.add_option("--seconds", options.seconds, "a row")->check(CLI::PositiveNumber);
  app.add_option("--database", options.database, "a file that is kept, filled only when new");
}

}  // namespace
}  // namespace veieninn::bench

int main(int argc, char** argv) {
  using namespace veieninn::bench;
  return status_of([&] {
    CLI::App app("bench_rpc: exit 0 when every call was answered, 1 when one was not");
    Options options;
    add_options(app, options);
    if (const auto status = ended_by(app, argc, argv)) return *status;
    return run(options);
  });
}
