#include "service/api/directory_writes.h"

#include <charconv>
#include <memory>
#include <utility>
#include <vector>

#include "engine/model/row_validation.h"
#include "service/api/request_identity.h"

namespace veieninn::api {
namespace {

using google::protobuf::FieldDescriptor;

constexpr model::Revision kNoRowsRevision = -1;

bool is_servers_own(const FieldDescriptor& field) {
  return field.name() == "name" || field.name() == "etag" || field.name() == "create_time" ||
         field.name() == "update_time";
}

// Every path named; `*` stands for all.
Result<std::vector<const FieldDescriptor*>> fields_of(
    const google::protobuf::FieldMask& mask, const google::protobuf::Descriptor& descriptor) {
  std::vector<const FieldDescriptor*> fields;
  if (masks_everything(mask)) {
    for (int i = 0; i < descriptor.field_count(); ++i) fields.push_back(descriptor.field(i));
    return fields;
  }
  for (int i = 0; i < mask.paths_size(); ++i) {
    const FieldDescriptor* field = descriptor.FindFieldByName(mask.paths(i));
    if (field == nullptr) {
      return fail(invalid_argument("update_mask.paths[" + std::to_string(i) + "]",
                                   "is not a top-level field of the resource",
                                   "name its fields as in the .proto, such as display_name"));
    }
    fields.push_back(field);
  }
  return fields;
}

}  // namespace

std::string etag_of(model::Revision revision) { return std::to_string(revision); }

std::optional<model::Revision> revision_of_etag(std::string_view etag) {
  if (etag.empty()) return std::nullopt;
  model::Revision revision = 0;
  const auto [end, code] = std::from_chars(etag.data(), etag.data() + etag.size(), revision);
  if (code != std::errc() || end != etag.data() + etag.size()) return kNoRowsRevision;
  return revision;
}

bool masks_everything(const google::protobuf::FieldMask& mask) {
  return mask.paths_size() == 0 || (mask.paths_size() == 1 && mask.paths(0) == "*");
}

Result<void> merge_fields(const google::protobuf::FieldMask& mask,
                          const google::protobuf::Message& wanted,
                          google::protobuf::Message* current) {
  const auto fields = fields_of(mask, *wanted.GetDescriptor());
  if (!fields) return fail(fields.error());
  const google::protobuf::Reflection& reflection = *wanted.GetReflection();
  std::unique_ptr<google::protobuf::Message> copy(wanted.New());
  copy->CopyFrom(wanted);
  std::vector<const FieldDescriptor*> swapped;
  for (const FieldDescriptor* field : *fields) {
    if (!is_servers_own(*field)) swapped.push_back(field);
  }
  reflection.SwapFields(current, copy.get(), swapped);
  return {};
}

Result<RequestIdentity> identify(const std::string& request_id,
                                 const google::protobuf::MessageLite& request) {
  if (Result<void> checked = check_request_id(request_id, "request_id"); !checked) {
    return fail(std::move(checked.error()));
  }
  if (request_id.empty()) return RequestIdentity{};
  return RequestIdentity{request_id, fingerprint_of(request)};
}

Result<WriteReceipt> commit_one(store::Store& store, store::Operation operation,
                                const RequestIdentity& identity, Instant now) {
  store::Commit commit;
  commit.operations.push_back(std::move(operation));
  commit.request_id = identity.request_id;
  commit.fingerprint = identity.fingerprint;
  commit.now = now;
  auto receipt = store.commit(commit);
  if (!receipt) return fail(std::move(receipt.error().error));
  WriteReceipt written;
  written.revision = receipt->revision;
  written.repeated = receipt->repeated;
  if (!receipt->operations.empty()) written.operation = receipt->operations.front();
  return written;
}

Result<std::string> new_id(const std::string& asked, const std::string& field,
                           const RequestIdentity& identity) {
  if (!asked.empty()) {
    if (model::is_valid_id(asked)) return asked;
    return fail(invalid_argument(field, "is not a valid id",
                                 "use 1 to 63 of a-z, 0-9 and -, beginning and ending with a "
                                 "letter or digit, or leave it out"));
  }
  if (identity.request_id.empty()) return random_id();
  return id_of_request(identity.request_id, identity.fingerprint);
}

}  // namespace veieninn::api
