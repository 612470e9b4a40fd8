#include "clients/cli/enquiry_next.h"

#include <algorithm>
#include <optional>

#include "clients/cli/enquiry_sentence.h"
#include "clients/cli/local_time.h"

namespace veieninn::cli {
namespace {

// Until when whom it waits on was asked to answer. A registrar's is only the next reminder.
std::optional<google::protobuf::Timestamp> answer_time(const v1::Enquiry& enquiry,
                                                       const EnquiryEvents& events) {
  if (enquiry.state() == v1::ENQUIRY_STATE_WITH_REGISTRAR) return std::nullopt;
  const auto found = std::find_if(events.rbegin(), events.rend(), [&](const auto& event) {
    const bool asks = event.kind() == v1::ENQUIRY_EVENT_KIND_ASKED ||
                      event.kind() == v1::ENQUIRY_EVENT_KIND_REMINDED;
    return asks && event.contact() == enquiry.waits_on() && event.has_until_time();
  });
  if (found == events.rend()) return std::nullopt;
  return found->until_time();
}

EnquiryText text_of(const v1::Enquiry& enquiry) {
  const bool timed = enquiry.has_next_step_time() || enquiry.next_step() == v1::ENQUIRY_STEP_SEND;
  switch (timed ? enquiry.next_step() : v1::ENQUIRY_STEP_UNSPECIFIED) {
    case v1::ENQUIRY_STEP_SEND:
      return EnquiryText::kNextSend;
    case v1::ENQUIRY_STEP_REMIND:
      return EnquiryText::kNextRemind;
    case v1::ENQUIRY_STEP_MOVE_ON:
      return EnquiryText::kNextMoveOn;
    case v1::ENQUIRY_STEP_FOLLOW_UP:
      return EnquiryText::kNextFollowUp;
    case v1::ENQUIRY_STEP_TAKE_EFFECT:
      return EnquiryText::kNextTakeEffect;
    case v1::ENQUIRY_STEP_END_OFFER:
      return EnquiryText::kNextEndOffer;
    default:
      return enquiry.state() == v1::ENQUIRY_STATE_ACCEPTED ? EnquiryText::kNextOwned
                                                           : EnquiryText::kNextWaits;
  }
}

}  // namespace

std::string standing(const v1::Enquiry& enquiry, const std::string& language) {
  const EnquirySpeaker speaker(enquiry, language);
  switch (enquiry.state()) {
    case v1::ENQUIRY_STATE_CLOSED:
      return speaker.say(EnquiryText::kClosed, {.outcome = speaker.outcome()});
    case v1::ENQUIRY_STATE_ACCEPTED:
      return speaker.say(EnquiryText::kOwned, {.who = speaker.person(enquiry.owner())});
    case v1::ENQUIRY_STATE_WITH_REGISTRAR:
      return speaker.say(EnquiryText::kWithRegistrar, {.who = speaker.person(enquiry.waits_on())});
    case v1::ENQUIRY_STATE_DRAFTED:
      return speaker.say(EnquiryText::kDrafted, {.who = speaker.person(enquiry.waits_on())});
    default:
      return speaker.say(EnquiryText::kWaits, {.who = speaker.person(enquiry.waits_on())});
  }
}

std::string next_step(const v1::Enquiry& enquiry, const EnquiryEvents& events,
                      const std::string& language) {
  const EnquirySpeaker speaker(enquiry, language);
  if (enquiry.state() == v1::ENQUIRY_STATE_CLOSED) {
    return speaker.say(EnquiryText::kNextClosed, {.outcome = speaker.outcome()});
  }
  const bool pending = enquiry.next_step() == v1::ENQUIRY_STEP_TAKE_EFFECT;
  const bool owned = enquiry.state() == v1::ENQUIRY_STATE_ACCEPTED;
  const std::string& who = pending ? enquiry.pending_answer().contact()
                           : owned ? enquiry.owner()
                                   : enquiry.waits_on();
  const bool ends_patience = enquiry.next_step() == v1::ENQUIRY_STEP_MOVE_ON ||
                             enquiry.next_step() == v1::ENQUIRY_STEP_END_OFFER;
  SentenceParts parts{
      .other = speaker.person(enquiry.offered_to()),
      .who = speaker.person(who),
      .time = ends_patience ? last_day_or_minute(enquiry.next_step_time())
                            : day_or_minute(enquiry.next_step_time()),
      .answer = std::string(answer_words(enquiry.pending_answer().kind(), language)),
  };
  std::string sentence = speaker.say(text_of(enquiry), parts);
  const bool tells_when = enquiry.next_step() == v1::ENQUIRY_STEP_SEND ||
                          enquiry.next_step() == v1::ENQUIRY_STEP_REMIND;
  const auto until = answer_time(enquiry, events);
  if (tells_when && until) {
    parts.time = last_day_or_minute(*until);
    sentence += " " + speaker.say(EnquiryText::kElseMovesOn, parts);
  }
  return sentence;
}

}  // namespace veieninn::cli
