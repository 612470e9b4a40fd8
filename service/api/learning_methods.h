// InsightService.ListWordAssociations: what was learned from where needs ended.
#pragma once

#include "engine/base/error.h"
#include "service/api/call.h"
#include "service/feed/snapshot_publisher.h"
#include "service/store/store.h"
#include "veieninn/v1/insight_service.pb.h"

namespace veieninn::api {

// REQUIRES: all that is handed in outlives this. Any thread may call.
class LearningMethods {
 public:
  LearningMethods(store::Store& store, const feed::SnapshotPublisher& publisher)
      : store_(store), publisher_(publisher) {}

  Result<void> list_word_associations(const Call& call,
                                      const v1::ListWordAssociationsRequest& request,
                                      v1::ListWordAssociationsResponse& response);

 private:
  store::Store& store_;
  const feed::SnapshotPublisher& publisher_;
};

}  // namespace veieninn::api
