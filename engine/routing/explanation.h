// A found way as the answer shows it: its steps and the factors that multiply to its probability,
// each with the rows it rests on.
#pragma once

#include "engine/routing/moment.h"
#include "engine/routing/need_index.h"
#include "engine/routing/route.h"
#include "engine/routing/target.h"

namespace veieninn::routing {

struct FoundWay {
  std::vector<std::uint32_t> introducers;  // first to last
  std::uint32_t contact = kNoNumber;
  std::uint32_t expert = kNoNumber;  // for whom she stands in
  double probability = 0;
  Fallback step = Fallback::kNone;
  bool is_exploration = false;
};

// `known`: the venture's known ways, by contact number.
[[nodiscard]] Route explain(Moment& moment, const NeedIndex& need, const RouteRequest& request,
                            std::span<const KnownWay> known, const FoundWay& way);

}  // namespace veieninn::routing
