#include "engine/enquiry/answers.h"

#include <array>

namespace veieninn::enquiry {

using model::AnswerKind;
using model::EngagementKind;
using model::Enquiry;
using model::EnquiryAnswer;
using model::EnquiryEventKind;
using model::EnquiryOutcome;
using model::EnquiryState;
using model::LetterKind;

namespace {

std::string name_of(const Enquiry& enquiry) { return "enquiries/" + enquiry.id; }
std::string name_of(const std::string& contact) { return "contacts/" + contact; }

// -- who may --

bool is_offered(const Enquiry& enquiry, const std::string& contact) {
  return enquiry.state == EnquiryState::kAccepted && enquiry.offered_to == contact;
}

bool waits_on(const Enquiry& enquiry, const std::string& contact) {
  return enquiry.state != EnquiryState::kAccepted && enquiry.waits_on == contact;
}

// A late yes is a yes, as long as nobody else took it.
bool may_accept(const Enquiry& enquiry, const std::string& contact) {
  if (enquiry.state == EnquiryState::kAccepted) return is_offered(enquiry, contact);
  return waits_on(enquiry, contact) || holds(enquiry.asked, contact);
}

Result<void> require(bool may, const Enquiry& enquiry, const std::string& contact) {
  if (!may) return fail(not_waiting_on(enquiry, contact));
  return {};
}

// -- what comes of it --

Result<void> accept(Course& course, const EnquiryAnswer& answer) {
  const Enquiry& enquiry = course.enquiry();
  if (auto may = require(may_accept(enquiry, answer.contact), enquiry, answer.contact); !may) {
    return may;
  }
  const std::string former = enquiry.owner;
  course.own(answer.contact,
             former.empty() ? EnquiryEventKind::kAccepted : EnquiryEventKind::kHandedOver);
  course.fact(EngagementKind::kTookOwnership, answer.contact);
  if (!former.empty()) course.fact(EngagementKind::kReferred, former, answer.contact);
  return {};
}

Result<void> introduce(Course& course, const EnquiryAnswer& answer) {
  const Enquiry& enquiry = course.enquiry();
  const bool may = waits_on(enquiry, answer.contact) && asks_for_introduction(enquiry);
  if (auto required = require(may, enquiry, answer.contact); !required) return required;
  const auto& way = enquiry.ways[static_cast<std::size_t>(enquiry.way)].contacts;
  const std::string next = way[static_cast<std::size_t>(enquiry.hop) + 1];
  course.event({.kind = EnquiryEventKind::kIntroduced,
                .contact = answer.contact,
                .other_contact = next,
                .note = answer.note});
  // Whoever stood there may have been erased meanwhile.
  if (!next.empty()) course.fact(EngagementKind::kIntroduced, answer.contact, next);
  course.ask_next_on_way();
  return {};
}

Result<void> check_not_asked(const Enquiry& enquiry, const std::string& contact) {
  if (!holds(enquiry.asked, contact)) return {};
  Error error = cycle("other_contact", name_of(contact));
  error.violations.front().description = "was asked already";
  error.violations.front().remedy = "choose somebody who was not";
  error.message = "other_contact: was asked already";
  return fail(std::move(error));
}

Result<void> check_not_owner(const Enquiry& enquiry, const std::string& contact) {
  if (contact != enquiry.owner) return {};
  return fail(invalid_argument("other_contact", "owns it", "choose somebody else"));
}

Result<void> refer(Course& course, const EnquiryAnswer& answer) {
  const Enquiry& enquiry = course.enquiry();
  const bool offered = is_offered(enquiry, answer.contact);
  if (auto may = require(offered || waits_on(enquiry, answer.contact), enquiry, answer.contact);
      !may) {
    return may;
  }
  if (auto fit = check_colleague(course, "other_contact", answer.other_contact, answer.contact);
      !fit) {
    return fit;
  }
  if (auto fresh = check_not_asked(enquiry, answer.other_contact); !fresh) return fresh;
  if (auto other = check_not_owner(enquiry, answer.other_contact); !other) return other;
  if (enquiry.ways.size() >= model::kEnquiryWaysMax) {
    return fail(limit_exceeded("other_contact", model::kEnquiryWaysMax, "ways"));
  }
  course.event({.kind = EnquiryEventKind::kReferred,
                .contact = answer.contact,
                .other_contact = answer.other_contact,
                .decline_reason = answer.decline_reason,
                .note = answer.note});
  course.fact(EngagementKind::kReferred, answer.contact, answer.other_contact);
  if (offered) {
    course.end_offer();
    course.offer(answer.other_contact, answer.note);
  } else {
    course.put_next(answer.other_contact);
    course.ask_next_way();
  }
  return {};
}

Result<void> decline(Course& course, const EnquiryAnswer& answer) {
  const Enquiry& enquiry = course.enquiry();
  const bool offered = is_offered(enquiry, answer.contact);
  if (auto may = require(offered || waits_on(enquiry, answer.contact), enquiry, answer.contact);
      !may) {
    return may;
  }
  const bool was_registrar = enquiry.state == EnquiryState::kWithRegistrar;
  course.event({.kind = EnquiryEventKind::kDeclined,
                .contact = answer.contact,
                .decline_reason = answer.decline_reason,
                .note = answer.note});
  // A registrar, or who will not take another's, says nothing of the need.
  if (!was_registrar && !offered) course.fact(EngagementKind::kDeclined, answer.contact);
  if (offered) {
    course.end_offer();
  } else if (was_registrar) {
    course.give_to_registrar();
  } else {
    course.ask_next_way();
  }
  return {};
}

// Away or gone: the same, but for how long.
Result<void> be_absent(Course& course, const EnquiryAnswer& answer) {
  const Enquiry& enquiry = course.enquiry();
  const bool leaves = answer.kind == AnswerKind::kLeave;
  const bool owns = enquiry.state == EnquiryState::kAccepted && enquiry.owner == answer.contact;
  const bool offered = is_offered(enquiry, answer.contact);
  if (auto may =
          require(owns || offered || waits_on(enquiry, answer.contact), enquiry, answer.contact);
      !may) {
    return may;
  }
  if (!leaves && (!answer.until || *answer.until <= course.now())) {
    return fail(invalid_argument("until", "is not in the future", "give the day she is back"));
  }
  course.event({.kind = leaves ? EnquiryEventKind::kLeft : EnquiryEventKind::kAway,
                .contact = answer.contact,
                .note = answer.note,
                .until = answer.until});
  if (offered) {
    course.end_offer();
  } else if (!owns) {
    course.ask_instead();
  } else if (leaves) {
    course.replace_owner();
  }
  return {};
}

Result<void> hand_over(Course& course, const EnquiryAnswer& answer) {
  const Enquiry& enquiry = course.enquiry();
  if (auto owns = require_owner(enquiry, answer.contact); !owns) return owns;
  if (auto fit = check_colleague(course, "other_contact", answer.other_contact, answer.contact);
      !fit) {
    return fit;
  }
  if (auto other = check_not_owner(enquiry, answer.other_contact); !other) return other;
  if (!holds(enquiry.team, answer.other_contact)) {
    if (auto fresh = check_not_asked(enquiry, answer.other_contact); !fresh) return fresh;
  }
  course.take_back_offer();
  course.offer(answer.other_contact, answer.note);
  return {};
}

Result<void> end(Course& course, const EnquiryAnswer& answer) {
  const Enquiry& enquiry = course.enquiry();
  const bool registrar = enquiry.state == EnquiryState::kWithRegistrar;
  if (registrar) {
    if (auto may = require(waits_on(enquiry, answer.contact), enquiry, answer.contact); !may) {
      return may;
    }
  } else if (auto owns = require_owner(enquiry, answer.contact); !owns) {
    return owns;
  }
  const bool fits = answer.outcome && *answer.outcome != EnquiryOutcome::kWithdrawn &&
                    (registrar || *answer.outcome != EnquiryOutcome::kGap);
  if (!fits) {
    return fail(invalid_argument("outcome", "is not one she can give",
                                 "say how it went: met, pilot, collaboration, advice or no fit; a "
                                 "registrar may also say that nobody was found"));
  }
  course.close_with_fact(*answer.outcome, answer.note);
  return {};
}

// Without a letter: who brings her in says why.
Result<void> join(Course& course, const EnquiryAnswer& answer, const std::string& field,
                  const std::string& note) {
  const std::string& colleague = answer.other_contact;
  if (auto fit = check_colleague(course, field, colleague, answer.contact); !fit) return fit;
  if (course.enquiry().team.size() >= model::kEnquiryTeamMax) {
    return fail(limit_exceeded(field, model::kEnquiryTeamMax, "colleagues"));
  }
  course.enquiry().team.push_back(colleague);
  course.event({.kind = EnquiryEventKind::kJoined,
                .contact = answer.contact,
                .other_contact = colleague,
                .note = note});
  course.fact(EngagementKind::kIntroduced, answer.contact, colleague);
  return {};
}

Result<void> bring_in_by_answer(Course& course, const EnquiryAnswer& answer) {
  return bring_in(course, answer, "other_contact");
}

Result<void> name_coordinator_by_answer(Course& course, const EnquiryAnswer& answer) {
  return name_coordinator(course, answer, "other_contact");
}

struct Handler {
  AnswerKind kind;
  Result<void> (*handle)(Course&, const EnquiryAnswer&);
};
constexpr std::array<Handler, 10> kHandlers = {{
    {AnswerKind::kAccept, accept},
    {AnswerKind::kIntroduce, introduce},
    {AnswerKind::kRefer, refer},
    {AnswerKind::kDecline, decline},
    {AnswerKind::kAway, be_absent},
    {AnswerKind::kLeave, be_absent},
    {AnswerKind::kHandOver, hand_over},
    {AnswerKind::kClose, end},
    {AnswerKind::kBringIn, bring_in_by_answer},
    {AnswerKind::kNameCoordinator, name_coordinator_by_answer},
}};

}  // namespace

bool works_on(const Enquiry& enquiry, const std::string& contact) {
  return !contact.empty() && (enquiry.owner == contact || holds(enquiry.team, contact));
}

bool coordinates(const Enquiry& enquiry, const std::string& contact) {
  return !contact.empty() &&
         contact == (enquiry.coordinator.empty() ? enquiry.owner : enquiry.coordinator);
}

Result<void> bring_in(Course& course, const EnquiryAnswer& answer, const std::string& field) {
  const Enquiry& enquiry = course.enquiry();
  if (auto owns = require_owner(enquiry, answer.contact); !owns) return owns;
  if (works_on(enquiry, answer.other_contact)) {
    return fail(invalid_argument(field, "is in the team already", "name another colleague"));
  }
  if (auto joined = join(course, answer, field, answer.note); !joined) return joined;
  course.letter(LetterKind::kJoinedTeam, answer.other_contact);
  return {};
}

Result<void> name_coordinator(Course& course, const EnquiryAnswer& answer,
                              const std::string& field) {
  Enquiry& enquiry = course.enquiry();
  const std::string& colleague = answer.other_contact;
  if (auto owns = require_owner(enquiry, answer.contact); !owns) return owns;
  if (coordinates(enquiry, colleague)) {
    return fail(invalid_argument(field, "is the coordinator already", "name another colleague"));
  }
  if (!works_on(enquiry, colleague)) {
    if (auto joined = join(course, answer, field, {}); !joined) return joined;
  } else if (!course.people().can_be_asked(colleague)) {
    return fail(
        invalid_argument(field, "works there no more, or no letter reaches her", "name another"));
  }
  enquiry.coordinator = colleague == enquiry.owner ? "" : colleague;
  course.event({.kind = EnquiryEventKind::kCoordinated,
                .contact = answer.contact,
                .other_contact = colleague,
                .note = answer.note});
  if (colleague != answer.contact) course.letter(LetterKind::kCoordinatorNamed, colleague);
  return {};
}

bool knows_of(const Enquiry& enquiry, const std::string& contact) {
  return !contact.empty() && (enquiry.waits_on == contact || enquiry.owner == contact ||
                              enquiry.offered_to == contact || holds(enquiry.asked, contact) ||
                              holds(enquiry.registrars, contact) || holds(enquiry.team, contact));
}

Error not_waiting_on(const Enquiry& enquiry, const std::string& contact) {
  if (enquiry.state == EnquiryState::kClosed) {
    return already_answered(name_of(enquiry), "is closed");
  }
  if (enquiry.state == EnquiryState::kAccepted && enquiry.owner != contact) {
    return already_answered(name_of(enquiry), "was accepted by " + name_of(enquiry.owner));
  }
  return not_asked(name_of(enquiry), name_of(contact));
}

Result<void> require_owner(const Enquiry& enquiry, const std::string& contact) {
  const bool owns = enquiry.state == EnquiryState::kAccepted && !contact.empty() &&
                    (enquiry.owner == contact || enquiry.coordinator == contact);
  return require(owns, enquiry, contact);
}

Result<void> check_colleague(const Course& course, const std::string& field,
                             const std::string& contact, const std::string& by) {
  if (contact.empty() || contact == by) {
    return fail(invalid_argument(field, contact.empty() ? "is not set" : "is the same person",
                                 "name a colleague"));
  }
  if (!course.people().can_be_asked(contact)) {
    return fail(invalid_argument(field,
                                 "cannot be asked: she works there no more, or has no "
                                 "mail address that works",
                                 "name another colleague"));
  }
  if (course.is_away(contact)) {
    return fail(invalid_argument(field, "is away", "name another colleague"));
  }
  if (!course.people().has_room(contact)) {
    return fail(invalid_argument(field, "has had as many enquiries this week as she takes",
                                 "name another colleague"));
  }
  return {};
}

Result<void> answer(Course& course, const EnquiryAnswer& answer) {
  if (course.enquiry().state == EnquiryState::kClosed) {
    return fail(not_waiting_on(course.enquiry(), answer.contact));
  }
  for (const auto& [kind, handle] : kHandlers) {
    if (kind == answer.kind) return handle(course, answer);
  }
  return fail(invalid_argument("answer", "is not stated", "choose one of the documented answers"));
}

}  // namespace veieninn::enquiry
