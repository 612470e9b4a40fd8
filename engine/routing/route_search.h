// The exact top-k most probable ways, one a person, within the introduction limit (route.h), with
// the fallback ladder, diversity of units and bounded exploration of design §3.
#pragma once

#include <memory>

#include "engine/base/error.h"
#include "engine/graph/snapshot.h"
#include "engine/routing/route.h"

namespace veieninn::routing {

// Scratch memory of a search; grows to the snapshot and is reused. One a thread.
class SearchScratch {
 public:
  SearchScratch();
  ~SearchScratch();
  SearchScratch(SearchScratch&& other) noexcept;
  SearchScratch& operator=(SearchScratch&& other) noexcept;

  struct State;
  [[nodiscard]] State& state() noexcept { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

// Pure: the same snapshot content and request give the same answer to the last bit.
// Errors: kInvalidArgument with the field, for a request outside the bounds of route.h.
[[nodiscard]] Result<RouteAnswer> find_routes(const graph::Snapshot& snapshot,
                                              const RouteRequest& request, SearchScratch& scratch);

}  // namespace veieninn::routing
