// The parts of Create, Update and Delete that do not depend on the resource's type.
#pragma once

#include <google/protobuf/field_mask.pb.h>
#include <google/protobuf/message.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/error.h"
#include "service/store/store.h"

namespace veieninn::api {

// An etag is the decimal revision of the row's last change.
[[nodiscard]] std::string etag_of(model::Revision revision);
// Nothing for an empty etag; a revision that no row has for one that is none of ours.
[[nodiscard]] std::optional<model::Revision> revision_of_etag(std::string_view etag);

// Copies the fields of `mask` (all that a client may write, when it is empty or `*`) from `wanted`
// into `current`; fields that `wanted` leaves unset are cleared. `name`, `etag` and the times stay.
// Errors: kInvalidArgument about `update_mask` for a path that is no top-level field.
[[nodiscard]] Result<void> merge_fields(const google::protobuf::FieldMask& mask,
                                        const google::protobuf::Message& wanted,
                                        google::protobuf::Message* current);
[[nodiscard]] bool masks_everything(const google::protobuf::FieldMask& mask);

struct RequestIdentity {
  std::string request_id;
  std::uint64_t fingerprint = 0;
};
[[nodiscard]] Result<RequestIdentity> identify(const std::string& request_id,
                                               const google::protobuf::MessageLite& request);

struct WriteReceipt {
  model::Revision revision = 0;  // of the commit
  store::OperationReceipt operation;
  bool repeated = false;
};
[[nodiscard]] Result<WriteReceipt> commit_one(store::Store& store, store::Operation operation,
                                              const RequestIdentity& identity, Instant now);

// The id of a new resource: as asked, as the repeat of a request needs it, or random. Errors:
// kInvalidArgument about `field`.
[[nodiscard]] Result<std::string> new_id(const std::string& asked, const std::string& field,
                                         const RequestIdentity& identity);

}  // namespace veieninn::api
