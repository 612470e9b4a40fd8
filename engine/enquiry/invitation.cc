#include "engine/enquiry/invitation.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "engine/base/working_days.h"

namespace veieninn::enquiry {

using model::EngagementKind;
using model::Invitation;
using model::InvitationState;

namespace {

std::string name_of(const Invitation& row) { return "invitations/" + row.id; }

std::string_view how_it_ended(InvitationState state) {
  switch (state) {
    case InvitationState::kAccepted:
      return "was accepted";
    case InvitationState::kDeclined:
      return "was declined";
    case InvitationState::kLapsed:
      return "has lapsed";
    case InvitationState::kWithdrawn:
    case InvitationState::kOpen:
      break;
  }
  return "was withdrawn";
}

Result<void> require_unanswered(const Invitation& row) {
  if (row.state == InvitationState::kOpen || row.state == InvitationState::kLapsed) return {};
  return fail(already_answered(name_of(row), std::string(how_it_ended(row.state))));
}

Invitation ended(Invitation row, InvitationState state, std::string note, Instant now) {
  row.state = state;
  row.note = std::move(note);
  row.answer_time = now;
  return row;
}

model::Engagement fact_of(const Invitation& row, EngagementKind kind, const std::string& topic,
                          const std::string& area, Instant now) {
  model::Engagement fact;
  fact.source_id = name_of(row) + "/" + std::to_string(static_cast<int>(kind));
  fact.time = now;
  fact.kind = kind;
  fact.venture = row.venture;
  fact.contact = row.contact;
  fact.topic = topic;
  fact.area = area;
  return fact;
}

}  // namespace

std::optional<std::string> first_host(const std::vector<std::string>& hosts, const People& people,
                                      Instant now) {
  const auto is_away = [&](const std::string& host) {
    return std::ranges::any_of(people.absences(host),
                               [&](const TimeWindow& absence) { return absence.contains(now); });
  };
  std::optional<std::string> away;
  for (const std::string& host : hosts) {
    if (!people.can_be_asked(host)) continue;
    if (!is_away(host)) return host;
    if (!away) away = host;
  }
  return away;
}

Invitation invite(Invitation row, Instant now) {
  row.state = InvitationState::kOpen;
  row.reply_until = after_working_days(now, kInvitationDays, {});
  row.answer_time = kNever;
  return row;
}

Result<TakenUp> accept_invitation(const Invitation& row, TakingUp taking, const People& people,
                                  Instant now) {
  if (auto unanswered = require_unanswered(row); !unanswered) {
    return fail(std::move(unanswered.error()));
  }
  Invitation taken = ended(row, InvitationState::kAccepted, std::move(taking.note), now);
  if (!people.works_there(taken.contact)) {
    const std::optional<std::string> other = first_host(taking.hosts, people, now);
    if (!other) {
      return fail(already_answered(name_of(row), "has nobody left who answers for it"));
    }
    taken.contact = *other;
  }
  taken.enquiry = taking.enquiry.id;
  taking.enquiry.venture = row.venture;
  Transition begun = begin_owned(std::move(taking.enquiry), taken.contact, people, now);
  begun.facts.push_back(fact_of(taken, EngagementKind::kInvitationAccepted, begun.enquiry.topic,
                                begun.enquiry.area, now));
  return TakenUp{std::move(taken), std::move(begun)};
}

Result<Ended> decline_invitation(const Invitation& row, const std::string& topic,
                                 const std::string& area, const std::string& note, Instant now) {
  if (auto unanswered = require_unanswered(row); !unanswered) {
    return fail(std::move(unanswered.error()));
  }
  Ended declined{ended(row, InvitationState::kDeclined, note, now), std::nullopt};
  // A fact is between two; who invited may have been erased meanwhile.
  if (!row.contact.empty()) {
    declined.fact = fact_of(row, EngagementKind::kInvitationDeclined, topic, area, now);
  }
  return declined;
}

Result<Ended> withdraw_invitation(const Invitation& row, const std::string& note, Instant now) {
  if (row.state != InvitationState::kOpen) {
    return fail(already_answered(name_of(row), std::string(how_it_ended(row.state))));
  }
  return Ended{ended(row, InvitationState::kWithdrawn, note, now), std::nullopt};
}

Invitation pass_time(const Invitation& row, const std::vector<std::string>& hosts,
                     const People& people, Instant now) {
  if (row.state != InvitationState::kOpen) return row;
  // Her words went with her.
  if (row.contact.empty()) return ended(row, InvitationState::kWithdrawn, {}, now);
  Invitation after = row;
  if (!people.works_there(row.contact)) {
    const std::optional<std::string> other = first_host(hosts, people, now);
    if (!other) return ended(row, InvitationState::kWithdrawn, {}, now);
    after.contact = *other;
  }
  if (now >= row.reply_until) return ended(after, InvitationState::kLapsed, {}, now);
  return after;
}

}  // namespace veieninn::enquiry
