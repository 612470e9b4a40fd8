#include "engine/base/error.h"

#include <array>
#include <utility>

namespace veieninn {
namespace {

constexpr std::array<std::string_view, 19> kReasonNames = {
    "INVALID_ARGUMENT",
    "NOT_FOUND",
    "ALREADY_EXISTS",
    "REFERENCE_NOT_FOUND",
    "REFERENCED_BY_OTHERS",
    "CYCLE",
    "ETAG_MISMATCH",
    "REQUEST_ID_REUSED",
    "REVISION_NOT_REACHED",
    "REVISION_UNKNOWN",
    "LIMIT_EXCEEDED",
    "CORRUPT_INPUT",
    "UNAVAILABLE",
    "NOT_ASKED",
    "ALREADY_ANSWERED",
    "SENDER_STOPPED",
    "QUOTA_EXHAUSTED",
    "NOT_OPEN",
    "INTERNAL",
};
static_assert(kReasonNames.size() == static_cast<std::size_t>(ErrorReason::kInternal) + 1);

Error about_resource(ErrorReason reason, std::string message, std::string resource) {
  return Error{reason, std::move(message), {}, std::move(resource)};
}

Error about_field(ErrorReason reason, std::string field, std::string description,
                  std::string remedy) {
  Error error{reason, field + ": " + description, {}, {}};
  error.violations.push_back({std::move(field), std::move(description), std::move(remedy)});
  return error;
}

}  // namespace

std::string_view reason_name(ErrorReason reason) noexcept {
  return kReasonNames[static_cast<std::size_t>(reason)];
}

Error invalid_argument(std::string field, std::string description, std::string remedy) {
  return about_field(ErrorReason::kInvalidArgument, std::move(field), std::move(description),
                     std::move(remedy));
}

Error invalid_arguments(std::vector<FieldViolation> violations) {
  std::string message = violations.empty()
                            ? std::string("invalid argument")
                            : violations.front().field + ": " + violations.front().description;
  return Error{ErrorReason::kInvalidArgument, std::move(message), std::move(violations), {}};
}

Error not_found(std::string resource) {
  std::string message = resource + " does not exist";
  return about_resource(ErrorReason::kNotFound, std::move(message), std::move(resource));
}

Error already_exists(std::string resource) {
  std::string message = resource + " already exists";
  return about_resource(ErrorReason::kAlreadyExists, std::move(message), std::move(resource));
}

Error reference_not_found(std::string field, std::string resource) {
  Error error =
      about_field(ErrorReason::kReferenceNotFound, std::move(field), resource + " does not exist",
                  "name one that exists, or create it first");
  error.resource = std::move(resource);
  return error;
}

Error referenced_by_others(std::string resource, const std::string& example_referrer) {
  std::string message = resource + " is still referred to, for example by " + example_referrer +
                        "; change that first";
  return about_resource(ErrorReason::kReferencedByOthers, std::move(message), std::move(resource));
}

Error cycle(std::string field, std::string resource) {
  Error error = about_field(ErrorReason::kCycle, std::move(field),
                            "would make " + resource + " its own ancestor",
                            "choose a link that does not lead back");
  error.resource = std::move(resource);
  return error;
}

Error etag_mismatch(std::string resource) {
  std::string message = resource + " was changed by somebody else; read it again, then repeat";
  return about_resource(ErrorReason::kEtagMismatch, std::move(message), std::move(resource));
}

Error request_id_reused(const std::string& request_id) {
  return about_field(ErrorReason::kRequestIdReused, "request_id",
                     request_id + " was used before with another request",
                     "make a new request_id for each new request");
}

Error revision_not_reached(std::int64_t asked, std::int64_t reached) {
  return Error{ErrorReason::kRevisionNotReached,
               "revision " + std::to_string(asked) +
                   " was not reached before the deadline; the newest here is " +
                   std::to_string(reached),
               {},
               {}};
}

Error revision_unknown(std::int64_t asked, std::int64_t newest) {
  return about_field(ErrorReason::kRevisionUnknown, "consistency",
                     "revision " + std::to_string(asked) + " cannot be served; the newest is " +
                         std::to_string(newest),
                     "use a revision that a write or an earlier answer returned");
}

Error limit_exceeded(std::string field, std::int64_t limit, const std::string& unit) {
  std::string description = "is over the limit of " + std::to_string(limit) + " " + unit;
  return about_field(ErrorReason::kLimitExceeded, std::move(field), std::move(description),
                     "send less, or split it");
}

Error corrupt_input(std::string where, std::string description, std::string remedy) {
  return about_field(ErrorReason::kCorruptInput, std::move(where), std::move(description),
                     std::move(remedy));
}

Error not_asked(std::string enquiry, const std::string& contact) {
  std::string message = enquiry + " does not wait on " + contact;
  return about_resource(ErrorReason::kNotAsked, std::move(message), std::move(enquiry));
}

Error already_answered(std::string enquiry, const std::string& how) {
  std::string message = enquiry + " " + how;
  return about_resource(ErrorReason::kAlreadyAnswered, std::move(message), std::move(enquiry));
}

Error quota_exhausted(std::string field, std::string resource, std::int64_t left,
                      const std::string& unit) {
  Error error = about_field(ErrorReason::kQuotaExhausted, std::move(field),
                            "asks for more than is left: " + std::to_string(left) + " " + unit,
                            "ask for no more than that, or raise the quota first");
  error.resource = std::move(resource);
  return error;
}

Error not_open(std::string field, std::string resource, std::string description,
               std::string remedy) {
  Error error = about_field(ErrorReason::kNotOpen, std::move(field), std::move(description),
                            std::move(remedy));
  error.resource = std::move(resource);
  return error;
}

Error sender_stopped(std::string venture) {
  std::string message = venture + " was reported and may send nothing until a registrar settles it";
  return about_resource(ErrorReason::kSenderStopped, std::move(message), std::move(venture));
}

Error unavailable(std::string message) {
  return Error{ErrorReason::kUnavailable, std::move(message), {}, {}};
}

Error internal_error(std::string message) {
  return Error{ErrorReason::kInternal, std::move(message), {}, {}};
}

}  // namespace veieninn
