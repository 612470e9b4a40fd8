#include "clients/cli/server.h"

#include <semaphore>
#include <utility>

#include <fmt/format.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include "clients/cli/call_failure.h"
#include "veieninn/v1/directory_service.grpc.pb.h"
#include "veieninn/v1/enquiry_service.grpc.pb.h"

namespace veieninn::cli {
namespace {

constexpr int kMessageBytesMax = 64 << 20;      // a page of 1000 full rows, with room
constexpr std::size_t kRowsInPart = 500;        // the API takes 1000
constexpr std::size_t kPartBytesMax = 1 << 20;  // well under gRPC's usual 4 MiB
// A watch of a server that fell silent with its machine is noticed. gRPC servers hang up on who
// asks oftener than every five minutes.
constexpr int kKeepaliveMilliseconds = 360'000;

}  // namespace

struct Server::Parts {
  using Generic = grpc::TemplatedGenericStub<google::protobuf::Message, google::protobuf::Message>;

  explicit Parts(ServerOptions given) : options(std::move(given)) {
    grpc::ChannelArguments arguments;
    arguments.SetMaxReceiveMessageSize(kMessageBytesMax);
    arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveMilliseconds);
    channel =
        grpc::CreateCustomChannel(options.address, grpc::InsecureChannelCredentials(), arguments);
    generic = std::make_unique<Generic>(channel);
    directory = v1::DirectoryService::NewStub(channel);
    enquiries = v1::EnquiryService::NewStub(channel);
  }

  static void set_deadline(grpc::ClientContext& context, std::chrono::milliseconds timeout) {
    context.set_deadline(std::chrono::system_clock::now() + timeout);
  }

  Outcome<bool> call(const std::string& service, const std::string& method,
                     const google::protobuf::Message& request, google::protobuf::Message& response,
                     std::chrono::milliseconds timeout) const {
    grpc::ClientContext context;
    set_deadline(context, timeout);
    grpc::Status status;
    std::binary_semaphore done(0);
    generic->UnaryCall(&context, fmt::format("/veieninn.v1.{}/{}", service, method),
                       grpc::StubOptions(), &request, &response, [&](grpc::Status ended) {
                         status = std::move(ended);
                         done.release();
                       });
    done.acquire();
    if (!status.ok()) return tl::unexpected(failure_of(status, options.address));
    return true;
  }

  ServerOptions options;
  std::shared_ptr<grpc::Channel> channel;
  std::unique_ptr<Generic> generic;
  std::unique_ptr<v1::DirectoryService::Stub> directory;
  std::unique_ptr<v1::EnquiryService::Stub> enquiries;
};

Server::Server(ServerOptions options) : parts_(std::make_unique<Parts>(std::move(options))) {}
Server::~Server() = default;

Outcome<bool> Server::call(const std::string& service, const std::string& method,
                           const google::protobuf::Message& request,
                           google::protobuf::Message& response) {
  return parts_->call(service, method, request, response, parts_->options.timeout);
}

Outcome<bool> Server::call_at_length(const std::string& service, const std::string& method,
                                     const google::protobuf::Message& request,
                                     google::protobuf::Message& response) {
  return parts_->call(service, method, request, response, parts_->options.long_timeout);
}

Outcome<v1::ImportDirectoryResponse> Server::import_rows(
    const v1::ImportOptions& options, std::vector<v1::ImportRow> rows,
    const std::function<void(std::size_t)>& sent) {
  grpc::ClientContext context;
  Parts::set_deadline(context, parts_->options.long_timeout);
  v1::ImportDirectoryResponse response;
  const auto writer = parts_->directory->ImportDirectory(&context, &response);
  v1::ImportDirectoryRequest part;
  *part.mutable_options() = options;
  std::size_t part_bytes = 0;
  bool open = true;
  for (std::size_t i = 0; i < rows.size() && open; ++i) {
    part_bytes += rows[i].ByteSizeLong();
    *part.add_rows() = std::move(rows[i]);
    const bool full =
        static_cast<std::size_t>(part.rows_size()) >= kRowsInPart || part_bytes >= kPartBytesMax;
    if (!full) continue;
    open = writer->Write(part);
    part.Clear();
    part_bytes = 0;
    sent(i + 1);
  }
  if (open && (part.rows_size() > 0 || part.has_options())) open = writer->Write(part);
  if (open) sent(rows.size());
  writer->WritesDone();
  const grpc::Status status = writer->Finish();
  if (!status.ok()) return tl::unexpected(failure_of(status, parts_->options.address));
  return response;
}

Outcome<std::int64_t> Server::export_entries(const std::vector<std::string>& collections,
                                             const std::function<void(v1::DirectoryEntry)>& take) {
  grpc::ClientContext context;
  Parts::set_deadline(context, parts_->options.long_timeout);
  v1::ExportDirectoryRequest request;
  for (const std::string& collection : collections) request.add_collections(collection);
  const auto reader = parts_->directory->ExportDirectory(&context, request);
  v1::ExportDirectoryResponse part;
  std::int64_t revision = 0;
  while (reader->Read(&part)) {
    revision = part.revision();
    for (v1::DirectoryEntry& entry : *part.mutable_entries()) take(std::move(entry));
  }
  const grpc::Status status = reader->Finish();
  if (!status.ok()) return tl::unexpected(failure_of(status, parts_->options.address));
  return revision;
}

Outcome<bool> Server::watch_enquiry(
    const v1::WatchEnquiryRequest& request,
    const std::function<bool(const v1::WatchEnquiryResponse&)>& take) {
  grpc::ClientContext context;
  const std::optional<std::chrono::milliseconds> timeout = parts_->options.watch_timeout;
  if (timeout) Parts::set_deadline(context, *timeout);
  const auto reader = parts_->enquiries->WatchEnquiry(&context, request);
  v1::WatchEnquiryResponse change;
  bool wanted = true;
  while (wanted && reader->Read(&change)) wanted = take(change);
  if (!wanted) context.TryCancel();
  const grpc::Status status = reader->Finish();
  if (wanted && !status.ok()) return tl::unexpected(failure_of(status, parts_->options.address));
  return true;
}

bool Server::limits_watches() const { return parts_->options.watch_timeout.has_value(); }

}  // namespace veieninn::cli
