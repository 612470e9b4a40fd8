#include "tests/clients/cli/fake_server.h"

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "tests/clients/cli/fake_directory.h"

namespace veieninn::cli {
namespace {

using grpc::ServerContext;
using grpc::Status;

class Routing final : public v1::RoutingService::Service {
 public:
  explicit Routing(FakeWorld& world) : world_(world) {}

  Status FindRoutes(ServerContext*, const v1::FindRoutesRequest* request,
                    v1::FindRoutesResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    world_.last_routes = *request;
    *response = world_.answer;
    return Status::OK;
  }

 private:
  FakeWorld& world_;
};

class Insight final : public v1::InsightService::Service {
 public:
  explicit Insight(FakeWorld& world) : world_(world) {}

  Status GetCoverage(ServerContext*, const v1::GetCoverageRequest*,
                     v1::GetCoverageResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    *response = world_.coverage;
    return Status::OK;
  }
  Status ListOnePersonRisks(ServerContext*, const v1::ListOnePersonRisksRequest*,
                            v1::ListOnePersonRisksResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    *response = world_.risks;
    return Status::OK;
  }
  Status GetLoad(ServerContext*, const v1::GetLoadRequest* request,
                 v1::GetLoadResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    world_.last_load = *request;
    *response = world_.load;
    return Status::OK;
  }
  Status GetResponsiveness(ServerContext*, const v1::GetResponsivenessRequest*,
                           v1::GetResponsivenessResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    *response = world_.responsiveness;
    return Status::OK;
  }
  Status ListWordAssociations(ServerContext*, const v1::ListWordAssociationsRequest* request,
                              v1::ListWordAssociationsResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    world_.last_learned = *request;
    *response = world_.learned;
    return Status::OK;
  }

 private:
  FakeWorld& world_;
};

class Model final : public v1::ModelService::Service {
 public:
  explicit Model(FakeWorld& world) : world_(world) {}

  Status GetModel(ServerContext*, const v1::GetModelRequest*,
                  v1::GetModelResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    *response = world_.model;
    return Status::OK;
  }
  Status FitModel(ServerContext*, const v1::FitModelRequest*,
                  v1::FitModelResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    *response = world_.fitted;
    return Status::OK;
  }

 private:
  FakeWorld& world_;
};

class Engagements final : public v1::EngagementService::Service {
 public:
  explicit Engagements(FakeWorld& world) : world_(world) {}

  Status RecordEngagements(ServerContext*, const v1::RecordEngagementsRequest* request,
                           v1::RecordEngagementsResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    world_.last_record = *request;
    response->add_names("engagements/1");
    response->set_recorded_count(1);
    return Status::OK;
  }

 private:
  FakeWorld& world_;
};

}  // namespace

grpc::Status rich_status(grpc::StatusCode code, const std::string& message,
                         const std::string& reason, const std::string& field,
                         const std::string& description) {
  google::rpc::Status status;
  status.set_code(static_cast<int>(code));
  status.set_message(message);
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  status.add_details()->PackFrom(info);
  if (!field.empty()) {
    google::rpc::BadRequest bad;
    auto& violation = *bad.add_field_violations();
    violation.set_field(field);
    violation.set_description(description);
    status.add_details()->PackFrom(bad);
  }
  return {code, message, status.SerializeAsString()};
}

FakeServer::FakeServer()
    : directory_(fake_directory_service(world_, initiatives_)),
      routing_(std::make_unique<Routing>(world_)),
      insight_(std::make_unique<Insight>(world_)),
      model_(std::make_unique<Model>(world_)),
      engagement_(std::make_unique<Engagements>(world_)),
      enquiry_(fake_enquiry_service(enquiries_)),
      initiative_(fake_initiative_service(initiatives_)),
      invitation_(fake_invitation_service(invitations_)),
      matching_(fake_matching_service(matching_world_)) {
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(directory_.get());
  builder.RegisterService(routing_.get());
  builder.RegisterService(insight_.get());
  builder.RegisterService(model_.get());
  builder.RegisterService(engagement_.get());
  builder.RegisterService(enquiry_.get());
  builder.RegisterService(initiative_.get());
  builder.RegisterService(invitation_.get());
  builder.RegisterService(matching_.get());
  server_ = builder.BuildAndStart();
  address_ = "127.0.0.1:" + std::to_string(port);
}

FakeServer::~FakeServer() { server_->Shutdown(); }

}  // namespace veieninn::cli
