// Which method of the API is served by which code of service/api.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "service/api/call.h"
#include "service/api/need_methods.h"
#include "service/api/routing_methods.h"
#include "service/enquiries/enquiry_desk.h"
#include "service/enquiries/invitation_desk.h"
#include "service/feed/snapshot_publisher.h"
#include "service/server/callback_service.h"
#include "service/server/directory_streams.h"
#include "service/server/enquiry_watch.h"
#include "service/server/hot_queue.h"
#include "service/store/store.h"
#include "veieninn/v1/directory_service.grpc.pb.h"
#include "veieninn/v1/engagement_service.grpc.pb.h"
#include "veieninn/v1/enquiry_service.grpc.pb.h"
#include "veieninn/v1/initiative_service.grpc.pb.h"
#include "veieninn/v1/insight_service.grpc.pb.h"
#include "veieninn/v1/invitation_service.grpc.pb.h"
#include "veieninn/v1/matching_service.grpc.pb.h"
#include "veieninn/v1/model_service.grpc.pb.h"
#include "veieninn/v1/routing_service.grpc.pb.h"

namespace veieninn::server {

using RoutingEndpoint =
    v1::RoutingService::WithRawMethod_FindRoutes<v1::RoutingService::WithRawMethod_ResolveNeed<
        v1::RoutingService::WithRawMethod_SuggestTopics<v1::RoutingService::Service>>>;
using InsightEndpoint = CallbackService<v1::InsightService>;
using MatchingEndpoint = CallbackService<v1::MatchingService>;
using ModelEndpoint = CallbackService<v1::ModelService>;
using DirectoryEndpoint = CallbackService<v1::DirectoryService>;
using EngagementEndpoint = CallbackService<v1::EngagementService>;
using EnquiryEndpoint = CallbackService<v1::EnquiryService>;
using InitiativeEndpoint = CallbackService<v1::InitiativeService>;
using InvitationEndpoint = CallbackService<v1::InvitationService>;

// REQUIRES: all that is handed in outlives what is returned.
// A contact's erasure first hands over what rests on her, by `desk`.
[[nodiscard]] std::unique_ptr<DirectoryEndpoint> bind_directory(const Serving& serving,
                                                                StreamCounts& counts,
                                                                store::Store& store,
                                                                enquiries::EnquiryDesk& desk,
                                                                const api::Clock& clock);
[[nodiscard]] std::unique_ptr<EngagementEndpoint> bind_engagements(const Serving& serving,
                                                                   store::Store& store,
                                                                   const api::Clock& clock);
[[nodiscard]] std::unique_ptr<EnquiryEndpoint> bind_enquiries(const Serving& serving,
                                                              EnquiryWatchers& watchers,
                                                              store::Store& store,
                                                              enquiries::EnquiryDesk& desk,
                                                              const api::Clock& clock);
[[nodiscard]] std::unique_ptr<InitiativeEndpoint> bind_initiatives(
    const Serving& serving, store::Store& store, const api::Clock& clock,
    std::function<void()> on_letters);
[[nodiscard]] std::unique_ptr<InvitationEndpoint> bind_invitations(const Serving& serving,
                                                                   store::Store& store,
                                                                   enquiries::InvitationDesk& desk,
                                                                   const api::Clock& clock);
[[nodiscard]] std::unique_ptr<InsightEndpoint> bind_insight(
    const Serving& serving, store::Store& store, const feed::SnapshotPublisher& publisher,
    const api::Clock& clock);
[[nodiscard]] std::unique_ptr<MatchingEndpoint> bind_matching(
    const Serving& serving, store::Store& store, const feed::SnapshotPublisher& publisher,
    const api::Clock& clock);
[[nodiscard]] std::unique_ptr<ModelEndpoint> bind_model(const Serving& serving, store::Store& store,
                                                        const feed::SnapshotPublisher& publisher);

// RoutingService from the completion queues.
[[nodiscard]] std::vector<HotMethod> hot_routing(RoutingEndpoint& endpoint, const Serving& serving,
                                                 const std::shared_ptr<api::RoutingMethods>& routes,
                                                 const std::shared_ptr<api::NeedMethods>& needs);

}  // namespace veieninn::server
