// MatchingService: what is open for a venture, ventures for an initiative, teams, and pairs of
// mentors and ventures. Each question stands in a file of its own: find_opportunities.cc,
// find_ventures.cc, find_team.cc, propose_pairs.cc.
#pragma once

#include <utility>

#include "engine/base/error.h"
#include "service/api/call.h"
#include "service/feed/snapshot_publisher.h"
#include "service/store/store.h"
#include "veieninn/v1/matching_service.pb.h"

namespace veieninn::api {

inline constexpr int kOpportunitiesDefault = 10;
inline constexpr int kVenturesDefault = 20;
inline constexpr int kKindsAskedMax = 15;          // there are no more
inline constexpr int kVenturesLeftOutMax = 1'000;  // more than one initiative ever invites

// REQUIRES: all that is handed in outlives this. Any thread may call. Methods write nothing; they
// sleep only for `consistency`, and not at all when call.may_wait is false.
// Errors: kInvalidArgument with every bad field, kReferenceNotFound with the first unknown one, and
// those of `consistency`.
class MatchingMethods {
 public:
  MatchingMethods(store::Store& store, const feed::SnapshotPublisher& publisher, Clock clock)
      : store_(store), publisher_(publisher), clock_(std::move(clock)) {}

  Result<void> find_opportunities(const Call& call, const v1::FindOpportunitiesRequest& request,
                                  v1::FindOpportunitiesResponse& response);
  Result<void> find_ventures(const Call& call, const v1::FindVenturesRequest& request,
                             v1::FindVenturesResponse& response);
  Result<void> find_team(const Call& call, const v1::FindTeamRequest& request,
                         v1::FindTeamResponse& response);
  Result<void> propose_pairs(const Call& call, const v1::ProposePairsRequest& request,
                             v1::ProposePairsResponse& response);

 private:
  store::Store& store_;
  const feed::SnapshotPublisher& publisher_;
  Clock clock_;
};

}  // namespace veieninn::api
