// How soon is a write seen by a read?
#pragma once

#include "bench/rpc/load.h"

namespace veieninn::bench {

// `count` times, one after another: RecordEngagements of one fact, then at once a FindRoutes at
// least as fresh as the revision that it made. A time is from the write's acknowledgement to the
// read's answer, the read's own work included.
[[nodiscard]] LoadResult write_to_read(const Channels& channels, const std::string& find_routes,
                                       std::size_t count);

}  // namespace veieninn::bench
