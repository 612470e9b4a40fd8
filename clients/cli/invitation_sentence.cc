#include "clients/cli/invitation_sentence.h"

#include <fmt/format.h>

#include "clients/cli/cells.h"
#include "clients/cli/enquiry_texts.h"
#include "clients/cli/local_time.h"
#include "clients/cli/page.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

InvitationText standing_of(v1::InvitationState state) {
  switch (state) {
    case v1::INVITATION_STATE_OPEN:
      return InvitationText::kOpen;
    case v1::INVITATION_STATE_ACCEPTED:
      return InvitationText::kAccepted;
    case v1::INVITATION_STATE_DECLINED:
      return InvitationText::kDeclined;
    case v1::INVITATION_STATE_LAPSED:
      return InvitationText::kLapsed;
    case v1::INVITATION_STATE_WITHDRAWN:
      return InvitationText::kWithdrawn;
    default:
      return InvitationText::kUnknownState;
  }
}

}  // namespace

std::string InvitationSpeaker::name_of(const std::string& resource) const {
  const auto& known = invitation_.display_names();
  const auto found = known.find(resource);
  const bool is_named = found != known.end() && !found->second.empty();
  return printable(is_named ? found->second : bare_id(resource));
}

std::string InvitationSpeaker::venture() const { return name_of(invitation_.venture()); }

std::string InvitationSpeaker::inviter() const {
  if (!invitation_.contact().empty()) return name_of(invitation_.contact());
  return std::string(text(EnquiryText::kErased, view_.language));
}

std::string InvitationSpeaker::title() const {
  const auto found = view_.titles.find(invitation_.initiative());
  const bool is_told = found != view_.titles.end() && !found->second.empty();
  return is_told ? printable(found->second) : name_of(invitation_.initiative());
}

std::string InvitationSpeaker::id() const { return printable(bare_id(invitation_.name())); }

std::string InvitationSpeaker::standing() const { return say(standing_of(invitation_.state())); }

std::string InvitationSpeaker::say(InvitationText which) const {
  return fmt::format(fmt::runtime(text(which, view_.language)), fmt::arg("venture", venture()),
                     fmt::arg("who", inviter()), fmt::arg("title", quoted(title(), view_.language)),
                     fmt::arg("time", day_or_minute(invitation_.answer_time())),
                     fmt::arg("until", last_day_or_minute(invitation_.reply_until_time())));
}

}  // namespace veieninn::cli
