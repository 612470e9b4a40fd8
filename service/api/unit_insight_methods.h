// InsightService.GetLoad and GetResponsiveness: how units fare. Their people are never told apart
// (engine/insight/disclosure.h).
#pragma once

#include <utility>

#include "engine/base/error.h"
#include "service/api/call.h"
#include "service/feed/snapshot_publisher.h"
#include "service/store/store.h"
#include "veieninn/v1/insight_service.pb.h"

namespace veieninn::api {

// REQUIRES: all that is handed in outlives this. Any thread may call.
class UnitInsightMethods {
 public:
  UnitInsightMethods(store::Store& store, const feed::SnapshotPublisher& publisher, Clock clock)
      : store_(store), publisher_(publisher), clock_(std::move(clock)) {}

  Result<void> get_load(const Call& call, const v1::GetLoadRequest& request,
                        v1::GetLoadResponse& response);
  Result<void> get_responsiveness(const Call& call, const v1::GetResponsivenessRequest& request,
                                  v1::GetResponsivenessResponse& response);

 private:
  store::Store& store_;
  const feed::SnapshotPublisher& publisher_;
  Clock clock_;
};

}  // namespace veieninn::api
