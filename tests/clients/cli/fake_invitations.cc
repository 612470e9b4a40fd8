#include "tests/clients/cli/fake_invitations.h"

#include <algorithm>

namespace veieninn::cli {
namespace {

using grpc::ServerContext;
using grpc::Status;

class Invitations final : public v1::InvitationService::Service {
 public:
  explicit Invitations(FakeInvitationWorld& world) : world_(world) {}

  Status InviteVentures(ServerContext*, const v1::InviteVenturesRequest* request,
                        v1::InviteVenturesResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    *response = world_.invited;
    return remember("InviteVentures", *request);
  }
  Status ListInvitations(ServerContext*, const v1::ListInvitationsRequest* request,
                         v1::ListInvitationsResponse* response) override {
    const std::scoped_lock lock(world_.mutex);
    const std::size_t begin = request->page_token().empty() ? 0 : std::stoul(request->page_token());
    const std::size_t end =
        std::min({begin + 2, begin + static_cast<std::size_t>(request->page_size()),
                  world_.invitations.size()});
    for (std::size_t i = begin; i < end; ++i) *response->add_invitations() = world_.invitations[i];
    if (end < world_.invitations.size()) response->set_next_page_token(std::to_string(end));
    return remember("ListInvitations", *request);
  }
  Status GetInvitation(ServerContext*, const v1::GetInvitationRequest* request,
                       v1::GetInvitationResponse* response) override {
    return answer("GetInvitation", *request, *response);
  }
  Status AcceptInvitation(ServerContext*, const v1::AcceptInvitationRequest* request,
                          v1::AcceptInvitationResponse* response) override {
    return answer("AcceptInvitation", *request, *response);
  }
  Status DeclineInvitation(ServerContext*, const v1::DeclineInvitationRequest* request,
                           v1::DeclineInvitationResponse* response) override {
    return answer("DeclineInvitation", *request, *response);
  }
  Status WithdrawInvitation(ServerContext*, const v1::WithdrawInvitationRequest* request,
                            v1::WithdrawInvitationResponse* response) override {
    return answer("WithdrawInvitation", *request, *response);
  }

 private:
  template <typename Request>
  Status remember(const std::string& method, const Request& request) {
    world_.asked_method = method;
    world_.asked = std::make_unique<Request>(request);
    return world_.refusal;
  }

  template <typename Request, typename Response>
  Status answer(const std::string& method, const Request& request, Response& response) {
    const std::scoped_lock lock(world_.mutex);
    *response.mutable_invitation() = world_.invitation;
    return remember(method, request);
  }

  FakeInvitationWorld& world_;
};

}  // namespace

std::unique_ptr<v1::InvitationService::Service> fake_invitation_service(
    FakeInvitationWorld& world) {
  return std::make_unique<Invitations>(world);
}

}  // namespace veieninn::cli
