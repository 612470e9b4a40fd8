#include "service/api/status.h"

#include <google/rpc/error_details.pb.h>
#include <google/rpc/status.pb.h>

#include <array>
#include <cstddef>
#include <string>

#include "service/api/resource_names.h"

namespace veieninn::api {
namespace {

struct Mapping {
  ErrorReason reason;
  grpc::StatusCode code;
  bool retry_helps;
};

constexpr std::array<Mapping, 19> kMappings = {{
    {ErrorReason::kInvalidArgument, grpc::StatusCode::INVALID_ARGUMENT, false},
    {ErrorReason::kNotFound, grpc::StatusCode::NOT_FOUND, false},
    {ErrorReason::kAlreadyExists, grpc::StatusCode::ALREADY_EXISTS, false},
    {ErrorReason::kReferenceNotFound, grpc::StatusCode::FAILED_PRECONDITION, false},
    {ErrorReason::kReferencedByOthers, grpc::StatusCode::FAILED_PRECONDITION, false},
    {ErrorReason::kCycle, grpc::StatusCode::INVALID_ARGUMENT, false},
    {ErrorReason::kEtagMismatch, grpc::StatusCode::ABORTED, false},
    {ErrorReason::kRequestIdReused, grpc::StatusCode::INVALID_ARGUMENT, false},
    {ErrorReason::kRevisionNotReached, grpc::StatusCode::DEADLINE_EXCEEDED, true},
    {ErrorReason::kRevisionUnknown, grpc::StatusCode::FAILED_PRECONDITION, false},
    {ErrorReason::kLimitExceeded, grpc::StatusCode::INVALID_ARGUMENT, false},
    {ErrorReason::kCorruptInput, grpc::StatusCode::INVALID_ARGUMENT, false},
    {ErrorReason::kUnavailable, grpc::StatusCode::UNAVAILABLE, true},
    {ErrorReason::kNotAsked, grpc::StatusCode::PERMISSION_DENIED, false},
    {ErrorReason::kAlreadyAnswered, grpc::StatusCode::FAILED_PRECONDITION, false},
    {ErrorReason::kSenderStopped, grpc::StatusCode::PERMISSION_DENIED, false},
    {ErrorReason::kQuotaExhausted, grpc::StatusCode::FAILED_PRECONDITION, false},
    {ErrorReason::kNotOpen, grpc::StatusCode::FAILED_PRECONDITION, false},
    {ErrorReason::kInternal, grpc::StatusCode::INTERNAL, false},
}};

const Mapping& mapping_of(ErrorReason reason) noexcept {
  return kMappings[static_cast<std::size_t>(reason)];
}

constexpr bool mappings_stand_in_order() {
  for (std::size_t i = 0; i < kMappings.size(); ++i) {
    if (static_cast<std::size_t>(kMappings[i].reason) != i) return false;
  }
  return true;
}
static_assert(mappings_stand_in_order());

// "veieninn.example.org/Contact", as the .proto declares it.
std::string resource_type(const std::string& resource) {
  return std::string(kErrorDomain) + "/" + std::string(type_of_name(resource));
}

google::rpc::BadRequest bad_request(const Error& error) {
  google::rpc::BadRequest details;
  for (const FieldViolation& violation : error.violations) {
    google::rpc::BadRequest::FieldViolation* added = details.add_field_violations();
    added->set_field(violation.field);
    added->set_description(violation.description + "; " + violation.remedy);
    if (static_cast<int>(details.ByteSizeLong()) > kDetailsBytesMax &&
        details.field_violations_size() > 1) {
      details.mutable_field_violations()->RemoveLast();
      break;
    }
  }
  return details;
}

}  // namespace

grpc::StatusCode code_of(const Error& error) noexcept { return mapping_of(error.reason).code; }

grpc::Status to_status(const Error& error) {
  const Mapping& mapping = mapping_of(error.reason);
  google::rpc::Status status;
  status.set_code(mapping.code);
  status.set_message(error.message);

  google::rpc::ErrorInfo info;
  info.set_reason(std::string(reason_name(error.reason)));
  info.set_domain(std::string(kErrorDomain));
  status.add_details()->PackFrom(info);
  if (!error.violations.empty()) status.add_details()->PackFrom(bad_request(error));
  if (!error.resource.empty()) {
    google::rpc::ResourceInfo resource;
    resource.set_resource_name(error.resource);
    resource.set_resource_type(resource_type(error.resource));
    resource.set_description(error.message);
    status.add_details()->PackFrom(resource);
  }
  if (mapping.retry_helps) {
    google::rpc::RetryInfo retry;
    retry.mutable_retry_delay()->set_nanos(kRetryDelayMs * 1'000'000);
    status.add_details()->PackFrom(retry);
  }
  return {mapping.code, error.message, status.SerializeAsString()};
}

}  // namespace veieninn::api
