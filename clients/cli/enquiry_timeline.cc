#include "clients/cli/enquiry_timeline.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

#include "clients/cli/enquiry_sentence.h"
#include "clients/cli/local_time.h"
#include "clients/cli/page.h"
#include "clients/cli/text_shape.h"

namespace veieninn::cli {
namespace {

// Below this, the moment stands on a line of its own: words need some twenty columns.
constexpr std::size_t kOneLineWidthMin = 60;

enum class Sign : std::uint8_t {
  kBegun,
  kAsked,
  kLetter,
  kPassedOn,
  kTaken,
  kNotThis,
  kUndoable,
  kTrouble,
  kEnded,
};

struct KindLook {
  v1::EnquiryEventKind kind;
  Sign sign;
  EnquiryText text;  // where it does not depend on what went before
};

constexpr auto kLooks = std::to_array<KindLook>({
    {v1::ENQUIRY_EVENT_KIND_CREATED, Sign::kBegun, EnquiryText::kCreated},
    {v1::ENQUIRY_EVENT_KIND_ASKED, Sign::kAsked, EnquiryText::kAskedToAnswer},
    {v1::ENQUIRY_EVENT_KIND_SENT, Sign::kLetter, EnquiryText::kSent},
    {v1::ENQUIRY_EVENT_KIND_DELIVERED, Sign::kLetter, EnquiryText::kDelivered},
    {v1::ENQUIRY_EVENT_KIND_BOUNCED, Sign::kTrouble, EnquiryText::kBounced},
    {v1::ENQUIRY_EVENT_KIND_REMINDED, Sign::kLetter, EnquiryText::kReminded},
    {v1::ENQUIRY_EVENT_KIND_INTRODUCED, Sign::kPassedOn, EnquiryText::kIntroduced},
    {v1::ENQUIRY_EVENT_KIND_REFERRED, Sign::kPassedOn, EnquiryText::kReferred},
    {v1::ENQUIRY_EVENT_KIND_DECLINED, Sign::kNotThis, EnquiryText::kDeclined},
    {v1::ENQUIRY_EVENT_KIND_SILENT, Sign::kNotThis, EnquiryText::kSilent},
    {v1::ENQUIRY_EVENT_KIND_AWAY, Sign::kNotThis, EnquiryText::kAway},
    {v1::ENQUIRY_EVENT_KIND_LEFT, Sign::kNotThis, EnquiryText::kLeft},
    {v1::ENQUIRY_EVENT_KIND_SKIPPED, Sign::kNotThis, EnquiryText::kSkipped},
    {v1::ENQUIRY_EVENT_KIND_REPLIED, Sign::kTaken, EnquiryText::kReplied},
    {v1::ENQUIRY_EVENT_KIND_ACCEPTED, Sign::kTaken, EnquiryText::kAccepted},
    {v1::ENQUIRY_EVENT_KIND_OFFERED, Sign::kAsked, EnquiryText::kOffered},
    {v1::ENQUIRY_EVENT_KIND_OFFER_ENDED, Sign::kNotThis, EnquiryText::kOfferEnded},
    {v1::ENQUIRY_EVENT_KIND_HANDED_OVER, Sign::kTaken, EnquiryText::kHandedOver},
    {v1::ENQUIRY_EVENT_KIND_JOINED, Sign::kPassedOn, EnquiryText::kJoined},
    {v1::ENQUIRY_EVENT_KIND_COORDINATED, Sign::kPassedOn, EnquiryText::kCoordinated},
    {v1::ENQUIRY_EVENT_KIND_FOLLOWED_UP, Sign::kLetter, EnquiryText::kFollowedUp},
    {v1::ENQUIRY_EVENT_KIND_ANSWER_TAKEN, Sign::kUndoable, EnquiryText::kAnswerTaken},
    {v1::ENQUIRY_EVENT_KIND_ANSWER_UNDONE, Sign::kUndoable, EnquiryText::kAnswerUndone},
    {v1::ENQUIRY_EVENT_KIND_ANSWER_LAPSED, Sign::kUndoable, EnquiryText::kAnswerLapsed},
    {v1::ENQUIRY_EVENT_KIND_ABUSE_REPORTED, Sign::kTrouble, EnquiryText::kAbuseReported},
    {v1::ENQUIRY_EVENT_KIND_CLOSED, Sign::kEnded, EnquiryText::kClosedBy},
});

KindLook look_of(v1::EnquiryEventKind kind) {
  const auto* found = std::find_if(kLooks.begin(), kLooks.end(),
                                   [&](const KindLook& look) { return look.kind == kind; });
  if (found != kLooks.end()) return *found;
  return {kind, Sign::kLetter, EnquiryText::kUnknownEvent};
}

// One column wide, and told apart without colour.
std::string_view plain_sign(Sign sign, bool drawn) {
  switch (sign) {
    case Sign::kBegun:
      return drawn ? "●" : "*";
    case Sign::kAsked:
      return "?";
    case Sign::kLetter:
      return drawn ? "·" : ".";
    case Sign::kPassedOn:
      return drawn ? "»" : ">";
    case Sign::kTaken:
      return drawn ? "✓" : "+";
    case Sign::kNotThis:
      return drawn ? "○" : "o";
    case Sign::kUndoable:
      return "~";
    case Sign::kTrouble:
      return "!";
    case Sign::kEnded:
      return drawn ? "■" : "#";
  }
  return " ";
}

std::string painted(Sign sign, std::string_view content, const Style& style) {
  switch (sign) {
    case Sign::kTaken:
    case Sign::kPassedOn:
      return style.blue(content);
    case Sign::kNotThis:
    case Sign::kTrouble:
      return style.yellow(content);
    case Sign::kBegun:
    case Sign::kEnded:
      return style.bold(content);
    case Sign::kLetter:
      return style.dim(content);
    default:
      return std::string(content);
  }
}

// What somebody was asked for is not in the event: introducers stand before the end of a way,
// registrars in no way, and nobody is asked twice to answer.
EnquiryText asked_for(const v1::Enquiry& enquiry, const std::string& contact, bool asked_before) {
  if (contact.empty()) return EnquiryText::kAskedToAnswer;
  if (asked_before) return EnquiryText::kAskedToFind;
  for (const v1::EnquiryWay& way : enquiry.ways()) {
    const auto& contacts = way.contacts();
    const auto at = std::find(contacts.begin(), contacts.end(), contact);
    if (at == contacts.end()) continue;
    return at + 1 == contacts.end() ? EnquiryText::kAskedToAnswer : EnquiryText::kAskedToIntroduce;
  }
  return EnquiryText::kAskedToFind;
}

// `(frist 2026-11-16; feil tema)`; empty when there is nothing to add.
std::string supplement(const v1::EnquiryEvent& event, const EnquirySpeaker& speaker) {
  std::vector<std::string> parts;
  const std::string_view reason = reason_words(event.decline_reason(), speaker.language());
  if (!reason.empty()) parts.emplace_back(reason);
  if (event.has_until_time() && event.kind() == v1::ENQUIRY_EVENT_KIND_AWAY) {
    parts.push_back(speaker.say(EnquiryText::kBack, {.time = day_or_minute(event.until_time())}));
  } else if (event.has_until_time() && event.kind() != v1::ENQUIRY_EVENT_KIND_ANSWER_TAKEN) {
    parts.push_back(
        speaker.say(EnquiryText::kUntil, {.time = last_day_or_minute(event.until_time())}));
  }
  return parts.empty() ? std::string() : fmt::format(" ({})", joined(parts, "; "));
}

}  // namespace

std::string EnquiryTimeline::sentence(const v1::Enquiry& enquiry,
                                      const v1::EnquiryEvent& event) const {
  const EnquirySpeaker speaker(enquiry, language_);
  const bool by_venture = event.actor() == v1::ENQUIRY_ACTOR_VENTURE;
  EnquiryText which = look_of(event.kind()).text;
  if (event.kind() == v1::ENQUIRY_EVENT_KIND_CREATED && !event.contact().empty()) {
    which = EnquiryText::kTookUpInvitation;
  } else if (event.kind() == v1::ENQUIRY_EVENT_KIND_ASKED) {
    which = asked_for(enquiry, event.contact(), asked_.contains(event.contact()));
  } else if (event.kind() == v1::ENQUIRY_EVENT_KIND_SKIPPED && by_venture &&
             !event.contact().empty() && event.contact() == asked_last_) {
    which = EnquiryText::kSkippedByWish;
  } else if (event.kind() == v1::ENQUIRY_EVENT_KIND_CLOSED && !by_venture &&
             event.actor() != v1::ENQUIRY_ACTOR_CONTACT) {
    which = EnquiryText::kClosedByNobody;
  }
  const SentenceParts parts{
      .contact = speaker.person(event.contact()),
      .other = speaker.person(event.other_contact()),
      .actor = by_venture ? speaker.venture() : speaker.person(event.actor_name()),
      .venture = speaker.venture(),
      .until = event.has_until_time() ? local_minute(event.until_time()) : std::string(),
      .outcome = speaker.outcome(event.outcome()),
  };
  return speaker.say(which, parts) + supplement(event, speaker);
}

void EnquiryTimeline::remember(const v1::EnquiryEvent& event) {
  if (event.kind() != v1::ENQUIRY_EVENT_KIND_ASKED) return;
  asked_last_ = event.contact();
  asked_.insert(event.contact());
}

std::string EnquiryTimeline::lines(const v1::Enquiry& enquiry, const v1::EnquiryEvent& event) {
  Page page(style_, language_);
  const Sign kind = look_of(event.kind()).sign;
  const std::string_view plain = plain_sign(kind, style_.drawn);
  const std::string sign = painted(kind, plain, style_);
  const std::string moment = local_minute(event.time());
  const bool stands_out = kind == Sign::kTaken || kind == Sign::kEnded || kind == Sign::kTrouble;
  const auto paint = [&](std::string_view content) {
    return stands_out ? style_.bold(content) : std::string(content);
  };
  std::size_t margin = 2;
  if (style_.width < kOneLineWidthMin) {
    page.line(fmt::format("{} {}", sign, style_.dim(moment)));
    page.wrap_painted("  ", margin, sentence(enquiry, event), paint);
  } else {
    margin = moment.size() + 3;  // a blank on either side of the sign
    page.wrap_painted(fmt::format("{} {} ", style_.dim(moment), sign), margin,
                      sentence(enquiry, event), paint);
  }
  const std::string note = printable(event.note());
  if (!trimmed(note).empty()) {
    const std::string indent(margin + 2, ' ');
    page.wrap(indent, indent, quoted(trimmed(note), language_));
  }
  remember(event);
  return page.take();
}

}  // namespace veieninn::cli
