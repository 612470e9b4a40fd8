// RoutingService.FindRoutes: the question in words and names → the engine's question → its answer
// in words and names.
#pragma once

#include <utility>

#include "engine/base/error.h"
#include "service/api/call.h"
#include "service/api/gap_counter.h"
#include "service/api/need_question.h"
#include "service/feed/snapshot_publisher.h"
#include "service/store/store.h"
#include "veieninn/v1/routing_service.pb.h"

namespace veieninn::api {

inline constexpr int kRoutesDefault = 5;
inline constexpr int kRoutesMax = 50;
inline constexpr int kOpportunitiesBesideRoutes = 3;  // the people are what is asked for

// REQUIRES: all that is handed in outlives this. Any thread may call.
class RoutingMethods {
 public:
  RoutingMethods(store::Store& store, const feed::SnapshotPublisher& publisher, GapCounter& gaps,
                 Clock clock)
      : store_(store), publisher_(publisher), gaps_(gaps), clock_(std::move(clock)) {}

  // Sleeps only for `consistency`, and not at all when call.may_wait is false.
  Result<void> find_routes(const Call& call, const v1::FindRoutesRequest& request,
                           v1::FindRoutesResponse& response);

 private:
  store::Store& store_;
  const feed::SnapshotPublisher& publisher_;
  GapCounter& gaps_;
  Clock clock_;
};

}  // namespace veieninn::api
