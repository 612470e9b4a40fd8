#include "service/api/enquiry_requests.h"

#include "engine/model/enquiry.h"
#include "engine/model/row_validation.h"
#include "service/api/directory_writes.h"

namespace veieninn::api {

Result<enquiries::Repeat> repeat_of(const std::string& request_id,
                                    const google::protobuf::MessageLite& request) {
  const Result<RequestIdentity> identity = identify(request_id, request);
  if (!identity) return fail(identity.error());
  return enquiries::Repeat{identity->request_id, identity->fingerprint};
}

Result<void> check_note(const std::string& note) {
  if (note.size() > model::kEnquiryNoteBytesMax) {
    return fail(limit_exceeded("note", model::kEnquiryNoteBytesMax, "bytes"));
  }
  if (model::is_clean_prose(note)) return {};
  return fail(invalid_argument("note", "is not clean UTF-8 text",
                               "send well-formed UTF-8 without control characters"));
}

}  // namespace veieninn::api
