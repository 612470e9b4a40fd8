#include "service/server/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/resource_quota.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include "service/api/gap_counter.h"
#include "service/api/routing_methods.h"
#include "service/feed/snapshot_publisher.h"
#include "service/server/bound_services.h"
#include "service/server/callback_service.h"
#include "service/server/enquiry_clock.h"
#include "service/server/enquiry_watch.h"
#include "service/server/mail_side.h"
#include "service/server/worker_pool.h"

namespace veieninn::server {
namespace {

constexpr std::size_t kWorkersMin = 8;         // they sleep on disks, not on processors
constexpr int kStreamsPerConnectionMax = 256;  // calls a client may have under way
constexpr int kGrpcThreadsMax = 64;
constexpr int kKeepaliveIntervalMs = 60'000;  // asks an idle client whether it is still there
constexpr int kKeepaliveTimeoutMs = 20'000;
constexpr int kClientPingIntervalMinMs = 10'000;  // oftener is a flood
constexpr int kClientPingStrikesMax = 5;
// A message over our own limit gets an error that names the field, as long as gRPC lets it in.
constexpr std::size_t kTransportLimitFactor = 4;
constexpr std::size_t kResponseBytesMax = std::size_t{64} * 1024 * 1024;

std::size_t or_default(std::size_t chosen, std::size_t otherwise) {
  return chosen == 0 ? otherwise : chosen;
}

std::size_t processors() { return std::max(1U, std::thread::hardware_concurrency()); }

// Everything before the last colon, so that [::1]:50051 works.
std::string host_of(const std::string& listen) { return listen.substr(0, listen.rfind(':')); }

void set_limits(grpc::ServerBuilder& builder, const ServerOptions& options) {
  builder.SetMaxReceiveMessageSize(
      static_cast<int>(options.message_bytes_max * kTransportLimitFactor));
  builder.SetMaxSendMessageSize(static_cast<int>(kResponseBytesMax));
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kStreamsPerConnectionMax);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveIntervalMs);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kKeepaliveTimeoutMs);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS,
                             kClientPingIntervalMinMs);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MAX_PING_STRIKES, kClientPingStrikesMax);
  // Two servers on one port would share its calls without a word.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  grpc::ResourceQuota quota("veieninnd");
  quota.SetMaxThreads(kGrpcThreadsMax);
  builder.SetResourceQuota(quota);
  // Reflection is the only service on the synchronous API.
  builder.SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::NUM_CQS, 1);
  builder.SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::MIN_POLLERS, 1);
  builder.SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::MAX_POLLERS, 2);
}

Error cannot_listen(const std::string& listen) {
  return invalid_argument("listen", "cannot bind " + listen,
                          "choose another address or port, or stop what holds it");
}

}  // namespace

// In the order of their making; they go in the opposite one.
struct Server::Parts {
  Parts(std::unique_ptr<store::Store> given_store, const ServerOptions& given_options,
        Extra given_extra)
      : options(given_options),
        store(std::move(given_store)),
        workers(std::max(kWorkersMin, options.worker_threads)),
        serving{workers, options.on_call, options.message_bytes_max},
        extra(std::move(given_extra)) {}

  Result<void> follow_store() {
    auto started =
        feed::SnapshotPublisher::start(*store, options.on_feed_failure, options.snapshots);
    if (!started) return fail(std::move(started.error()));
    publisher = *std::move(started);
    gaps = std::make_unique<api::GapCounter>(*store, options.on_feed_failure);
    desk = std::make_unique<enquiries::EnquiryDesk>(*store, *publisher);
    watchers = std::make_unique<EnquiryWatchers>(serving, *store);
    invitation_desk = std::make_unique<enquiries::InvitationDesk>(*store, *publisher);
    const auto on_change = [this](const std::string& enquiry) {
      watchers->wake(enquiry);
      wake_mail();
    };
    desk->set_change_listener(on_change);
    invitation_desk->set_change_listener(on_change);
    return {};
  }

  void wake_mail() {
    if (MailSide* const side = mail_to_wake) side->wake();
  }

  Result<void> open_mail() {
    auto started = MailSide::start(options.mail, *store, *publisher, *desk, options.clock,
                                   options.on_feed_failure);
    if (!started) return fail(std::move(started.error()));
    mail = *std::move(started);
    mail_to_wake = mail.get();
    enquiry_clock = std::make_unique<EnquiryClock>(*desk, *invitation_desk, options.clock,
                                                   options.on_feed_failure);
    return {};
  }

  void register_services(grpc::ServerBuilder& builder) {
    directory = bind_directory(serving, stream_counts, *store, *desk, options.clock);
    enquiries = bind_enquiries(serving, *watchers, *store, *desk, options.clock);
    engagements = bind_engagements(serving, *store, options.clock);
    initiatives = bind_initiatives(serving, *store, options.clock, [this] { wake_mail(); });
    invitations = bind_invitations(serving, *store, *invitation_desk, options.clock);
    insight = bind_insight(serving, *store, *publisher, options.clock);
    matching = bind_matching(serving, *store, *publisher, options.clock);
    builder.RegisterService(directory.get());
    builder.RegisterService(engagements.get());
    builder.RegisterService(enquiries.get());
    builder.RegisterService(initiatives.get());
    builder.RegisterService(invitations.get());
    model = bind_model(serving, *store, *publisher);
    builder.RegisterService(insight.get());
    builder.RegisterService(matching.get());
    builder.RegisterService(model.get());
    builder.RegisterService(&routing);
    hot_methods =
        hot_routing(routing, serving,
                    std::make_shared<api::RoutingMethods>(*store, *publisher, *gaps, options.clock),
                    std::make_shared<api::NeedMethods>(*store, *publisher));
    for (const auto& service : extra.services) builder.RegisterService(service.get());
    hot_methods.insert(hot_methods.end(), extra.hot_methods.begin(), extra.hot_methods.end());
  }

  Result<void> listen() {
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    grpc::ServerBuilder builder;
    set_limits(builder, options);
    int port = 0;
    builder.AddListeningPort(options.listen, grpc::InsecureServerCredentials(), &port);
    register_services(builder);
    const std::size_t queue_count = or_default(options.hot_threads, processors());
    for (std::size_t i = 0; i < queue_count; ++i) {
      queues.push_back(
          std::make_unique<HotQueue>(builder.AddCompletionQueue(), hot_methods, serving));
    }
    server = builder.BuildAndStart();
    if (server == nullptr || port == 0) return fail(cannot_listen(options.listen));
    address = host_of(options.listen) + ":" + std::to_string(port);
    for (const auto& queue : queues) hot_threads.emplace_back([&queue] { queue->run(); });
    return {};
  }

  void drain() {
    if (server == nullptr) return;
    server->GetHealthCheckService()->SetServingStatus(false);
    watchers->stop();
    server->Shutdown(std::chrono::system_clock::now() + options.drain_time);
    serving.stopping = true;
    workers.stop();
    for (const auto& queue : queues) queue->shut_down();
    for (std::thread& thread : hot_threads) thread.join();
    server->Wait();
    server.reset();
    enquiry_clock.reset();
    mail_to_wake = nullptr;
    mail.reset();
    watchers.reset();
    invitation_desk.reset();
    desk.reset();
    gaps.reset();
    publisher.reset();
  }

  ServerOptions options;
  std::string address;
  std::unique_ptr<store::Store> store;
  std::unique_ptr<feed::SnapshotPublisher> publisher;
  std::unique_ptr<api::GapCounter> gaps;
  WorkerPool workers;
  Serving serving;
  std::unique_ptr<enquiries::EnquiryDesk> desk;
  std::unique_ptr<enquiries::InvitationDesk> invitation_desk;
  std::unique_ptr<EnquiryWatchers> watchers;
  std::atomic<MailSide*> mail_to_wake = nullptr;  // read by the mail side's own threads, too
  std::unique_ptr<MailSide> mail;
  std::unique_ptr<EnquiryClock> enquiry_clock;
  StreamCounts stream_counts;
  Extra extra;
  std::unique_ptr<DirectoryEndpoint> directory;
  std::unique_ptr<EngagementEndpoint> engagements;
  std::unique_ptr<EnquiryEndpoint> enquiries;
  std::unique_ptr<InitiativeEndpoint> initiatives;
  std::unique_ptr<InvitationEndpoint> invitations;
  std::unique_ptr<InsightEndpoint> insight;
  std::unique_ptr<MatchingEndpoint> matching;
  std::unique_ptr<ModelEndpoint> model;
  RoutingEndpoint routing;
  std::vector<HotMethod> hot_methods;
  std::vector<std::unique_ptr<HotQueue>> queues;
  std::unique_ptr<grpc::Server> server;
  std::vector<std::thread> hot_threads;
};

Result<std::unique_ptr<Server>> Server::start(std::unique_ptr<store::Store> store,
                                              const ServerOptions& options, Extra extra) {
  auto parts = std::make_unique<Parts>(std::move(store), options, std::move(extra));
  if (Result<void> following = parts->follow_store(); !following) return fail(following.error());
  if (Result<void> mail = parts->open_mail(); !mail) return fail(mail.error());
  if (Result<void> listening = parts->listen(); !listening) return fail(listening.error());
  return std::unique_ptr<Server>(new Server(std::move(parts)));
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Server::~Server() { drain(); }

const std::string& Server::address() const noexcept { return parts_->address; }

std::string Server::pages_address() const {
  return parts_->mail ? parts_->mail->pages_address() : std::string();
}

store::Store& Server::store() noexcept { return *parts_->store; }

void Server::drain() { parts_->drain(); }

}  // namespace veieninn::server
