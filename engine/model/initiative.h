// What a unit offers or asks: an invitation, a challenge, a start-up service, a grant and the like,
// and who takes part in it. One resource with fifteen kinds (design §6), each with its own terms.
//
// Ids and texts are as in rows.h.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/instant.h"
#include "engine/model/rows.h"

namespace veieninn::model {

// What can be given, and run out. Whole numbers only, so that accounts add up.
enum class QuotaUnit : std::uint8_t { kHours = 1, kMonths, kKroner, kPlaces };

// An account: `total` may be given in all, `each_max` of it to one participant.
struct Quota {
  QuotaUnit unit = QuotaUnit::kHours;
  std::int64_t total = 0;
  std::int64_t each_max = 0;  // 0: as much as there is
  // Used by participants whose rows are gone, so that an erasure gives nothing back. The store
  // keeps it; of a row that is written it is ignored.
  std::int64_t spent = 0;
  friend bool operator==(const Quota&, const Quota&) = default;
};

// ---- the terms of each kind, with the case in the booklet that it comes from ----

// "Invitere til samarbeid på definerte tjenesteområder."
struct InvitationTerms {
  std::string looks_for;  // what it would like to develop together with others
  friend bool operator==(const InvitationTerms&, const InvitationTerms&) = default;
};

// NAV Nordstrand: a concrete challenge in one service.
struct ChallengeTerms {
  std::string goal;  // what would be better when it is solved
  friend bool operator==(const ChallengeTerms&, const ChallengeTerms&) = default;
};

// Asker: an innovation strategy that names social entrepreneurs.
struct StrategyTerms {
  std::string document_uri;
  Instant adopt_time = kAlways;
  friend bool operator==(const StrategyTerms&, const StrategyTerms&) = default;
};

// Oppegård: a political resolution to work with social entrepreneurs.
struct MandateTerms {
  std::string decided_by;   // the body, such as "kommunestyret"
  std::string case_number;  // in its records
  std::string document_uri;
  Instant adopt_time = kAlways;
  friend bool operator==(const MandateTerms&, const MandateTerms&) = default;
};

// Asker: ten hours' guidance and three months' office, linked to health, care, upbringing.
struct StartupServiceTerms {
  std::vector<std::string> linked_units;  // whose people come in where the venture needs them
  friend bool operator==(const StartupServiceTerms&, const StartupServiceTerms&) = default;
};

// Asker: a pilot environment.
struct PilotTerms {
  std::vector<std::string> site_units;  // where it is tried out
  friend bool operator==(const PilotTerms&, const PilotTerms&) = default;
};

// Steinkjer: business development tied to service innovation; one unit, two remits.
struct BusinessAdviceTerms {
  std::vector<std::string> innovation_topics;  // of services that it renews; `topics` has the other
  friend bool operator==(const BusinessAdviceTerms&, const BusinessAdviceTerms&) = default;
};

struct Mentor {
  std::string contact;
  std::int32_t capacity = 1;  // ventures at a time
  friend bool operator==(const Mentor&, const Mentor&) = default;
};

// Gamle Oslo: mentors for social entrepreneurs.
struct MentoringTerms {
  std::vector<Mentor> mentors;
  friend bool operator==(const MentoringTerms&, const MentoringTerms&) = default;
};

// Nordre Aker: an office in the district's own rooms.
struct OfficeSpaceTerms {
  std::string address;
  std::vector<std::string> hosts;  // contacts who work there
  friend bool operator==(const OfficeSpaceTerms&, const OfficeSpaceTerms&) = default;
};

// Arendal: a meeting place with NAV and the Church City Mission.
struct MeetingPlaceTerms {
  std::string address;
  std::string opening_hours;       // in words: "tirsdager 12–15"
  std::vector<std::string> hosts;  // contacts who are there, of any kind of body
  friend bool operator==(const MeetingPlaceTerms&, const MeetingPlaceTerms&) = default;
};

// Grünerløkka: a working group under a committee.
struct WorkingGroupTerms {
  std::string committee;
  std::vector<std::string> members;  // contacts
  friend bool operator==(const WorkingGroupTerms&, const WorkingGroupTerms&) = default;
};

// Aktiv Eiker, Knack, KREM: paid by a directorate and the county governor, for a time.
struct OutreachProjectTerms {
  std::string assignment;
  friend bool operator==(const OutreachProjectTerms&, const OutreachProjectTerms&) = default;
};

// DiamondCare: a grant.
struct GrantTerms {
  std::string scheme;  // the scheme and its rules
  friend bool operator==(const GrantTerms&, const GrantTerms&) = default;
};

// Bærum: an innovation fund.
struct FundTerms {
  std::string criteria;
  friend bool operator==(const FundTerms&, const FundTerms&) = default;
};

enum class TrainingDecision : std::uint8_t { kOpen = 1, kStarts, kDoesNotStart };

// The national innovation school: 30 credits, at least three from each municipality.
struct TrainingTerms {
  std::int32_t credits = 0;
  std::int32_t minimum_each = 0;            // participants from each of `municipalities`
  std::vector<std::string> municipalities;  // units; a participant counts for the one above her own
  TrainingDecision decision = TrainingDecision::kOpen;
  Instant decide_time = kNever;  // when it is, or was, decided whether it starts
  friend bool operator==(const TrainingTerms&, const TrainingTerms&) = default;
};

// In the order of InitiativeKind, so that index() + 1 is the kind.
using InitiativeTerms =
    std::variant<InvitationTerms, ChallengeTerms, StrategyTerms, MandateTerms, StartupServiceTerms,
                 PilotTerms, BusinessAdviceTerms, MentoringTerms, OfficeSpaceTerms,
                 MeetingPlaceTerms, WorkingGroupTerms, OutreachProjectTerms, GrantTerms, FundTerms,
                 TrainingTerms>;

enum class InitiativeKind : std::uint8_t {
  kInvitation = 1,
  kChallenge,
  kStrategy,
  kMandate,
  kStartupService,
  kPilot,
  kBusinessAdvice,
  kMentoring,
  kOfficeSpace,
  kMeetingPlace,
  kWorkingGroup,
  kOutreachProject,
  kGrant,
  kFund,
  kTraining,
};

// Who may take part.
enum class Audience : std::uint8_t { kVentures = 1, kContacts, kEverybody };

struct Initiative {
  std::string id;
  std::vector<LocalizedText> titles;
  std::string description;
  std::string unit;                        // unit id, whose it is
  std::vector<std::string> partner_units;  // unit ids, of any kind of body
  std::vector<std::string> funders;        // unit ids
  std::vector<std::string> contacts;       // who answers for it; the first is the one to talk to
  std::vector<std::string> topics;         // topic ids
  std::vector<std::string> areas;          // area ids; empty: those that `unit` serves
  TimeWindow window;                       // while it runs
  Instant apply_until = kNever;            // the deadline for joining
  Audience audience = Audience::kVentures;
  std::string conditions;  // who may take part, in words
  std::string website;
  std::vector<Quota> quotas;  // one a unit
  InitiativeTerms terms;
  friend bool operator==(const Initiative&, const Initiative&) = default;
};

[[nodiscard]] inline InitiativeKind kind_of(const Initiative& initiative) noexcept {
  return static_cast<InitiativeKind>(initiative.terms.index() + 1);
}

enum class ParticipationState : std::uint8_t { kActive = 1, kCompleted, kEnded };

// What one participant holds of an account: promised, and used of it.
struct Take {
  QuotaUnit unit = QuotaUnit::kHours;
  std::int64_t reserved = 0;  // promised and not used yet; nothing once it is over
  std::int64_t used = 0;
  friend bool operator==(const Take&, const Take&) = default;
};

// Somebody who takes part: a venture, a contact, or of MENTORING the venture and her mentor.
struct Participation {
  std::string id;
  std::string initiative;
  std::string venture;  // venture id, or empty
  std::string contact;  // contact id, or empty
  ParticipationState state = ParticipationState::kActive;
  TimeWindow window;  // while it lasts, or lasted
  std::vector<Take> takes;
  friend bool operator==(const Participation&, const Participation&) = default;
};

}  // namespace veieninn::model
