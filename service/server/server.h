// The running service: gRPC on one address, the feed behind it, and an orderly end.
//
//     start  store → first snapshot → threads → listening
//     drain  health says NOT_SERVING → no new calls → those under way finish, or are cut off when
//            the time is up → counts are flushed → threads end
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/graph/snapshot_builder.h"
#include "service/api/call.h"
#include "service/server/call_journal.h"
#include "service/server/hot_queue.h"
#include "service/server/mail_settings.h"
#include "service/store/store.h"

namespace veieninn::server {

struct ServerOptions {
  std::string listen = "127.0.0.1:50051";  // port 0: any free one
  std::size_t message_bytes_max = std::size_t{4} * 1024 * 1024;
  std::size_t worker_threads = 0;  // for work that may sleep; 0: chosen by the machine
  std::size_t hot_threads = 0;     // for FindRoutes; 0: one a processor
  std::chrono::milliseconds drain_time{10'000};
  MailSettings mail;
  graph::SnapshotOptions snapshots;
  api::Clock clock = api::system_now;
  CallListener on_call;                               // the access log; may be empty
  std::function<void(const Error&)> on_feed_failure;  // of the background work; may be empty
};

class Server {
 public:
  // Services beside our own, such as a benchmark's no-op; kept until the server is gone.
  struct Extra {
    std::vector<std::unique_ptr<grpc::Service>> services;
    std::vector<HotMethod> hot_methods;
  };

  // Takes the store and begins to answer. Errors: what the store says of a first whole read;
  // kInvalidArgument about `listen` when the address cannot be bound, and about what of `mail`
  // cannot be used.
  [[nodiscard]] static Result<std::unique_ptr<Server>> start(std::unique_ptr<store::Store> store,
                                                             const ServerOptions& options,
                                                             Extra extra = {});
  ~Server();  // drains first, if that was not done
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // "127.0.0.1:50051", with the port that was really bound.
  [[nodiscard]] const std::string& address() const noexcept;
  // Where the answer pages are; empty: there are none.
  [[nodiscard]] std::string pages_address() const;
  [[nodiscard]] store::Store& store() noexcept;

  // Returns when everything has ended, at most the drain time plus a second later. Once.
  void drain();

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace veieninn::server
