#include "tests/clients/cli/fake_matching.h"

namespace veieninn::cli {
namespace {

using grpc::ServerContext;
using grpc::Status;

class Matching final : public v1::MatchingService::Service {
 public:
  explicit Matching(FakeMatchingWorld& world) : world_(world) {}

  Status FindOpportunities(ServerContext*, const v1::FindOpportunitiesRequest* request,
                           v1::FindOpportunitiesResponse* response) override {
    return answer(*request, world_.asked_opportunities, world_.opportunities, *response);
  }
  Status FindVentures(ServerContext*, const v1::FindVenturesRequest* request,
                      v1::FindVenturesResponse* response) override {
    return answer(*request, world_.asked_ventures, world_.ventures, *response);
  }
  Status FindTeam(ServerContext*, const v1::FindTeamRequest* request,
                  v1::FindTeamResponse* response) override {
    return answer(*request, world_.asked_team, world_.team, *response);
  }
  Status ProposePairs(ServerContext*, const v1::ProposePairsRequest* request,
                      v1::ProposePairsResponse* response) override {
    return answer(*request, world_.asked_pairs, world_.pairs, *response);
  }

 private:
  template <typename Request, typename Response>
  Status answer(const Request& request, Request& asked, const Response& given, Response& response) {
    const std::scoped_lock lock(world_.mutex);
    asked = request;
    response = given;
    return world_.refusal;
  }

  FakeMatchingWorld& world_;
};

}  // namespace

std::unique_ptr<v1::MatchingService::Service> fake_matching_service(FakeMatchingWorld& world) {
  return std::make_unique<Matching>(world);
}

}  // namespace veieninn::cli
