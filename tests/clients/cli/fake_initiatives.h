// InitiativeService in the test's own process: answers with what it was given, and remembers what
// it was asked.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include <grpcpp/grpcpp.h>

#include "veieninn/v1/initiative_service.grpc.pb.h"

namespace veieninn::cli {

struct FakeInitiativeWorld {
  std::mutex mutex;
  v1::Initiative initiative;                // what the directory shows
  v1::InitiativeSummary summary;            // its numbers
  v1::Participation participation;          // what every verb answers with
  v1::DecideTrainingResponse decided;       // what a decision answers with
  grpc::Status refusal = grpc::Status::OK;  // what every verb fails with
  std::string asked_method;                 // the last verb
  std::unique_ptr<google::protobuf::Message> asked;

  // The last verb's request. REQUIRES: it was of this type.
  template <typename Request>
  const Request& request() const {
    return dynamic_cast<const Request&>(*asked);
  }
};

[[nodiscard]] std::unique_ptr<v1::InitiativeService::Service> fake_initiative_service(
    FakeInitiativeWorld& world);

}  // namespace veieninn::cli
