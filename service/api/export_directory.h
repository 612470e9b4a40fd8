// Streams the whole directory out, as it stands at one revision.
#pragma once

#include <cstddef>
#include <functional>

#include "engine/base/error.h"
#include "service/api/call.h"
#include "service/store/store.h"
#include "veieninn/v1/directory_service.pb.h"

namespace veieninn::api {

inline constexpr int kEntriesPerMessageMax = 500;
inline constexpr std::size_t kExportBytesPerMessage =
    std::size_t{512} * 1024;  // well under a client's 4 MiB

// Takes a message over; may sleep until the client has room. False: the client is gone.
using ExportSink = std::function<bool(v1::ExportDirectoryResponse message)>;

// Areas, topics, units, contacts, ventures, ties, initiatives, participations, engagements, each by
// id. At least one message is sent, so that an empty directory has a revision too. Errors:
// kInvalidArgument about `collections`, those of consistency, those of the store.
[[nodiscard]] Result<void> export_directory(store::Store& store, const Call& call,
                                            const v1::ExportDirectoryRequest& request,
                                            const ExportSink& sink);

}  // namespace veieninn::api
