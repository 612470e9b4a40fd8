#include "service/server/bound_services.h"

#include <string>
#include <utility>

#include "service/api/directory_methods.h"
#include "service/api/engagement_methods.h"
#include "service/api/insight_methods.h"
#include "veieninn/v1/directory_service.pb.h"

namespace veieninn::server {
namespace {

// Serves the method `name` by a member function; the types of the messages are the member's.
template <typename Endpoint, typename Methods, typename Request, typename Response>
void bind_method(Endpoint& endpoint, const Serving& serving, const std::string& name,
                 const std::shared_ptr<Methods>& methods,
                 Result<void> (Methods::*method)(const api::Call&, const Request&, Response&)) {
  endpoint.serve(
      name, unary<Request, Response>(serving.message_bytes_max,
                                     [methods, method](const api::Call& call,
                                                       const Request& request, Response& response) {
                                       return ((*methods).*method)(call, request, response);
                                     }));
}

template <typename Traits>
void bind_resource(DirectoryEndpoint& endpoint, const Serving& serving, store::Store& store,
                   const api::Clock& clock) {
  using Methods = api::DirectoryMethods<Traits>;
  const auto methods = std::make_shared<Methods>(store, clock);
  const std::string one(Traits::kSingular);
  bind_method(endpoint, serving, "Get" + one, methods, &Methods::get);
  bind_method(endpoint, serving, "List" + std::string(Traits::kPlural), methods, &Methods::list);
  bind_method(endpoint, serving, "Create" + one, methods, &Methods::create);
  bind_method(endpoint, serving, "Update" + one, methods, &Methods::update);
  bind_method(endpoint, serving, "Delete" + one, methods, &Methods::remove);
}

}  // namespace

std::unique_ptr<DirectoryEndpoint> bind_directory(const Serving& serving, StreamCounts& counts,
                                                  store::Store& store, const api::Clock& clock) {
  auto endpoint = std::make_unique<DirectoryEndpoint>(serving);
  bind_resource<api::AreaTraits>(*endpoint, serving, store, clock);
  bind_resource<api::TopicTraits>(*endpoint, serving, store, clock);
  bind_resource<api::OrgUnitTraits>(*endpoint, serving, store, clock);
  bind_resource<api::ContactTraits>(*endpoint, serving, store, clock);
  bind_resource<api::VentureTraits>(*endpoint, serving, store, clock);
  bind_resource<api::TieTraits>(*endpoint, serving, store, clock);
  endpoint->serve_client_stream(
      "ImportDirectory", [&serving, &counts, &store, clock](grpc::CallbackServerContext* context,
                                                            grpc::ByteBuffer* response) {
        return serve_import(serving, counts, store, clock, context, response);
      });
  endpoint->serve_server_stream("ExportDirectory",
                                [&serving, &counts, &store](grpc::CallbackServerContext* context,
                                                            const grpc::ByteBuffer* request) {
                                  return serve_export(serving, counts, store, context, request);
                                });
  return endpoint;
}

std::unique_ptr<EngagementEndpoint> bind_engagements(const Serving& serving, store::Store& store,
                                                     const api::Clock& clock) {
  auto endpoint = std::make_unique<EngagementEndpoint>(serving);
  const auto methods = std::make_shared<api::EngagementMethods>(store, clock);
  bind_method(*endpoint, serving, "RecordEngagements", methods, &api::EngagementMethods::record);
  bind_method(*endpoint, serving, "ListEngagements", methods, &api::EngagementMethods::list);
  return endpoint;
}

std::unique_ptr<InsightEndpoint> bind_insight(const Serving& serving, store::Store& store,
                                              const feed::SnapshotPublisher& publisher,
                                              const api::Clock& clock) {
  auto endpoint = std::make_unique<InsightEndpoint>(serving);
  const auto methods = std::make_shared<api::InsightMethods>(store, publisher, clock);
  bind_method(*endpoint, serving, "GetCoverage", methods, &api::InsightMethods::get_coverage);
  return endpoint;
}

HotMethod hot_find_routes(RoutingEndpoint& endpoint, const Serving& serving,
                          std::shared_ptr<api::RoutingMethods> methods) {
  HotMethod hot;
  hot.full_name = std::string(v1::RoutingService::service_full_name()) + "/FindRoutes";
  hot.request_next = [&endpoint](grpc::ServerContext* context, grpc::ByteBuffer* request,
                                 ByteResponder* responder, grpc::ServerCompletionQueue* queue,
                                 void* tag) {
    endpoint.RequestFindRoutes(context, request, responder, queue, queue, tag);
  };
  hot.handler = unary<v1::FindRoutesRequest, v1::FindRoutesResponse>(
      serving.message_bytes_max,
      [methods = std::move(methods)](const api::Call& call, const v1::FindRoutesRequest& request,
                                     v1::FindRoutesResponse& response) {
        return methods->find_routes(call, request, response);
      });
  return hot;
}

}  // namespace veieninn::server
