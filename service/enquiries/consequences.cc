#include "service/enquiries/consequences.h"

#include <algorithm>
#include <utility>

#include "engine/model/row_validation.h"

namespace veieninn::enquiries {
namespace {

using model::EnquiryActor;
using model::EnquiryEvent;
using model::EnquiryEventKind;

// Absences that are over make room for new ones.
void add_absence(model::Contact& row, Instant now, Instant until) {
  std::erase_if(row.absences, [&](const TimeWindow& absence) { return absence.until <= now; });
  if (row.absences.size() < model::kAbsencesMax) row.absences.push_back({now, until});
}

// Whether the event says something of her entry, which it then changes.
bool change(model::Contact& row, const EnquiryEvent& event, Instant now) {
  const bool by_herself = event.actor == EnquiryActor::kContact;
  if (event.kind == EnquiryEventKind::kAway && by_herself && event.until) {
    add_absence(row, now, *event.until);
    return true;
  }
  if (event.kind == EnquiryEventKind::kLeft && by_herself) {
    if (row.tenure.until <= now || row.tenure.from >= now) return false;
    row.tenure.until = now;
    return true;
  }
  if (event.kind == EnquiryEventKind::kBounced) {
    row.confirm_time = kEarliestInstant;
    return true;
  }
  return false;
}

bool is_about_a_person(const EnquiryEvent& event) {
  return !event.contact.empty() &&
         (event.kind == EnquiryEventKind::kAway || event.kind == EnquiryEventKind::kLeft ||
          event.kind == EnquiryEventKind::kBounced);
}

}  // namespace

Result<std::vector<store::Operation>> consequences_of(const enquiry::Transition& made,
                                                      store::Store& store, Instant now) {
  std::vector<store::Operation> operations;
  for (const EnquiryEvent& event : made.events) {
    if (event.kind == EnquiryEventKind::kAbuseReported) {
      operations.emplace_back(
          store::StopSender{{made.enquiry.venture, made.enquiry.id, event.contact, now}});
    } else if (event.outcome == model::EnquiryOutcome::kGap) {
      operations.emplace_back(store::CountGap{made.enquiry.area, made.enquiry.topic, day_of(now)});
    } else if (is_about_a_person(event)) {
      Result<store::StoredResource> stored =
          store.get(store::ResourceKind::kContact, event.contact);
      if (!stored && stored.error().reason == ErrorReason::kNotFound) continue;
      if (!stored) return fail(std::move(stored.error()));
      if (!change(std::get<model::Contact>(stored->row), event, now)) continue;
      operations.emplace_back(
          store::Put{std::move(stored->row), store::PutCondition::kUpdate, stored->revision});
    }
  }
  return operations;
}

}  // namespace veieninn::enquiries
