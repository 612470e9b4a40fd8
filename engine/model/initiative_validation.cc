#include "engine/model/initiative_validation.h"

#include <array>
#include <string>

#include "engine/model/field_checks.h"

namespace veieninn::model {

using namespace field_checks;  // NOLINT(google-build-using-namespace): its own words

namespace {

void check_optional_instant(Findings& findings, const std::string& field, Instant instant,
                            Instant open) {
  if (instant != open) check_instant(findings, field, instant);
}

void check_terms(Findings& findings, const std::string& at_field, const InvitationTerms& terms) {
  check_prose(findings, at_field + ".looks_for", terms.looks_for, kDescriptionBytesMax);
}

void check_terms(Findings& findings, const std::string& at_field, const ChallengeTerms& terms) {
  check_prose(findings, at_field + ".goal", terms.goal, kDescriptionBytesMax);
}

void check_terms(Findings& findings, const std::string& at_field, const StrategyTerms& terms) {
  check_optional_url(findings, at_field + ".document_uri", terms.document_uri, kUriBytesMax);
  check_optional_instant(findings, at_field + ".adopt_time", terms.adopt_time, kAlways);
}

void check_terms(Findings& findings, const std::string& at_field, const MandateTerms& terms) {
  check_required_text(findings, at_field + ".decided_by", terms.decided_by, kNameBytesMax);
  check_text(findings, at_field + ".case_number", terms.case_number, kNameBytesMax);
  check_optional_url(findings, at_field + ".document_uri", terms.document_uri, kUriBytesMax);
  check_optional_instant(findings, at_field + ".adopt_time", terms.adopt_time, kAlways);
}

void check_terms(Findings& findings, const std::string& at_field,
                 const StartupServiceTerms& terms) {
  check_ids(findings, at_field + ".linked_units", terms.linked_units, kInitiativeUnitsMax);
}

void check_terms(Findings& findings, const std::string& at_field, const PilotTerms& terms) {
  check_ids(findings, at_field + ".site_units", terms.site_units, kInitiativeUnitsMax);
}

void check_terms(Findings& findings, const std::string& at_field,
                 const BusinessAdviceTerms& terms) {
  check_ids(findings, at_field + ".innovation_topics", terms.innovation_topics,
            kInitiativeTopicsMax);
}

void check_terms(Findings& findings, const std::string& at_field, const MentoringTerms& terms) {
  const std::string list = at_field + ".mentors";
  findings.require_at_most(terms.mentors.size(), kInitiativePeopleMax, list, "mentors");
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < std::min(terms.mentors.size(), kInitiativePeopleMax); ++i) {
    const Mentor& mentor = terms.mentors[i];
    check_id(findings, at(list, i) + ".contact", mentor.contact);
    if (!seen.insert(mentor.contact).second) {
      findings.add(at(list, i) + ".contact", "comes twice", "name each mentor once");
    }
    findings.require(mentor.capacity >= 1 && mentor.capacity <= kMentorCapacityMax,
                     at(list, i) + ".capacity", "is not from 1 to 100",
                     "say how many ventures she can follow at a time");
  }
}

void check_terms(Findings& findings, const std::string& at_field, const OfficeSpaceTerms& terms) {
  check_text(findings, at_field + ".address", terms.address, kLabelBytesMax);
  check_ids(findings, at_field + ".hosts", terms.hosts, kInitiativePeopleMax);
}

void check_terms(Findings& findings, const std::string& at_field, const MeetingPlaceTerms& terms) {
  check_text(findings, at_field + ".address", terms.address, kLabelBytesMax);
  check_text(findings, at_field + ".opening_hours", terms.opening_hours, kLabelBytesMax);
  check_ids(findings, at_field + ".hosts", terms.hosts, kInitiativePeopleMax);
}

void check_terms(Findings& findings, const std::string& at_field, const WorkingGroupTerms& terms) {
  check_text(findings, at_field + ".committee", terms.committee, kNameBytesMax);
  check_ids(findings, at_field + ".members", terms.members, kInitiativePeopleMax);
}

void check_terms(Findings& findings, const std::string& at_field,
                 const OutreachProjectTerms& terms) {
  check_prose(findings, at_field + ".assignment", terms.assignment, kDescriptionBytesMax);
}

void check_terms(Findings& findings, const std::string& at_field, const GrantTerms& terms) {
  check_text(findings, at_field + ".scheme", terms.scheme, kLabelBytesMax);
}

void check_terms(Findings& findings, const std::string& at_field, const FundTerms& terms) {
  check_prose(findings, at_field + ".criteria", terms.criteria, kDescriptionBytesMax);
}

void check_terms(Findings& findings, const std::string& at_field, const TrainingTerms& terms) {
  findings.require(terms.credits >= 0 && terms.credits <= kTrainingCreditsMax,
                   at_field + ".credits", "is not from 0 to 300", "give its credits (studiepoeng)");
  findings.require(terms.minimum_each >= 0 && terms.minimum_each <= kTrainingMinimumMax,
                   at_field + ".minimum_each", "is not from 0 to 1000",
                   "say how many must come from each municipality, 0 for any number");
  check_ids(findings, at_field + ".municipalities", terms.municipalities, kInitiativeUnitsMax);
  check_kind(findings, at_field + ".decision", terms.decision, TrainingDecision::kDoesNotStart);
  check_optional_instant(findings, at_field + ".decide_time", terms.decide_time, kNever);
}

void check_quotas(Findings& findings, const std::vector<Quota>& quotas) {
  std::array<bool, static_cast<std::size_t>(QuotaUnit::kPlaces) + 1> seen{};
  findings.require_at_most(quotas.size(), seen.size(), "quotas", "quotas");
  for (std::size_t i = 0; i < std::min(quotas.size(), seen.size()); ++i) {
    const Quota& quota = quotas[i];
    const std::string field = at("quotas", i);
    check_kind(findings, field + ".unit", quota.unit, QuotaUnit::kPlaces);
    const auto slot = std::min(static_cast<std::size_t>(quota.unit), seen.size() - 1);
    findings.require(!seen[slot], field + ".unit", "comes twice", "give one quota a unit");
    seen[slot] = true;
    findings.require(quota.total >= 0 && quota.total <= kQuotaMax, field + ".total",
                     "is below 0 or beyond all measure", "say how much there is in all");
    findings.require(
        quota.each_max >= 0 && quota.each_max <= std::max(quota.total, std::int64_t{0}),
        field + ".each_max", "is below 0 or more than the total",
        "say how much one participant may have, 0 for as much as there is");
  }
}

void check_takes(Findings& findings, const Participation& row) {
  std::array<bool, static_cast<std::size_t>(QuotaUnit::kPlaces) + 1> seen{};
  findings.require_at_most(row.takes.size(), seen.size(), "takes", "entries");
  for (std::size_t i = 0; i < std::min(row.takes.size(), seen.size()); ++i) {
    const Take& take = row.takes[i];
    const std::string field = at("takes", i);
    check_kind(findings, field + ".unit", take.unit, QuotaUnit::kPlaces);
    const auto slot = std::min(static_cast<std::size_t>(take.unit), seen.size() - 1);
    findings.require(!seen[slot], field + ".unit", "comes twice", "give one entry a unit");
    seen[slot] = true;
    findings.require(take.reserved >= 0 && take.reserved <= kQuotaMax, field + ".reserved",
                     "is below 0 or beyond all measure", "reserve 0 or more");
    findings.require(take.used >= 0 && take.used <= kQuotaMax, field + ".used",
                     "is below 0 or beyond all measure", "use 0 or more");
    findings.require(row.state == ParticipationState::kActive || take.reserved == 0,
                     field + ".reserved", "is held by somebody who takes part no more",
                     "return it first");
  }
}

}  // namespace

std::string_view terms_field(InitiativeKind kind) noexcept {
  static constexpr std::array<std::string_view, std::variant_size_v<InitiativeTerms>> kFields = {
      "invitation",    "challenge",        "strategy",  "mandate",      "startup_service",
      "pilot",         "business_advice",  "mentoring", "office_space", "meeting_place",
      "working_group", "outreach_project", "grant",     "fund",         "training"};
  return kFields[static_cast<std::size_t>(kind) - 1];
}

std::vector<FieldViolation> violations(const Initiative& row, std::string_view prefix) {
  Findings findings(prefix);
  check_id(findings, "name", row.id);
  check_names(findings, "titles", row.titles);
  check_prose(findings, "description", row.description, kDescriptionBytesMax);
  check_id(findings, "unit", row.unit);
  check_ids(findings, "partner_units", row.partner_units, kInitiativeUnitsMax);
  check_ids(findings, "funders", row.funders, kInitiativeUnitsMax);
  findings.require(!row.contacts.empty(), "contacts", "names nobody",
                   "name at least one person who answers for it");
  check_ids(findings, "contacts", row.contacts, kInitiativePeopleMax);
  check_ids(findings, "topics", row.topics, kInitiativeTopicsMax);
  check_ids(findings, "areas", row.areas, kAreasServedMax);
  check_window(findings, "period", row.window);
  check_optional_instant(findings, "apply_until", row.apply_until, kNever);
  findings.require(row.apply_until == kNever || row.apply_until <= row.window.until, "apply_until",
                   "is after the end", "set a deadline within the period");
  check_kind(findings, "audience", row.audience, Audience::kEverybody);
  check_prose(findings, "conditions", row.conditions, kDescriptionBytesMax);
  check_optional_url(findings, "website", row.website, kUriBytesMax);
  check_quotas(findings, row.quotas);
  const std::string field(terms_field(kind_of(row)));
  std::visit([&](const auto& terms) { check_terms(findings, field, terms); }, row.terms);
  return findings.take();
}

std::vector<FieldViolation> violations(const Participation& row, std::string_view prefix) {
  Findings findings(prefix);
  check_id(findings, "name", row.id);
  check_id(findings, "initiative", row.initiative);
  check_optional_id(findings, "venture", row.venture);
  check_optional_id(findings, "contact", row.contact);
  findings.require(!row.venture.empty() || !row.contact.empty(), "venture", "names nobody",
                   "name the venture or the contact who takes part");
  check_kind(findings, "state", row.state, ParticipationState::kEnded);
  check_window(findings, "period", row.window);
  check_takes(findings, row);
  return findings.take();
}

}  // namespace veieninn::model
