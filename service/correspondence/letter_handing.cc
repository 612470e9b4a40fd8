#include "service/correspondence/letter_handing.h"

#include <algorithm>
#include <iterator>

namespace veieninn::correspondence {
namespace {

using letters::HandingCause;
using model::EnquiryEvent;
using model::EnquiryEventKind;

HandingCause cause_of(EnquiryEventKind kind) {
  switch (kind) {
    case EnquiryEventKind::kIntroduced:
      return HandingCause::kIntroduced;
    case EnquiryEventKind::kReferred:
      return HandingCause::kPassedOn;
    case EnquiryEventKind::kLeft:
      return HandingCause::kLeft;
    case EnquiryEventKind::kDeclined:
    case EnquiryEventKind::kSilent:
    case EnquiryEventKind::kAway:
    case EnquiryEventKind::kBounced:
      return HandingCause::kCouldNot;
    default:
      return HandingCause::kNone;
  }
}

bool is_for_the_next(HandingCause cause) {
  return cause == HandingCause::kIntroduced || cause == HandingCause::kPassedOn;
}

}  // namespace

Handing asked_handing(const std::vector<EnquiryEvent>& events, const std::string& contact) {
  const auto asked = std::find_if(events.rbegin(), events.rend(), [&](const EnquiryEvent& event) {
    return event.kind == EnquiryEventKind::kAsked && event.contact == contact;
  });
  if (asked == events.rend()) return {};
  // Between the step that led to her and her being asked stand only those who were passed by.
  const auto before = std::find_if(std::next(asked), events.rend(), [](const EnquiryEvent& event) {
    return event.kind != EnquiryEventKind::kSkipped;
  });
  if (before == events.rend()) return {};
  Handing handing{.cause = cause_of(before->kind), .other = before->contact, .note = {}};
  if (handing.cause == HandingCause::kNone) return {};
  if (is_for_the_next(handing.cause)) handing.note = before->note;
  return handing;
}

Handing offer_handing(const std::vector<EnquiryEvent>& events, const std::string& contact) {
  const auto offered = std::find_if(events.rbegin(), events.rend(), [&](const EnquiryEvent& event) {
    return event.kind == EnquiryEventKind::kOffered && event.other_contact == contact;
  });
  if (offered == events.rend()) return {};
  // The venture asks for somebody else, or the owner for help: only the latter's words are hers.
  const bool by_venture = offered->actor == model::EnquiryActor::kVenture;
  return {HandingCause::kPassedOn, offered->contact, by_venture ? std::string() : offered->note};
}

Handing owner_handing(const std::vector<EnquiryEvent>& events, const std::string& contact) {
  const auto handed = std::find_if(events.rbegin(), events.rend(), [&](const EnquiryEvent& event) {
    return event.kind == EnquiryEventKind::kHandedOver && event.other_contact == contact;
  });
  if (handed == events.rend()) {
    const bool invited = std::ranges::any_of(events, [&](const EnquiryEvent& event) {
      return event.kind == EnquiryEventKind::kCreated && event.contact == contact;
    });
    return {invited ? HandingCause::kInvited : HandingCause::kNone, {}, {}};
  }
  const auto before = std::next(handed);
  const bool left = handed->actor == model::EnquiryActor::kClock ||
                    (before != events.rend() && before->kind == EnquiryEventKind::kLeft);
  return {left ? HandingCause::kLeft : HandingCause::kPassedOn, handed->contact, {}};
}

Handing team_handing(const std::vector<EnquiryEvent>& events, model::LetterKind kind,
                     const std::string& contact) {
  const EnquiryEventKind told = kind == model::LetterKind::kCoordinatorNamed
                                    ? EnquiryEventKind::kCoordinated
                                    : EnquiryEventKind::kJoined;
  const auto found = std::find_if(events.rbegin(), events.rend(), [&](const EnquiryEvent& event) {
    return event.kind == told && event.other_contact == contact;
  });
  if (found == events.rend()) return {};
  return {HandingCause::kNone, found->contact, found->note};
}

}  // namespace veieninn::correspondence
