// What requests about enquiries and invitations have in common.
#pragma once

#include <google/protobuf/message_lite.h>

#include <string>

#include "engine/base/error.h"
#include "service/enquiries/enquiry_desk.h"

namespace veieninn::api {

// Errors: kInvalidArgument about `request_id`.
[[nodiscard]] Result<enquiries::Repeat> repeat_of(const std::string& request_id,
                                                  const google::protobuf::MessageLite& request);
// Errors, about `note`: kLimitExceeded, kInvalidArgument.
[[nodiscard]] Result<void> check_note(const std::string& note);

}  // namespace veieninn::api
