// The one error type of the whole product and the factories that make it.
//
// Every failure that a caller can cause or must handle is an Error value inside a Result. It says
// which field was wrong, why, and what to do instead, in a form that the service maps to a
// google.rpc.Status through one table. Nothing here throws.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace veieninn {

// Why a call failed. The values map one to one to `veieninn.v1.ErrorReason`.
enum class ErrorReason : std::uint8_t {
  kInvalidArgument,     // a field's value is outside what its comment allows
  kNotFound,            // a named resource does not exist
  kAlreadyExists,       // a create named an id that is taken
  kReferenceNotFound,   // a field refers to a resource that does not exist
  kReferencedByOthers,  // a delete of something that other rows still refer to
  kCycle,               // a parent or broader link would close a circle
  kEtagMismatch,        // somebody else changed the row first
  kRequestIdReused,     // the same request_id came with another request
  kRevisionNotReached,  // the asked revision did not arrive before the deadline
  kRevisionUnknown,     // the asked revision is later than anything ever written, or too old
  kLimitExceeded,       // a documented limit on size or count
  kCorruptInput,        // a file or stream that ends or breaks in the middle
  kUnavailable,         // try again: draining, disk full, database locked
  kNotAsked,            // somebody answers an enquiry that does not wait on her
  kAlreadyAnswered,     // somebody else took the enquiry, or it is closed
  kSenderStopped,       // the venture was reported and may send nothing until that is settled
  kQuotaExhausted,      // an account of an initiative, or a mentor, has no more to give
  kNotOpen,             // too early or too late to take part in an initiative
  kInternal,            // a defect of ours; the message carries no driver text
};

// One bad field. `field` is a path in the request, such as `contact.expertise[2].topic`.
struct FieldViolation {
  std::string field;
  std::string description;  // what is wrong, in plain English
  std::string remedy;       // what to do instead, in plain English

  friend bool operator==(const FieldViolation&, const FieldViolation&) = default;
};

struct Error {
  ErrorReason reason = ErrorReason::kInternal;
  std::string message;                     // one sentence, no personal data
  std::vector<FieldViolation> violations;  // empty unless fields of the request are to blame
  std::string resource;                    // full resource name the error is about, or empty

  friend bool operator==(const Error&, const Error&) = default;
};

template <typename T>
using Result = tl::expected<T, Error>;

// Upper-case name as in `veieninn.v1.ErrorReason` without its prefix, such as "ETAG_MISMATCH".
[[nodiscard]] std::string_view reason_name(ErrorReason reason) noexcept;

[[nodiscard]] Error invalid_argument(std::string field, std::string description,
                                     std::string remedy);
[[nodiscard]] Error invalid_arguments(std::vector<FieldViolation> violations);
[[nodiscard]] Error not_found(std::string resource);
[[nodiscard]] Error already_exists(std::string resource);
[[nodiscard]] Error reference_not_found(std::string field, std::string resource);
[[nodiscard]] Error referenced_by_others(std::string resource, const std::string& example_referrer);
[[nodiscard]] Error cycle(std::string field, std::string resource);
[[nodiscard]] Error etag_mismatch(std::string resource);
[[nodiscard]] Error request_id_reused(const std::string& request_id);
[[nodiscard]] Error revision_not_reached(std::int64_t asked, std::int64_t reached);
[[nodiscard]] Error revision_unknown(std::int64_t asked, std::int64_t newest);
[[nodiscard]] Error limit_exceeded(std::string field, std::int64_t limit, const std::string& unit);
[[nodiscard]] Error corrupt_input(std::string where, std::string description, std::string remedy);
// Both as resource names.
[[nodiscard]] Error not_asked(std::string enquiry, const std::string& contact);
// `how` goes on from the enquiry's name: "was accepted by contacts/c1".
[[nodiscard]] Error already_answered(std::string enquiry, const std::string& how);
[[nodiscard]] Error sender_stopped(std::string venture);
// `field` asks for more than the `left` that `unit` (such as "hours") still has.
[[nodiscard]] Error quota_exhausted(std::string field, std::string resource, std::int64_t left,
                                    const std::string& unit);
// What is asked of `resource` it does not do now; `field` is what of it stands in the way.
[[nodiscard]] Error not_open(std::string field, std::string resource, std::string description,
                             std::string remedy);
[[nodiscard]] Error unavailable(std::string message);
[[nodiscard]] Error internal_error(std::string message);

[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace veieninn
