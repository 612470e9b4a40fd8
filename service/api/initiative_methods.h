// InitiativeService: who takes part in an initiative, and what is given to them.
//
// Each verb reads the row, changes it and puts it on condition that nobody else did meanwhile; if
// somebody did, it begins again. Whether an account has enough is the store's to say, in the same
// commit: so no two calls are ever promised the same hour.
//
// REQUIRES: the store outlives this. Any thread may call any method.
#pragma once

#include <functional>
#include <shared_mutex>
#include <utility>

#include "engine/base/error.h"
#include "service/api/call.h"
#include "service/store/store.h"
#include "veieninn/v1/initiative_service.pb.h"

namespace veieninn::api {

class InitiativeMethods {
 public:
  // `on_letters`: something waits to be sent, after it was kept. From the calling thread.
  InitiativeMethods(store::Store& store, Clock clock, std::function<void()> on_letters)
      : store_(store), clock_(std::move(clock)), on_letters_(std::move(on_letters)) {}

  Result<void> join(const Call& call, const v1::JoinInitiativeRequest& request,
                    v1::JoinInitiativeResponse& response);
  Result<void> reserve_quota(const Call& call, const v1::ReserveQuotaRequest& request,
                             v1::ReserveQuotaResponse& response);
  Result<void> use_quota(const Call& call, const v1::UseQuotaRequest& request,
                         v1::UseQuotaResponse& response);
  Result<void> return_quota(const Call& call, const v1::ReturnQuotaRequest& request,
                            v1::ReturnQuotaResponse& response);
  Result<void> complete(const Call& call, const v1::CompleteParticipationRequest& request,
                        v1::CompleteParticipationResponse& response);
  Result<void> end(const Call& call, const v1::EndParticipationRequest& request,
                   v1::EndParticipationResponse& response);
  Result<void> decide_training(const Call& call, const v1::DecideTrainingRequest& request,
                               v1::DecideTrainingResponse& response);
  Result<void> get_summary(const Call& call, const v1::GetInitiativeSummaryRequest& request,
                           v1::GetInitiativeSummaryResponse& response);

 private:
  template <typename Request, typename Response, typename Change>
  Result<void> change(const Call& call, const Request& request, const Change& make_change,
                      Response& response);
  template <typename Request, typename Response, typename Change>
  Result<void> move_quota(const Call& call, const Request& request, const Change& make_change,
                          Response& response);

  store::Store& store_;
  Clock clock_;
  std::function<void()> on_letters_;
  // Whoever joins shares it, a training's decision has it alone: so that nobody joins between the
  // counting and the decision.
  std::shared_mutex deciding_;
};

}  // namespace veieninn::api
