#include "tests/clients/cli/fake_initiatives.h"

namespace veieninn::cli {
namespace {

using grpc::ServerContext;
using grpc::Status;

class Initiatives final : public v1::InitiativeService::Service {
 public:
  explicit Initiatives(FakeInitiativeWorld& world) : world_(world) {}

  Status JoinInitiative(ServerContext*, const v1::JoinInitiativeRequest* request,
                        v1::JoinInitiativeResponse* response) override {
    return answer("JoinInitiative", *request, *response);
  }
  Status ReserveQuota(ServerContext*, const v1::ReserveQuotaRequest* request,
                      v1::ReserveQuotaResponse* response) override {
    return answer("ReserveQuota", *request, *response);
  }
  Status UseQuota(ServerContext*, const v1::UseQuotaRequest* request,
                  v1::UseQuotaResponse* response) override {
    return answer("UseQuota", *request, *response);
  }
  Status ReturnQuota(ServerContext*, const v1::ReturnQuotaRequest* request,
                     v1::ReturnQuotaResponse* response) override {
    return answer("ReturnQuota", *request, *response);
  }
  Status CompleteParticipation(ServerContext*, const v1::CompleteParticipationRequest* request,
                               v1::CompleteParticipationResponse* response) override {
    return answer("CompleteParticipation", *request, *response);
  }
  Status EndParticipation(ServerContext*, const v1::EndParticipationRequest* request,
                          v1::EndParticipationResponse* response) override {
    return answer("EndParticipation", *request, *response);
  }

  Status DecideTraining(ServerContext*, const v1::DecideTrainingRequest* request,
                        v1::DecideTrainingResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    remember("DecideTraining", *request);
    *response = world_.decided;
    return world_.refusal;
  }

  Status GetInitiativeSummary(ServerContext*, const v1::GetInitiativeSummaryRequest* /*request*/,
                              v1::GetInitiativeSummaryResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    *response->mutable_summary() = world_.summary;
    return Status::OK;
  }

 private:
  template <typename Request>
  void remember(const std::string& method, const Request& request) {
    world_.asked_method = method;
    world_.asked = std::make_unique<Request>(request);
  }

  template <typename Request, typename Response>
  Status answer(const std::string& method, const Request& request, Response& response) {
    const std::scoped_lock lock(world_.mutex);
    remember(method, request);
    *response.mutable_participation() = world_.participation;
    return world_.refusal;
  }

  FakeInitiativeWorld& world_;
};

}  // namespace

std::unique_ptr<v1::InitiativeService::Service> fake_initiative_service(
    FakeInitiativeWorld& world) {
  return std::make_unique<Initiatives>(world);
}

}  // namespace veieninn::cli
