// MatchingService in the test's own process: answers with what it was given, and remembers what it
// was asked.
#pragma once

#include <memory>
#include <mutex>

#include <grpcpp/grpcpp.h>

#include "veieninn/v1/matching_service.grpc.pb.h"

namespace veieninn::cli {

struct FakeMatchingWorld {
  std::mutex mutex;
  v1::FindOpportunitiesRequest asked_opportunities;
  v1::FindOpportunitiesResponse opportunities;
  v1::FindVenturesRequest asked_ventures;
  v1::FindVenturesResponse ventures;
  v1::FindTeamRequest asked_team;
  v1::FindTeamResponse team;
  v1::ProposePairsRequest asked_pairs;
  v1::ProposePairsResponse pairs;
  grpc::Status refusal = grpc::Status::OK;  // what every question fails with
};

[[nodiscard]] std::unique_ptr<v1::MatchingService::Service> fake_matching_service(
    FakeMatchingWorld& world);

}  // namespace veieninn::cli
