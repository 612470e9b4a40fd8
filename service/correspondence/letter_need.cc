#include "service/correspondence/letter_need.h"

#include <algorithm>

#include "engine/enquiry/answers.h"
#include "engine/enquiry/course.h"

namespace veieninn::correspondence {
namespace {

using model::Enquiry;
using model::EnquiryEvent;
using model::EnquiryEventKind;
using model::EnquiryOutcome;
using model::EnquiryState;
using model::LetterKind;

bool is_asked(const Enquiry& enquiry, const std::string& contact) {
  return enquiry::is_waiting_for_answer(enquiry) && enquiry.waits_on == contact;
}

bool owns(const Enquiry& enquiry, const std::string& contact) {
  return enquiry.state == EnquiryState::kAccepted && enquiry.owner == contact;
}

bool registers(const Enquiry& enquiry, const std::string& contact) {
  return enquiry.state == EnquiryState::kWithRegistrar && enquiry.waits_on == contact;
}

bool has_answered(const Enquiry& enquiry, const std::string& contact) {
  return enquiry.pending && enquiry.pending->answer.contact == contact;
}

// A letter about it left to her, or it was hers.
bool heard_of_it(const Enquiry& enquiry, const std::vector<EnquiryEvent>& events,
                 const std::string& contact) {
  return enquiry.owner == contact || enquiry::holds(enquiry.registrars, contact) ||
         std::ranges::any_of(events, [&](const EnquiryEvent& event) {
           return event.kind == EnquiryEventKind::kSent && event.contact == contact;
         });
}

bool is_over_for(const Enquiry& enquiry, const std::string& contact) {
  return enquiry.state == EnquiryState::kClosed ||
         (enquiry.waits_on != contact && enquiry.owner != contact && enquiry.offered_to != contact);
}

bool contact_needs(const store::Letter& letter, const Enquiry& enquiry,
                   const std::vector<EnquiryEvent>& events) {
  const std::string& contact = letter.contact;
  switch (letter.kind) {
    case LetterKind::kEnquiry:
      return is_asked(enquiry, contact) && !enquiry::asks_for_introduction(enquiry);
    case LetterKind::kIntroduction:
      return is_asked(enquiry, contact) && enquiry::asks_for_introduction(enquiry);
    case LetterKind::kEnquiryReminder:
      return is_asked(enquiry, contact) && !has_answered(enquiry, contact);
    case LetterKind::kOwnershipGiven:
      return owns(enquiry, contact);
    case LetterKind::kFollowUp:
      return owns(enquiry, contact) && !has_answered(enquiry, contact);
    case LetterKind::kOwnershipOffered:
      return enquiry.state == EnquiryState::kAccepted && enquiry.offered_to == contact;
    case LetterKind::kJoinedTeam:
      return enquiry.state == EnquiryState::kAccepted && enquiry::holds(enquiry.team, contact);
    case LetterKind::kCoordinatorNamed:
      return enquiry.state == EnquiryState::kAccepted && enquiry::coordinates(enquiry, contact);
    case LetterKind::kRegistrarTask:
      return registers(enquiry, contact);
    case LetterKind::kRegistrarReminder:
      return registers(enquiry, contact) && !has_answered(enquiry, contact);
    default:
      return is_over_for(enquiry, contact) && heard_of_it(enquiry, events, contact);
  }
}

bool venture_needs(const store::Letter& letter, const Enquiry& enquiry) {
  switch (letter.kind) {
    case LetterKind::kVentureSent:
    case LetterKind::kVentureNext:
      return is_asked(enquiry, letter.contact);
    case LetterKind::kVentureAccepted:
    case LetterKind::kVentureOwnerChanged:
      return owns(enquiry, letter.contact);
    case LetterKind::kVentureWithRegistrar:
      return registers(enquiry, letter.contact);
    case LetterKind::kVentureGap:
      return enquiry.outcome == EnquiryOutcome::kGap;
    default:
      return enquiry.state == EnquiryState::kClosed && enquiry.outcome != EnquiryOutcome::kGap;
  }
}

}  // namespace

bool is_still_needed(const store::Letter& letter, const Enquiry& enquiry,
                     const std::vector<EnquiryEvent>& events) {
  return model::is_to_venture(letter.kind) ? venture_needs(letter, enquiry)
                                           : contact_needs(letter, enquiry, events);
}

bool is_answered_to_venture(LetterKind kind) noexcept {
  switch (kind) {
    case LetterKind::kEnquiry:
    case LetterKind::kEnquiryReminder:
    case LetterKind::kOwnershipGiven:
    case LetterKind::kOwnershipOffered:
    case LetterKind::kFollowUp:
    case LetterKind::kJoinedTeam:
    case LetterKind::kCoordinatorNamed:
      return true;
    default:
      return false;
  }
}

bool asks_contact(LetterKind kind) noexcept {
  return has_link(kind) && kind != LetterKind::kJoinedTeam && kind != LetterKind::kCoordinatorNamed;
}

bool has_link(LetterKind kind) noexcept {
  return !model::is_to_venture(kind) && !model::is_of_initiative(kind) &&
         kind != LetterKind::kEnquiryEnded;
}

}  // namespace veieninn::correspondence
