// InvitationService in the test's own process: answers with what it was given, and remembers what
// it was asked.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <grpcpp/grpcpp.h>

#include "veieninn/v1/invitation_service.grpc.pb.h"

namespace veieninn::cli {

struct FakeInvitationWorld {
  std::mutex mutex;
  v1::Invitation invitation;                // what every answer, and a get, answers with
  v1::InviteVenturesResponse invited;       // what inviting answers with
  std::vector<v1::Invitation> invitations;  // what a list walks through, two a page
  grpc::Status refusal = grpc::Status::OK;  // what every call fails with
  std::string asked_method;                 // the last
  std::unique_ptr<google::protobuf::Message> asked;

  // The last request. REQUIRES: it was of this type.
  template <typename Request>
  const Request& request() const {
    return dynamic_cast<const Request&>(*asked);
  }
};

[[nodiscard]] std::unique_ptr<v1::InvitationService::Service> fake_invitation_service(
    FakeInvitationWorld& world);

}  // namespace veieninn::cli
