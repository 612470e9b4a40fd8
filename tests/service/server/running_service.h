// A whole service in this process: a store in a folder of its own, a server on a free port, and
// stubs of every service on one channel.
#pragma once

#include <google/rpc/error_details.pb.h>
#include <google/rpc/status.pb.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "service/server/server.h"
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

// 2026-11-23T12:00:00Z: what the clock of a RunningService says.
inline constexpr std::int64_t kNowSeconds = 1'795'435'200;

// A folder that is gone when the test is.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class RunningService {
 public:
  explicit RunningService(const std::function<void(ServerOptions&)>& adjust = {});

  Server& server() { return *server_; }
  [[nodiscard]] std::shared_ptr<grpc::Channel> channel() const { return channel_; }

  std::unique_ptr<v1::DirectoryService::Stub> directory;
  std::unique_ptr<v1::EngagementService::Stub> engagements;
  std::unique_ptr<v1::EnquiryService::Stub> enquiries;
  std::unique_ptr<v1::InitiativeService::Stub> initiatives;
  std::unique_ptr<v1::InsightService::Stub> insight;
  std::unique_ptr<v1::InvitationService::Stub> invitations;
  std::unique_ptr<v1::MatchingService::Stub> matching;
  std::unique_ptr<v1::ModelService::Stub> model;
  std::unique_ptr<v1::RoutingService::Stub> routing;

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
};

// Calls `method` of `stub` and returns its status; the response goes to `response`.
template <typename Stub, typename Request, typename Response>
grpc::Status call(Stub& stub,
                  grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                  const Request& request, Response* response) {
  grpc::ClientContext context;
  return (stub.*method)(&context, request, response);
}

template <typename Detail>
std::optional<Detail> detail_of(const grpc::Status& status) {
  google::rpc::Status parsed;
  if (!parsed.ParseFromString(status.error_details())) return std::nullopt;
  for (const auto& any : parsed.details()) {
    Detail detail;
    if (any.UnpackTo(&detail)) return detail;
  }
  return std::nullopt;
}

// "NOT_FOUND" of the status's ErrorInfo; empty when it has none.
[[nodiscard]] std::string reason_of(const grpc::Status& status);
// Every field of its BadRequest.
[[nodiscard]] std::vector<std::string> fields_of(const grpc::Status& status);

// Small rows that are valid as they stand.
[[nodiscard]] v1::Area country();       // areas/no
[[nodiscard]] v1::Area municipality();  // areas/3118 in areas/no, formerly 0125
[[nodiscard]] v1::Topic topic(const std::string& id, const std::string& label);
[[nodiscard]] v1::OrgUnit unit(const std::string& id);     // serves areas/3118
[[nodiscard]] v1::Contact contact(const std::string& id);  // in orgUnits/u1, knows topics/t1
[[nodiscard]] v1::Venture venture(const std::string& id);
[[nodiscard]] v1::Tie tie(const std::string& id, const std::string& from, const std::string& to);
[[nodiscard]] v1::Engagement engagement(v1::EngagementKind kind, const std::string& source_id);
// An office of orgUnits/u1, which contacts/c1 answers for, for ventures, without quotas.
[[nodiscard]] v1::Initiative initiative(const std::string& id);
// Of ventures/v1 in that initiative.
[[nodiscard]] v1::Participation participation(const std::string& id, const std::string& initiative);

// areas/no, areas/3118, topics/t1 (barnehage), orgUnits/u1, contacts/c1 and c2, ventures/v1.
void fill_small_world(RunningService& service);

// Imports rows in one stream.
[[nodiscard]] grpc::Status import(v1::DirectoryService::Stub& stub,
                                  const v1::ImportOptions& options,
                                  const std::vector<v1::DirectoryEntry>& entries,
                                  v1::ImportDirectoryResponse* report);
[[nodiscard]] v1::DirectoryEntry entry(const v1::Area& row);
[[nodiscard]] v1::DirectoryEntry entry(const v1::Topic& row);
[[nodiscard]] v1::DirectoryEntry entry(const v1::OrgUnit& row);
[[nodiscard]] v1::DirectoryEntry entry(const v1::Contact& row);
[[nodiscard]] v1::DirectoryEntry entry(const v1::Venture& row);
[[nodiscard]] v1::DirectoryEntry entry(const v1::Tie& row);
[[nodiscard]] v1::DirectoryEntry entry(const v1::Engagement& row);
[[nodiscard]] v1::DirectoryEntry entry(const v1::Initiative& row);
[[nodiscard]] v1::DirectoryEntry entry(const v1::Participation& row);

}  // namespace veieninn::server
