// Composition root: settings → store → server → wait for the signal → drain.
#include <pthread.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): sigwait is POSIX

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "service/dictionaries/dictionaries.h"
#include "service/model_file/model_file.h"
#include "service/server/command_line.h"
#include "service/server/log.h"
#include "service/server/server.h"
#include "service/store/sqlite_store.h"

namespace {

using namespace veieninn;  // NOLINT(google-build-using-namespace): this is the program

constexpr int kFailureStatus = 1;

std::optional<std::string> environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe): no threads yet
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

// Blocks the ending signals in every thread to come; sigwait() in main takes them.
sigset_t block_ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

server::ServerOptions options_of(const server::Settings& settings) {
  server::ServerOptions options;
  options.listen = settings.listen;
  options.message_bytes_max = settings.max_message_bytes;
  options.worker_threads = settings.worker_threads;
  options.drain_time = std::chrono::seconds(settings.drain_seconds);
  options.mail = settings.mail;
  options.on_call = server::log_call;
  options.on_feed_failure = [](const Error& error) { server::log_failure("feed_failed", error); };
  return options;
}

// A dictionary that is missing or makes no sense costs understanding, not service.
std::shared_ptr<const taxonomy::WordKnowledge> read_dictionaries(const server::Settings& settings) {
  dictionaries::Loaded loaded =
      dictionaries::load({settings.hunspell_folder, settings.mythes_folder});
  for (const std::string& path : loaded.missing) {
    server::log_event("dictionary_missing", {{"path", path}});
  }
  for (const Error& error : loaded.errors) server::log_failure("dictionary_unusable", error);
  return std::move(loaded.words);
}

int give_up(const Error& error) {
  server::log_failure("start_failed", error);
  server::finish_log();
  std::cerr << "veieninnd: " << error.message;
  if (!error.violations.empty()) std::cerr << "; " << error.violations.front().remedy;
  std::cerr << "\n";
  return kFailureStatus;
}

int serve(const server::Settings& settings) {
  const sigset_t signals = block_ending_signals();
  server::start_log(settings.log_level);
  Result<std::unique_ptr<store::Store>> store = store::SqliteStore::open(settings.database);
  if (!store) return give_up(store.error());
  server::ServerOptions options = options_of(settings);
  if (!settings.model_file.empty()) {
    const Result<belief::ModelParameters> model = model_file::read(settings.model_file);
    if (!model) return give_up(model.error());
    options.snapshots.parameters = *model;
  }
  options.snapshots.words = read_dictionaries(settings);
  auto running = server::Server::start(*std::move(store), options);
  if (!running) return give_up(running.error());
  // Scripts read these lines to learn the ports.
  std::cout << "listening on " << (*running)->address() << '\n';
  const std::string pages = (*running)->pages_address();
  if (!pages.empty()) std::cout << "answer pages on " << pages << '\n';
  std::cout << std::flush;
  server::log_event("started", {{"address", (*running)->address()}});
  int signal = 0;
  sigwait(&signals, &signal);
  server::log_event("draining");
  (*running)->drain();
  server::log_event("stopped");
  server::finish_log();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const server::StartDecision decision = server::read_command_line(argc, argv, environment);
  return decision.settings ? serve(*decision.settings) : decision.exit_status;
}
