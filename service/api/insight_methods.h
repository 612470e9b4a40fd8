// InsightService.GetCoverage: which topics have nobody where, and how often they were asked for in
// vain. Counts only, never a person's figures.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include "engine/base/error.h"
#include "service/api/call.h"
#include "service/feed/snapshot_publisher.h"
#include "service/store/store.h"
#include "veieninn/v1/insight_service.pb.h"

namespace veieninn::api {

inline constexpr int kCoverageTopicsMax = 1000;
inline constexpr std::int32_t kCoveragePageDefault = 1000;
inline constexpr std::int32_t kCoveragePageMax = 10'000;
// Areas times topics of one question; all of Norway with all of Los is a tenth of it.
inline constexpr std::int64_t kCoverageCellsMax = 5'000'000;
inline constexpr Day kGapDays = 365;           // how far back needs asked for in vain are counted
inline constexpr std::size_t kGapMonths = 12;  // and by calendar month

// REQUIRES: all that is handed in outlives this. Any thread may call.
class InsightMethods {
 public:
  InsightMethods(store::Store& store, const feed::SnapshotPublisher& publisher, Clock clock)
      : store_(store), publisher_(publisher), clock_(std::move(clock)) {}

  Result<void> get_coverage(const Call& call, const v1::GetCoverageRequest& request,
                            v1::GetCoverageResponse& response);

 private:
  store::Store& store_;
  const feed::SnapshotPublisher& publisher_;
  Clock clock_;
};

}  // namespace veieninn::api
