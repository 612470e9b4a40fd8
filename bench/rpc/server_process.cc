#include "bench/rpc/server_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): kill is POSIX
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <utility>
#include <variant>

#include "engine/base/error.h"
#include "no_op.grpc.pb.h"
#include "service/server/log.h"
#include "service/server/server.h"
#include "service/store/sqlite_store.h"

namespace veieninn::bench {
namespace {

using NoOpEndpoint = NoOpService::WithRawMethod_NoOp<NoOpService::Service>;

[[noreturn]] void give_up(const std::string& why) {
  fmt::print(stderr, "bench_rpc: {}\n", why);
  std::_Exit(1);
}

// Commits of some thousand rows; the order of generate() is one in which references exist.
class Filler {
 public:
  Filler(store::Store& store, const Scale& scale) : store_(store), scale_(scale) {}

  void add(const Row& row) {
    std::visit([this](const auto& one) { add_one(one); }, row);
    if (commit_.operations.size() >= kRowsPerCommit) flush();
  }
  void flush() {
    if (commit_.operations.empty()) return;
    commit_.now = kAsOf;
    rows_ += commit_.operations.size();
    const auto done = store_.commit(commit_);
    if (!done) give_up("the store refused a row: " + done.error().error.message);
    commit_.operations.clear();
    if (isatty(STDERR_FILENO) != 0) {
      fmt::print(stderr, "\rfilling the store ({}): {} rows ", scale_.name, rows_);
    }
  }
  ~Filler() {
    if (isatty(STDERR_FILENO) != 0) fmt::print(stderr, "\n");
  }
  Filler(const Filler&) = delete;
  Filler& operator=(const Filler&) = delete;

 private:
  static constexpr std::size_t kRowsPerCommit = 5'000;

  void add_one(const model::Engagement& row) {
    commit_.operations.emplace_back(store::Append{row});
  }
  template <typename Resource>
  void add_one(const Resource& row) {
    commit_.operations.emplace_back(store::Put{row, store::PutCondition::kCreate, {}});
  }

  store::Store& store_;
  const Scale& scale_;
  store::Commit commit_;
  std::size_t rows_ = 0;
};

std::unique_ptr<store::Store> open_filled(const Scale& scale, std::uint64_t seed,
                                          const std::filesystem::path& database) {
  auto store = store::SqliteStore::open(database);
  if (!store) give_up(store.error().message);
  const auto revision = (*store)->newest_revision();
  if (!revision) give_up(revision.error().message);
  if (*revision == 0) {
    Filler filler(**store, scale);
    generate(scale, seed, [&](const Row& row) { filler.add(row); });
    filler.flush();
  }
  return *std::move(store);
}

server::Server::Extra no_op() {
  server::Server::Extra extra;
  auto endpoint = std::make_unique<NoOpEndpoint>();
  server::HotMethod hot;
  hot.full_name = std::string(NoOpService::service_full_name()) + "/NoOp";
  hot.request_next = [raw = endpoint.get()](grpc::ServerContext* context, grpc::ByteBuffer* request,
                                            server::ByteResponder* responder,
                                            grpc::ServerCompletionQueue* queue, void* tag) {
    raw->RequestNoOp(context, request, responder, queue, queue, tag);
  };
  hot.handler = server::unary<NoOpRequest, NoOpResponse>(
      server::ServerOptions{}.message_bytes_max,
      [](const api::Call&, const NoOpRequest& request, NoOpResponse& response) -> Result<void> {
        response.mutable_padding()->resize(static_cast<std::size_t>(request.response_padding()));
        return {};
      });
  extra.services.push_back(std::move(endpoint));
  extra.hot_methods.push_back(std::move(hot));
  return extra;
}

// The child's whole life. It logs as veieninnd does, to nowhere.
[[noreturn]] void serve(const Scale& scale, std::uint64_t seed,
                        const std::filesystem::path& database, int address_pipe) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  auto store = open_filled(scale, seed, database);
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  server::ServerOptions options;
  options.listen = "127.0.0.1:0";
  options.on_call = server::log_call;
  auto running = server::Server::start(std::move(store), options, no_op());
  if (!running) give_up(running.error().message);
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  dup2(nowhere, STDERR_FILENO);
  server::start_log("info");
  const std::string line = (*running)->address() + "\n";
  if (write(address_pipe, line.data(), line.size()) < 0) std::_Exit(1);
  close(address_pipe);
  int signal = 0;
  sigwait(&signals, &signal);
  (*running)->drain();
  server::finish_log();
  std::_Exit(0);
}

}  // namespace

ServerProcess::ServerProcess(const Scale& scale, std::uint64_t seed,
                             const std::filesystem::path& database) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) give_up("no pipe");
  pid_ = fork();
  if (pid_ < 0) give_up("no second process");
  if (pid_ == 0) {
    close(ends[0]);
    serve(scale, seed, database, ends[1]);
  }
  close(ends[1]);
  char next = 0;
  while (read(ends[0], &next, 1) == 1 && next != '\n') address_ += next;
  close(ends[0]);
  if (address_.empty()) give_up("the server did not start");
}

ServerProcess::~ServerProcess() {
  kill(pid_, SIGTERM);
  waitpid(pid_, nullptr, 0);
}

double ServerProcess::cpu_seconds() const {
  std::ifstream stat(fmt::format("/proc/{}/stat", pid_));
  std::string field;
  std::getline(stat, field, ')');  // the name may hold spaces
  double ticks = 0;
  for (int i = 3; stat >> field && i <= 15; ++i) {
    if (i >= 14) ticks += std::strtod(field.c_str(), nullptr);
  }
  return ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double ServerProcess::resident_megabytes() const {
  std::ifstream status(fmt::format("/proc/{}/status", pid_));
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  }
  return 0;
}

}  // namespace veieninn::bench
