#include "engine/model/invitation_validation.h"

#include "engine/model/field_checks.h"

namespace veieninn::model {

using namespace field_checks;  // NOLINT(google-build-using-namespace): its own words

std::vector<FieldViolation> violations(const Invitation& row, std::string_view prefix) {
  Findings findings(prefix);
  check_id(findings, "name", row.id);
  check_id(findings, "initiative", row.initiative);
  check_id(findings, "venture", row.venture);
  check_optional_id(findings, "contact", row.contact);
  check_prose(findings, "text", row.text, kInvitationTextBytesMax);
  check_prose(findings, "note", row.note, kInvitationNoteBytesMax);
  check_kind(findings, "state", row.state, InvitationState::kWithdrawn);
  check_instant(findings, "reply_until_time", row.reply_until);
  check_optional_id(findings, "enquiry", row.enquiry);
  const bool open = row.state == InvitationState::kOpen;
  findings.require(open == (row.answer_time == kNever), "answer_time",
                   "is set if and only if it is no longer open", "set it with the answer");
  findings.require((row.state == InvitationState::kAccepted) == !row.enquiry.empty(), "enquiry",
                   "is named if and only if it was accepted", "name what it became");
  return findings.take();
}

}  // namespace veieninn::model
