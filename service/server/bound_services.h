// Which method of the API is served by which code of service/api.
#pragma once

#include <memory>

#include "service/api/call.h"
#include "service/server/callback_service.h"
#include "service/server/directory_streams.h"
#include "service/store/store.h"
#include "veieninn/v1/directory_service.grpc.pb.h"
#include "veieninn/v1/engagement_service.grpc.pb.h"

namespace veieninn::server {

using DirectoryEndpoint = CallbackService<v1::DirectoryService>;
using EngagementEndpoint = CallbackService<v1::EngagementService>;

// REQUIRES: all that is handed in outlives what is returned.
[[nodiscard]] std::unique_ptr<DirectoryEndpoint> bind_directory(const Serving& serving,
                                                                StreamCounts& counts,
                                                                store::Store& store,
                                                                const api::Clock& clock);
[[nodiscard]] std::unique_ptr<EngagementEndpoint> bind_engagements(const Serving& serving,
                                                                   store::Store& store,
                                                                   const api::Clock& clock);

}  // namespace veieninn::server
