// ImportDirectory and ExportDirectory: streams between gRPC's reactors and the workers.
#pragma once

#include <grpcpp/server_context.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <atomic>

#include "service/api/call.h"
#include "service/server/callback_service.h"
#include "service/store/store.h"

namespace veieninn::server {

// Each import holds its rows in memory, each export a reading connection: so only a few at a time,
// further ones are UNAVAILABLE.
inline constexpr int kImportsMax = 4;
inline constexpr int kExportsMax = 2;

struct StreamCounts {
  std::atomic<int> imports = 0;
  std::atomic<int> exports = 0;
};

// REQUIRES: everything handed in outlives the call. The reactors delete themselves.
[[nodiscard]] grpc::ServerReadReactor<grpc::ByteBuffer>* serve_import(
    const Serving& serving, StreamCounts& counts, store::Store& store, const api::Clock& clock,
    grpc::CallbackServerContext* context, grpc::ByteBuffer* response);

[[nodiscard]] grpc::ServerWriteReactor<grpc::ByteBuffer>* serve_export(
    const Serving& serving, StreamCounts& counts, store::Store& store,
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request);

}  // namespace veieninn::server
