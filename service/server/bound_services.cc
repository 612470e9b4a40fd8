#include "service/server/bound_services.h"

#include <string>
#include <utility>

#include "service/api/directory_methods.h"
#include "service/api/engagement_methods.h"
#include "service/api/enquiry_methods.h"
#include "service/api/initiative_methods.h"
#include "service/api/insight_methods.h"
#include "service/api/invitation_methods.h"
#include "service/api/learning_methods.h"
#include "service/api/matching_methods.h"
#include "service/api/model_methods.h"
#include "service/api/risk_methods.h"
#include "service/api/unit_insight_methods.h"
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
                                                  store::Store& store, enquiries::EnquiryDesk& desk,
                                                  const api::Clock& clock) {
  auto endpoint = std::make_unique<DirectoryEndpoint>(serving);
  bind_resource<api::AreaTraits>(*endpoint, serving, store, clock);
  bind_resource<api::TopicTraits>(*endpoint, serving, store, clock);
  bind_resource<api::OrgUnitTraits>(*endpoint, serving, store, clock);
  bind_resource<api::ContactTraits>(*endpoint, serving, store, clock);
  // In place of the plain one: what rests on her is handed over first.
  endpoint->serve(
      "DeleteContact",
      unary<v1::DeleteContactRequest, v1::DeleteContactResponse>(
          serving.message_bytes_max,
          [&desk, &store, clock,
           methods = std::make_shared<api::DirectoryMethods<api::ContactTraits>>(store, clock)](
              const api::Call& call, const v1::DeleteContactRequest& request,
              v1::DeleteContactResponse& response) -> Result<void> {
            // What is wrong with the request, the erasure says, and nothing is handed over for it.
            const auto id = api::id_of_name(store::ResourceKind::kContact, request.name(), "name");
            const auto stored = id ? store.get(store::ResourceKind::kContact, *id)
                                   : Result<store::StoredResource>(fail(id.error()));
            const auto expected = api::revision_of_etag(request.etag());
            if (stored && (!expected || *expected == stored->revision)) {
              if (auto released = desk.release(*id, clock()); !released) return released;
            }
            return methods->remove(call, request, response);
          }));
  bind_resource<api::VentureTraits>(*endpoint, serving, store, clock);
  bind_resource<api::TieTraits>(*endpoint, serving, store, clock);
  bind_resource<api::InitiativeTraits>(*endpoint, serving, store, clock);
  bind_resource<api::ParticipationTraits>(*endpoint, serving, store, clock);
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

std::unique_ptr<EnquiryEndpoint> bind_enquiries(const Serving& serving, EnquiryWatchers& watchers,
                                                store::Store& store, enquiries::EnquiryDesk& desk,
                                                const api::Clock& clock) {
  using Methods = api::EnquiryMethods;
  auto endpoint = std::make_unique<EnquiryEndpoint>(serving);
  const auto methods = std::make_shared<Methods>(store, desk, clock);
  const auto bind = [&](const std::string& name, auto method) {
    bind_method(*endpoint, serving, name, methods, method);
  };
  bind("CreateEnquiry", &Methods::create);
  bind("GetEnquiry", &Methods::get);
  bind("ListEnquiries", &Methods::list);
  bind("AcceptEnquiry", &Methods::accept);
  bind("IntroduceEnquiry", &Methods::introduce);
  bind("ReferEnquiry", &Methods::refer);
  bind("DeclineEnquiry", &Methods::decline);
  bind("ReportAbsence", &Methods::report_absence);
  bind("HandOverEnquiry", &Methods::hand_over);
  bind("AddColleague", &Methods::add_colleague);
  bind("NameCoordinator", &Methods::name_coordinator);
  bind("CloseEnquiry", &Methods::close);
  bind("WithdrawEnquiry", &Methods::withdraw);
  bind("AskNextContact", &Methods::ask_next);
  bind("ReportAbuse", &Methods::report_abuse);
  bind("ReleaseSender", &Methods::release_sender);
  endpoint->serve_server_stream("WatchEnquiry", [&watchers](grpc::CallbackServerContext* context,
                                                            const grpc::ByteBuffer* request) {
    return watchers.watch(context, request);
  });
  return endpoint;
}

std::unique_ptr<InitiativeEndpoint> bind_initiatives(const Serving& serving, store::Store& store,
                                                     const api::Clock& clock,
                                                     std::function<void()> on_letters) {
  using Methods = api::InitiativeMethods;
  auto endpoint = std::make_unique<InitiativeEndpoint>(serving);
  const auto methods = std::make_shared<Methods>(store, clock, std::move(on_letters));
  const auto bind = [&](const std::string& name, auto method) {
    bind_method(*endpoint, serving, name, methods, method);
  };
  bind("JoinInitiative", &Methods::join);
  bind("ReserveQuota", &Methods::reserve_quota);
  bind("UseQuota", &Methods::use_quota);
  bind("ReturnQuota", &Methods::return_quota);
  bind("CompleteParticipation", &Methods::complete);
  bind("EndParticipation", &Methods::end);
  bind("DecideTraining", &Methods::decide_training);
  bind("GetInitiativeSummary", &Methods::get_summary);
  return endpoint;
}

std::unique_ptr<InvitationEndpoint> bind_invitations(const Serving& serving, store::Store& store,
                                                     enquiries::InvitationDesk& desk,
                                                     const api::Clock& clock) {
  using Methods = api::InvitationMethods;
  auto endpoint = std::make_unique<InvitationEndpoint>(serving);
  const auto methods = std::make_shared<Methods>(store, desk, clock);
  const auto bind = [&](const std::string& name, auto method) {
    bind_method(*endpoint, serving, name, methods, method);
  };
  bind("InviteVentures", &Methods::invite);
  bind("GetInvitation", &Methods::get);
  bind("ListInvitations", &Methods::list);
  bind("AcceptInvitation", &Methods::accept);
  bind("DeclineInvitation", &Methods::decline);
  bind("WithdrawInvitation", &Methods::withdraw);
  return endpoint;
}

std::unique_ptr<InsightEndpoint> bind_insight(const Serving& serving, store::Store& store,
                                              const feed::SnapshotPublisher& publisher,
                                              const api::Clock& clock) {
  auto endpoint = std::make_unique<InsightEndpoint>(serving);
  const auto methods = std::make_shared<api::InsightMethods>(store, publisher, clock);
  bind_method(*endpoint, serving, "GetCoverage", methods, &api::InsightMethods::get_coverage);
  const auto risks = std::make_shared<api::RiskMethods>(store, publisher, clock);
  bind_method(*endpoint, serving, "ListOnePersonRisks", risks,
              &api::RiskMethods::list_one_person_risks);
  const auto units = std::make_shared<api::UnitInsightMethods>(store, publisher, clock);
  bind_method(*endpoint, serving, "GetLoad", units, &api::UnitInsightMethods::get_load);
  bind_method(*endpoint, serving, "GetResponsiveness", units,
              &api::UnitInsightMethods::get_responsiveness);
  const auto learning = std::make_shared<api::LearningMethods>(store, publisher);
  bind_method(*endpoint, serving, "ListWordAssociations", learning,
              &api::LearningMethods::list_word_associations);
  return endpoint;
}

std::unique_ptr<MatchingEndpoint> bind_matching(const Serving& serving, store::Store& store,
                                                const feed::SnapshotPublisher& publisher,
                                                const api::Clock& clock) {
  using Methods = api::MatchingMethods;
  auto endpoint = std::make_unique<MatchingEndpoint>(serving);
  const auto methods = std::make_shared<Methods>(store, publisher, clock);
  bind_method(*endpoint, serving, "FindOpportunities", methods, &Methods::find_opportunities);
  bind_method(*endpoint, serving, "FindVentures", methods, &Methods::find_ventures);
  bind_method(*endpoint, serving, "FindTeam", methods, &Methods::find_team);
  bind_method(*endpoint, serving, "ProposePairs", methods, &Methods::propose_pairs);
  return endpoint;
}

std::unique_ptr<ModelEndpoint> bind_model(const Serving& serving, store::Store& store,
                                          const feed::SnapshotPublisher& publisher) {
  auto endpoint = std::make_unique<ModelEndpoint>(serving);
  const auto methods = std::make_shared<api::ModelMethods>(store, publisher);
  bind_method(*endpoint, serving, "GetModel", methods, &api::ModelMethods::get);
  bind_method(*endpoint, serving, "FitModel", methods, &api::ModelMethods::fit);
  return endpoint;
}

namespace {

// `ask_for` is the generated service's Request<Method>.
template <typename Methods, typename Request, typename Response, typename AskFor>
HotMethod hot_method(RoutingEndpoint& endpoint, const Serving& serving, const std::string& name,
                     const std::shared_ptr<Methods>& methods,
                     Result<void> (Methods::*method)(const api::Call&, const Request&, Response&),
                     AskFor ask_for) {
  HotMethod hot;
  hot.full_name = std::string(v1::RoutingService::service_full_name()) + "/" + name;
  hot.request_next = [&endpoint, ask_for](grpc::ServerContext* context, grpc::ByteBuffer* request,
                                          ByteResponder* responder,
                                          grpc::ServerCompletionQueue* queue, void* tag) {
    (endpoint.*ask_for)(context, request, responder, queue, queue, tag);
  };
  hot.handler = unary<Request, Response>(
      serving.message_bytes_max,
      [methods, method](const api::Call& call, const Request& request, Response& response) {
        return ((*methods).*method)(call, request, response);
      });
  return hot;
}

}  // namespace

std::vector<HotMethod> hot_routing(RoutingEndpoint& endpoint, const Serving& serving,
                                   const std::shared_ptr<api::RoutingMethods>& routes,
                                   const std::shared_ptr<api::NeedMethods>& needs) {
  return {hot_method(endpoint, serving, "FindRoutes", routes, &api::RoutingMethods::find_routes,
                     &RoutingEndpoint::RequestFindRoutes),
          hot_method(endpoint, serving, "ResolveNeed", needs, &api::NeedMethods::resolve_need,
                     &RoutingEndpoint::RequestResolveNeed),
          hot_method(endpoint, serving, "SuggestTopics", needs, &api::NeedMethods::suggest_topics,
                     &RoutingEndpoint::RequestSuggestTopics)};
}

}  // namespace veieninn::server
