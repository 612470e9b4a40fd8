// InsightService.ListOnePersonRisks: where everything hangs on one person.
#pragma once

#include "engine/base/error.h"
#include "service/api/call.h"
#include "service/feed/snapshot_publisher.h"
#include "service/store/store.h"
#include "veieninn/v1/insight_service.pb.h"

namespace veieninn::api {

// REQUIRES: all that is handed in outlives this. Any thread may call.
class RiskMethods {
 public:
  RiskMethods(store::Store& store, const feed::SnapshotPublisher& publisher, Clock clock)
      : store_(store), publisher_(publisher), clock_(std::move(clock)) {}

  Result<void> list_one_person_risks(const Call& call, const v1::ListOnePersonRisksRequest& request,
                                     v1::ListOnePersonRisksResponse& response);

 private:
  store::Store& store_;
  const feed::SnapshotPublisher& publisher_;
  Clock clock_;
};

}  // namespace veieninn::api
