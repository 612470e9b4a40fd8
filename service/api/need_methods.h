// RoutingService.ResolveNeed and SuggestTopics: what a text is about, whole or while it is typed.
#pragma once

#include "engine/base/error.h"
#include "service/api/call.h"
#include "service/feed/snapshot_publisher.h"
#include "service/store/store.h"
#include "veieninn/v1/routing_service.pb.h"

namespace veieninn::api {

inline constexpr std::size_t kTypedTextBytesMax = 200;
inline constexpr int kSuggestedTopicsDefault = 10;
inline constexpr int kSuggestedTopicsMax = 20;

// REQUIRES: all that is handed in outlives this. Any thread may call. Methods sleep only for
// `consistency`, and not at all when call.may_wait is false.
class NeedMethods {
 public:
  NeedMethods(store::Store& store, const feed::SnapshotPublisher& publisher)
      : store_(store), publisher_(publisher) {}

  Result<void> resolve_need(const Call& call, const v1::ResolveNeedRequest& request,
                            v1::ResolveNeedResponse& response);
  Result<void> suggest_topics(const Call& call, const v1::SuggestTopicsRequest& request,
                              v1::SuggestTopicsResponse& response);

 private:
  store::Store& store_;
  const feed::SnapshotPublisher& publisher_;
};

}  // namespace veieninn::api
