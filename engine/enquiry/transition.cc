#include "engine/enquiry/transition.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "engine/base/working_days.h"
#include "engine/enquiry/answers.h"
#include "engine/enquiry/course.h"

namespace veieninn::enquiry {

using model::EngagementKind;
using model::Enquiry;
using model::EnquiryActor;
using model::EnquiryEventKind;
using model::EnquiryOutcome;
using model::EnquiryState;
using model::LetterKind;

namespace {

// -- who acts --

struct ActorOf {
  const Enquiry& enquiry;

  Actor operator()(const TimePassed& /*action*/) const { return {}; }
  Actor operator()(const LetterSent& /*action*/) const { return {EnquiryActor::kPost}; }
  Actor operator()(const LetterDelivered& /*action*/) const { return {EnquiryActor::kPost}; }
  Actor operator()(const LetterBounced& /*action*/) const { return {EnquiryActor::kPost}; }
  Actor operator()(const NextAsked& /*action*/) const { return venture(); }
  Actor operator()(const ClosedByVenture& /*action*/) const { return venture(); }
  Actor operator()(const Answered& action) const {
    return {EnquiryActor::kContact, action.answer.contact};
  }
  template <typename ByContact>
  Actor operator()(const ByContact& action) const {
    return {EnquiryActor::kContact, action.contact};
  }
  [[nodiscard]] Actor venture() const { return {EnquiryActor::kVenture, enquiry.venture}; }
};

std::string name_of(const Enquiry& enquiry) { return "enquiries/" + enquiry.id; }

// -- the clock --

// An absence that ends sooner is waited for.
constexpr std::int64_t kLongWait = 7 * kSecondsPerDay;

void silence(Course& course) {
  const Enquiry& enquiry = course.enquiry();
  const std::string contact = enquiry.waits_on;
  const bool registrar = enquiry.state == EnquiryState::kWithRegistrar;
  const bool introducer = asks_for_introduction(enquiry);
  course.event(EnquiryEventKind::kSilent, contact);
  if (registrar) return course.give_to_registrar();
  if (introducer) return course.ask_instead();
  course.fact(EngagementKind::kNoReply, contact);
  course.ask_next_way();
}

void remind(Course& course) {
  Enquiry& enquiry = course.enquiry();
  ++enquiry.reminders;
  const bool registrar = enquiry.state == EnquiryState::kWithRegistrar;
  course.set_due(patience_with(enquiry, course.people()).next_days);
  course.event({.kind = EnquiryEventKind::kReminded,
                .contact = enquiry.waits_on,
                .until = enquiry.due_time});
  course.letter(registrar ? LetterKind::kRegistrarReminder : LetterKind::kEnquiryReminder,
                enquiry.waits_on);
}

bool reminds_next(const Enquiry& enquiry, const People& people) {
  if (enquiry.state == EnquiryState::kWithRegistrar) {
    return enquiry.reminders < kRegistrarRemindersMax;
  }
  const Patience patience = patience_with(enquiry, people);
  return patience.next_days < patience.last_days;
}

void follow_up(Course& course) {
  Enquiry& enquiry = course.enquiry();
  if (!enquiry.offered_to.empty()) return course.end_offer();
  const auto kinds = static_cast<std::int32_t>(kFollowUpDays.size());
  enquiry.reminders = std::min(enquiry.reminders + 1, kinds);
  course.event(EnquiryEventKind::kFollowedUp, enquiry.owner);
  course.letter(LetterKind::kFollowUp, enquiry.owner);
  course.set_due(follow_up_days(enquiry));
}

// What nobody can be blamed for comes first: gone, away, or her letter has not left yet.
void wait_is_over(Course& course) {
  Enquiry& enquiry = course.enquiry();
  if (!course.people().works_there(enquiry.waits_on)) {
    course.event(EnquiryEventKind::kSkipped, enquiry.waits_on);
    return course.ask_instead();
  }
  if (course.now() < enquiry.due_time) return;
  if (enquiry.state == EnquiryState::kDrafted) {
    if (course.people().can_be_asked(enquiry.waits_on)) return course.set_due(1);
    course.event(EnquiryEventKind::kSkipped, enquiry.waits_on);
    return course.ask_instead();
  }
  course.recount_due(patience_with(enquiry, course.people()).next_days);
  if (course.now() < enquiry.due_time) {
    // Her days are not over, since she is or was away. Another registrar would not be nearer.
    const bool long_away = course.is_away(enquiry.waits_on) &&
                           enquiry.due_time.unix_seconds - course.now().unix_seconds > kLongWait;
    if (!long_away || enquiry.state == EnquiryState::kWithRegistrar) return;
    course.event(EnquiryEventKind::kAway, enquiry.waits_on);
    return course.ask_instead();
  }
  if (reminds_next(enquiry, course.people())) return remind(course);
  silence(course);
}

// -- each action --

struct Doing {
  Course& course;

  Enquiry& enquiry() { return course.enquiry(); }

  Result<void> operator()(const LetterSent& action) {
    if (enquiry().state != EnquiryState::kDrafted || enquiry().waits_on != action.contact) {
      return {};
    }
    enquiry().state = EnquiryState::kSent;
    course.set_due(patience_with(enquiry(), course.people()).next_days);
    course.event(EnquiryEventKind::kSent, action.contact);
    course.fact(EngagementKind::kSent, action.contact);
    return {};
  }

  Result<void> operator()(const LetterDelivered& action) {
    if (enquiry().state != EnquiryState::kSent || enquiry().waits_on != action.contact) return {};
    enquiry().state = EnquiryState::kDelivered;
    course.event(EnquiryEventKind::kDelivered, action.contact);
    course.fact(EngagementKind::kDelivered, action.contact);
    return {};
  }

  Result<void> operator()(const LetterBounced& action) {
    if (enquiry().state == EnquiryState::kClosed) return {};
    course.event(EnquiryEventKind::kBounced, action.contact);
    if (enquiry().state != EnquiryState::kAccepted) {
      if (enquiry().waits_on == action.contact) course.ask_instead();
    } else if (enquiry().offered_to == action.contact) {
      course.end_offer();
    } else if (enquiry().owner == action.contact) {
      course.replace_owner();
    }
    return {};
  }

  Result<void> operator()(const Replied& action) {
    if (!knows_of(enquiry(), action.contact)) {
      return fail(not_waiting_on(enquiry(), action.contact));
    }
    if (enquiry().state == EnquiryState::kClosed) return {};
    const std::optional<model::PendingAnswer>& pending = enquiry().pending;
    const bool may_own = enquiry().state == EnquiryState::kAccepted
                             ? enquiry().offered_to == action.contact
                             : enquiry().waits_on == action.contact;
    // Who was passed by, or answered otherwise, wrote something; what, only the venture can read.
    if (!may_own || (pending && pending->answer.contact != action.contact)) {
      course.event(EnquiryEventKind::kReplied, action.contact);
      return {};
    }
    course.drop_pending();
    course.own(action.contact, enquiry().owner.empty() ? EnquiryEventKind::kReplied
                                                       : EnquiryEventKind::kHandedOver);
    course.fact(EngagementKind::kReplied, action.contact);
    return {};
  }

  Result<void> operator()(const Answered& action) {
    std::optional<model::PendingAnswer>& pending = enquiry().pending;
    if (pending) {
      return fail(already_answered(name_of(enquiry()),
                                   "was answered by contacts/" + pending->answer.contact));
    }
    if (!action.undoable) return answer(course, action.answer);
    Course trial = course;
    if (auto possible = answer(trial, action.answer); !possible) return possible;
    const Instant effect_time{course.now().unix_seconds + kUndoSeconds};
    pending = {action.answer, effect_time};
    course.event({.kind = EnquiryEventKind::kAnswerTaken,
                  .contact = action.answer.contact,
                  .until = effect_time});
    return {};
  }

  Result<void> operator()(const Undone& action) {
    std::optional<model::PendingAnswer>& pending = enquiry().pending;
    if (!pending || pending->answer.contact != action.contact) {
      return fail(already_answered(name_of(enquiry()), "has nothing left to undo"));
    }
    pending.reset();
    course.event(EnquiryEventKind::kAnswerUndone, action.contact);
    return {};
  }

  Result<void> operator()(const ColleagueJoined& action) {
    if (auto owns = require_owner(enquiry(), action.contact); !owns) return owns;
    if (works_on(enquiry(), action.colleague)) return {};
    return bring_in(course, {.contact = action.contact, .other_contact = action.colleague},
                    "colleague");
  }

  Result<void> operator()(const CoordinatorNamed& action) {
    if (auto owns = require_owner(enquiry(), action.contact); !owns) return owns;
    if (coordinates(enquiry(), action.colleague)) return {};
    return name_coordinator(course, {.contact = action.contact, .other_contact = action.colleague},
                            "colleague");
  }

  Result<void> operator()(const NextAsked& action) {
    if (enquiry().state == EnquiryState::kClosed) {
      return fail(already_answered(name_of(enquiry()), "is closed"));
    }
    if (enquiry().state == EnquiryState::kWithRegistrar) {
      return fail(already_answered(name_of(enquiry()), "went to the registrar, the last there is"));
    }
    course.drop_pending();
    if (enquiry().state == EnquiryState::kAccepted) {
      course.take_back_offer();
      if (course.offer_next(action.note)) return {};
      return fail(already_answered(name_of(enquiry()), "has nobody left to ask but contacts/" +
                                                           enquiry().owner + ", who accepted it"));
    }
    course.event(
        {.kind = EnquiryEventKind::kSkipped, .contact = enquiry().waits_on, .note = action.note});
    course.letter(LetterKind::kEnquiryEnded, enquiry().waits_on);
    course.ask_next_way();
    return {};
  }

  Result<void> operator()(const ClosedByVenture& action) {
    if (enquiry().state == EnquiryState::kClosed) {
      return fail(already_answered(name_of(enquiry()), "is closed"));
    }
    if (action.outcome == EnquiryOutcome::kGap) {
      return fail(invalid_argument("outcome", "is not the venture's to give",
                                   "say how it went, or that it is withdrawn"));
    }
    const std::string who = enquiry().owner.empty() ? enquiry().waits_on : enquiry().owner;
    course.close_with_fact(action.outcome, action.note);
    if (!who.empty()) course.letter(LetterKind::kEnquiryEnded, who);
    return {};
  }

  Result<void> operator()(const AbuseReported& action) {
    if (enquiry().state == EnquiryState::kClosed) {
      return fail(already_answered(name_of(enquiry()), "is closed"));
    }
    if (!knows_of(enquiry(), action.contact)) {
      return fail(not_waiting_on(enquiry(), action.contact));
    }
    course.event(
        {.kind = EnquiryEventKind::kAbuseReported, .contact = action.contact, .note = action.note});
    // Somebody must look into it, whoever of those who got it said so; an owner has it in hand.
    course.drop_pending();
    if (is_waiting_for_answer(enquiry())) course.give_to_registrar();
    return {};
  }

  Result<void> operator()(const TimePassed& /*action*/) {
    if (enquiry().state == EnquiryState::kClosed) return {};
    const bool accepted = enquiry().state == EnquiryState::kAccepted;
    if (accepted && !course.people().works_there(enquiry().owner)) course.replace_owner();
    if (const std::optional<model::PendingAnswer> pending = enquiry().pending) {
      if (course.people().works_there(pending->answer.contact)) {
        if (course.now() >= pending->effect_time) take_effect(pending->answer);
        return {};
      }
      course.drop_pending();
    }
    if (!enquiry().coordinator.empty() && !course.people().works_there(enquiry().coordinator)) {
      enquiry().coordinator.clear();
      course.event(EnquiryEventKind::kCoordinated, enquiry().owner, enquiry().owner);
    }
    if (enquiry().state == EnquiryState::kClosed) return {};
    if (!accepted) {
      wait_is_over(course);
    } else if (course.now() >= enquiry().due_time) {
      follow_up(course);
    }
    return {};
  }

  // As if she answered now. She is not to blame for what became impossible meanwhile, such as a
  // colleague who has no room any more: it goes on without her.
  void take_effect(const model::EnquiryAnswer& taken) {
    Course trial = course;
    trial.enquiry().pending.reset();
    trial.act_as({EnquiryActor::kContact, taken.contact});
    if (answer(trial, taken)) {
      course = std::move(trial);
      return;
    }
    course.drop_pending();
    const bool hands_on =
        taken.kind == model::AnswerKind::kRefer || taken.kind == model::AnswerKind::kIntroduce;
    if (hands_on && enquiry().state != EnquiryState::kAccepted &&
        enquiry().waits_on == taken.contact) {
      course.ask_instead();
    }
  }
};

// The clock and the mail must go on whatever happened before; people can be told no.
bool is_bounded(const Action& action) {
  return !std::holds_alternative<TimePassed>(action) &&
         !std::holds_alternative<LetterSent>(action) &&
         !std::holds_alternative<LetterDelivered>(action) &&
         !std::holds_alternative<LetterBounced>(action) &&
         !std::holds_alternative<ClosedByVenture>(action);
}

}  // namespace

Transition begin(Enquiry enquiry, const People& people, Instant now) {
  Actor venture{EnquiryActor::kVenture, enquiry.venture};
  Course course(std::move(enquiry), people, now, std::move(venture));
  course.event(EnquiryEventKind::kCreated, {});
  course.enquiry().way = -1;
  course.ask_next_way();
  return course.take();
}

Transition begin_owned(Enquiry enquiry, const std::string& owner, const People& people,
                       Instant now) {
  enquiry.ways = {{{owner}}};
  enquiry.asked = {owner};
  Actor venture{EnquiryActor::kVenture, enquiry.venture};
  Course course(std::move(enquiry), people, now, std::move(venture));
  course.event(EnquiryEventKind::kCreated, owner);
  course.act_as({EnquiryActor::kContact, owner});
  course.own(owner, EnquiryEventKind::kAccepted);
  course.letter(LetterKind::kOwnershipGiven, owner);
  return course.take();
}

Result<Transition> apply(const Enquiry& enquiry, const Action& action, const People& people,
                         Instant now) {
  if (is_bounded(action) && enquiry.event_count >= model::kEnquiryEventsMax) {
    return fail(limit_exceeded("enquiry", model::kEnquiryEventsMax, "events"));
  }
  Course course(enquiry, people, now, std::visit(ActorOf{enquiry}, action));
  if (auto done = std::visit(Doing{course}, action); !done) return fail(std::move(done.error()));
  return course.take();
}

}  // namespace veieninn::enquiry
