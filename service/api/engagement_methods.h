// EngagementService: appends facts, all or none, and reads them back, newest first.
#pragma once

#include "engine/base/error.h"
#include "service/api/call.h"
#include "service/store/store.h"
#include "veieninn/v1/engagement_service.pb.h"

namespace veieninn::api {

inline constexpr int kEngagementsPerCallMax = 1000;

// REQUIRES: the store outlives this. Any thread may call any method.
class EngagementMethods {
 public:
  EngagementMethods(store::Store& store, Clock clock) : store_(store), clock_(std::move(clock)) {}

  Result<void> record(const Call& call, const v1::RecordEngagementsRequest& request,
                      v1::RecordEngagementsResponse& response);
  Result<void> list(const Call& call, const v1::ListEngagementsRequest& request,
                    v1::ListEngagementsResponse& response);

 private:
  store::Store& store_;
  Clock clock_;
};

}  // namespace veieninn::api
