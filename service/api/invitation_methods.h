// InvitationService: request -> what becomes of the invitation -> how it stands.
#pragma once

#include <utility>

#include "engine/base/error.h"
#include "service/api/call.h"
#include "service/enquiries/invitation_desk.h"
#include "service/store/store.h"
#include "veieninn/v1/invitation_service.pb.h"

namespace veieninn::api {

// REQUIRES: all that is handed in outlives this. Any thread may call any method.
class InvitationMethods {
 public:
  InvitationMethods(store::Store& store, enquiries::InvitationDesk& desk, Clock clock)
      : store_(store), desk_(desk), clock_(std::move(clock)) {}

  Result<void> invite(const Call& call, const v1::InviteVenturesRequest& request,
                      v1::InviteVenturesResponse& response);
  Result<void> get(const Call& call, const v1::GetInvitationRequest& request,
                   v1::GetInvitationResponse& response);
  Result<void> list(const Call& call, const v1::ListInvitationsRequest& request,
                    v1::ListInvitationsResponse& response);
  // Of the venture.
  Result<void> accept(const Call& call, const v1::AcceptInvitationRequest& request,
                      v1::AcceptInvitationResponse& response);
  Result<void> decline(const Call& call, const v1::DeclineInvitationRequest& request,
                       v1::DeclineInvitationResponse& response);
  // Of whoever answers for the initiative.
  Result<void> withdraw(const Call& call, const v1::WithdrawInvitationRequest& request,
                        v1::WithdrawInvitationResponse& response);

 private:
  template <typename Request, typename Response, typename Decide>
  Result<void> decide(const Request& request, const Decide& decides, Response& response);

  store::Store& store_;
  enquiries::InvitationDesk& desk_;
  Clock clock_;
};

}  // namespace veieninn::api
