// ModelService: the numbers in force, and what the engagements say they should be.
#pragma once

#include <mutex>

#include "engine/base/error.h"
#include "service/api/call.h"
#include "service/feed/snapshot_publisher.h"
#include "service/store/store.h"
#include "veieninn/v1/model_service.pb.h"

namespace veieninn::api {

inline constexpr std::int64_t kOutcomesToFitMin = 200;
inline constexpr std::size_t kPeopleToFitMax = 3000;  // more would not move the third digit
inline constexpr std::int64_t kWaitingsToFitMin = 100;
inline constexpr std::int64_t kCasesToFitMin = 50;
inline constexpr std::size_t kCasesToFitMax = 200;  // each is asked some hundred times

// REQUIRES: all that is handed in outlives this. Any thread may call; fit() takes up to a minute,
// and one at a time is under way. Errors of another: kUnavailable.
class ModelMethods {
 public:
  ModelMethods(store::Store& store, const feed::SnapshotPublisher& publisher)
      : store_(store), publisher_(publisher) {}

  Result<void> get(const Call& call, const v1::GetModelRequest& request,
                   v1::GetModelResponse& response);
  Result<void> fit(const Call& call, const v1::FitModelRequest& request,
                   v1::FitModelResponse& response);

 private:
  Result<void> fit_alone(const Call& call, v1::FitModelResponse& response);

  store::Store& store_;
  const feed::SnapshotPublisher& publisher_;
  std::mutex fitting_;
};

}  // namespace veieninn::api
