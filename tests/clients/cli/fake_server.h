// A server in the test's own process, in memory: enough of the API, as its comments say, for the
// client to meet everything a real one answers. The real one is met in tests/end_to_end.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include <grpcpp/grpcpp.h>

#include "tests/clients/cli/fake_enquiries.h"
#include "tests/clients/cli/fake_initiatives.h"
#include "tests/clients/cli/fake_invitations.h"
#include "tests/clients/cli/fake_matching.h"
#include "veieninn/v1/directory_service.grpc.pb.h"
#include "veieninn/v1/engagement_service.grpc.pb.h"
#include "veieninn/v1/insight_service.grpc.pb.h"
#include "veieninn/v1/model_service.grpc.pb.h"
#include "veieninn/v1/routing_service.grpc.pb.h"

namespace veieninn::cli {

// What the server holds, by resource name, and what it was asked last.
struct FakeWorld {
  std::mutex mutex;
  std::map<std::string, v1::DirectoryEntry> entries;
  std::int64_t revision = 0;
  std::int64_t engagement_count = 0;
  v1::FindRoutesResponse answer;
  v1::FindRoutesRequest last_routes;
  v1::ImportOptions last_import;
  v1::UpdateContactRequest last_update;
  v1::GetCoverageResponse coverage;
  v1::ListOnePersonRisksResponse risks;
  v1::GetLoadResponse load;
  v1::GetLoadRequest last_load;
  v1::GetResponsivenessResponse responsiveness;
  v1::GetModelResponse model;
  v1::FitModelResponse fitted;
  v1::ListWordAssociationsResponse learned;
  v1::ListWordAssociationsRequest last_learned;
  v1::RecordEngagementsRequest last_record;
  std::size_t largest_part_rows = 0;
};

// `reason` goes into ErrorInfo, `field` with its description into BadRequest.
[[nodiscard]] grpc::Status rich_status(grpc::StatusCode code, const std::string& message,
                                       const std::string& reason, const std::string& field = "",
                                       const std::string& description = "");

class FakeServer {
 public:
  FakeServer();
  ~FakeServer();

  [[nodiscard]] FakeWorld& world() { return world_; }
  [[nodiscard]] FakeEnquiryWorld& enquiries() { return enquiries_; }
  [[nodiscard]] FakeInitiativeWorld& initiatives() { return initiatives_; }
  [[nodiscard]] FakeInvitationWorld& invitations() { return invitations_; }
  [[nodiscard]] FakeMatchingWorld& matching() { return matching_world_; }
  [[nodiscard]] const std::string& address() const { return address_; }

 private:
  FakeWorld world_;
  FakeEnquiryWorld enquiries_;
  FakeInitiativeWorld initiatives_;
  FakeInvitationWorld invitations_;
  FakeMatchingWorld matching_world_;
  std::unique_ptr<v1::DirectoryService::Service> directory_;
  std::unique_ptr<v1::RoutingService::Service> routing_;
  std::unique_ptr<v1::InsightService::Service> insight_;
  std::unique_ptr<v1::ModelService::Service> model_;
  std::unique_ptr<v1::EngagementService::Service> engagement_;
  std::unique_ptr<v1::EnquiryService::Service> enquiry_;
  std::unique_ptr<v1::InitiativeService::Service> initiative_;
  std::unique_ptr<v1::InvitationService::Service> invitation_;
  std::unique_ptr<v1::MatchingService::Service> matching_;
  std::unique_ptr<grpc::Server> server_;
  std::string address_;
};

}  // namespace veieninn::cli
