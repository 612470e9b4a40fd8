// The one place that speaks to a server. Everything above it sees messages and Failures.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <google/protobuf/message.h>

#include "clients/cli/failure.h"
#include "veieninn/v1/directory_service.pb.h"
#include "veieninn/v1/enquiry_service.pb.h"

namespace veieninn::cli {

struct ServerOptions {
  std::string address = "127.0.0.1:50051";
  std::chrono::milliseconds timeout{10'000};               // of a single call
  std::chrono::milliseconds long_timeout{600'000};         // of an import, an export or a fit
  std::optional<std::chrono::milliseconds> watch_timeout;  // not set: a watch may last for weeks
};

// Not shared between threads.
class Server {
 public:
  explicit Server(ServerOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Calls `veieninn.v1.<service>/<method>` and fills `response`.
  [[nodiscard]] Outcome<bool> call(const std::string& service, const std::string& method,
                                   const google::protobuf::Message& request,
                                   google::protobuf::Message& response);
  // The same for what the server thinks about for long.
  [[nodiscard]] Outcome<bool> call_at_length(const std::string& service, const std::string& method,
                                             const google::protobuf::Message& request,
                                             google::protobuf::Message& response);

  // Sends `rows` in parts. `sent` hears how many rows have gone so far.
  [[nodiscard]] Outcome<v1::ImportDirectoryResponse> import_rows(
      const v1::ImportOptions& options, std::vector<v1::ImportRow> rows,
      const std::function<void(std::size_t)>& sent);

  // Hands every entry of the collections to `take`; answers with the revision they stand at.
  [[nodiscard]] Outcome<std::int64_t> export_entries(
      const std::vector<std::string>& collections,
      const std::function<void(v1::DirectoryEntry)>& take);

  // Hands what comes to `take` until the server ends the stream well, or `take` returns false.
  [[nodiscard]] Outcome<bool> watch_enquiry(
      const v1::WatchEnquiryRequest& request,
      const std::function<bool(const v1::WatchEnquiryResponse&)>& take);
  [[nodiscard]] bool limits_watches() const;

 private:
  struct Parts;  // keeps gRPC's headers out of everybody else
  std::unique_ptr<Parts> parts_;
};

}  // namespace veieninn::cli
