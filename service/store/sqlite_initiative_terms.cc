#include "service/store/sqlite_initiative_terms.h"

#include <utility>

namespace veieninn::store {
namespace {

template <typename Enum>
std::int64_t number(Enum value) {
  return static_cast<std::int64_t>(value);
}

std::vector<std::string> names(const std::vector<model::Mentor>& people) {
  std::vector<std::string> list;
  list.reserve(people.size());
  for (const model::Mentor& person : people) list.push_back(person.contact);
  return list;
}

// One pair a kind: to the table and back.
void fill(TermsRow& row, const model::InvitationTerms& terms) { row.purpose = terms.looks_for; }
void fill(model::InvitationTerms& terms, TermsRow&& row) {
  terms.looks_for = std::move(row.purpose);
}

void fill(TermsRow& row, const model::ChallengeTerms& terms) { row.purpose = terms.goal; }
void fill(model::ChallengeTerms& terms, TermsRow&& row) { terms.goal = std::move(row.purpose); }

void fill(TermsRow& row, const model::StrategyTerms& terms) {
  row.document_uri = terms.document_uri;
  row.adopt_time = terms.adopt_time;
}
void fill(model::StrategyTerms& terms, TermsRow&& row) {
  terms = {std::move(row.document_uri), row.adopt_time};
}

void fill(TermsRow& row, const model::MandateTerms& terms) {
  row.decided_by = terms.decided_by;
  row.case_number = terms.case_number;
  row.document_uri = terms.document_uri;
  row.adopt_time = terms.adopt_time;
}
void fill(model::MandateTerms& terms, TermsRow&& row) {
  terms = {std::move(row.decided_by), std::move(row.case_number), std::move(row.document_uri),
           row.adopt_time};
}

void fill(TermsRow& row, const model::StartupServiceTerms& terms) {
  row.units = terms.linked_units;
}
void fill(model::StartupServiceTerms& terms, TermsRow&& row) {
  terms.linked_units = std::move(row.units);
}

void fill(TermsRow& row, const model::PilotTerms& terms) { row.units = terms.site_units; }
void fill(model::PilotTerms& terms, TermsRow&& row) { terms.site_units = std::move(row.units); }

void fill(TermsRow& row, const model::BusinessAdviceTerms& terms) {
  row.topics = terms.innovation_topics;
}
void fill(model::BusinessAdviceTerms& terms, TermsRow&& row) {
  terms.innovation_topics = std::move(row.topics);
}

void fill(TermsRow& row, const model::MentoringTerms& terms) { row.contacts = terms.mentors; }
void fill(model::MentoringTerms& terms, TermsRow&& row) { terms.mentors = std::move(row.contacts); }

void fill(TermsRow& row, const model::OfficeSpaceTerms& terms) {
  row.address = terms.address;
  row.contacts = people(terms.hosts);
}
void fill(model::OfficeSpaceTerms& terms, TermsRow&& row) {
  terms = {std::move(row.address), names(row.contacts)};
}

void fill(TermsRow& row, const model::MeetingPlaceTerms& terms) {
  row.address = terms.address;
  row.opening_hours = terms.opening_hours;
  row.contacts = people(terms.hosts);
}
void fill(model::MeetingPlaceTerms& terms, TermsRow&& row) {
  terms = {std::move(row.address), std::move(row.opening_hours), names(row.contacts)};
}

void fill(TermsRow& row, const model::WorkingGroupTerms& terms) {
  row.decided_by = terms.committee;
  row.contacts = people(terms.members);
}
void fill(model::WorkingGroupTerms& terms, TermsRow&& row) {
  terms = {std::move(row.decided_by), names(row.contacts)};
}

void fill(TermsRow& row, const model::OutreachProjectTerms& terms) {
  row.purpose = terms.assignment;
}
void fill(model::OutreachProjectTerms& terms, TermsRow&& row) {
  terms.assignment = std::move(row.purpose);
}

void fill(TermsRow& row, const model::GrantTerms& terms) { row.purpose = terms.scheme; }
void fill(model::GrantTerms& terms, TermsRow&& row) { terms.scheme = std::move(row.purpose); }

void fill(TermsRow& row, const model::FundTerms& terms) { row.purpose = terms.criteria; }
void fill(model::FundTerms& terms, TermsRow&& row) { terms.criteria = std::move(row.purpose); }

void fill(TermsRow& row, const model::TrainingTerms& terms) {
  row.credits = terms.credits;
  row.minimum_each = terms.minimum_each;
  row.units = terms.municipalities;
  row.decision = number(terms.decision);
  row.decide_time = terms.decide_time;
}
void fill(model::TrainingTerms& terms, TermsRow&& row) {
  terms = {static_cast<std::int32_t>(row.credits), static_cast<std::int32_t>(row.minimum_each),
           std::move(row.units), static_cast<model::TrainingDecision>(row.decision),
           row.decide_time};
}

template <std::size_t... Index>
model::InitiativeTerms terms_of_kind(std::size_t kind, std::index_sequence<Index...> /*all*/) {
  model::InitiativeTerms terms;
  (void)((Index + 1 == kind && (terms.emplace<Index>(), true)) || ...);
  return terms;
}

}  // namespace

TermsRow terms_row(const model::InitiativeTerms& terms) {
  TermsRow row;
  std::visit([&](const auto& typed) { fill(row, typed); }, terms);
  return row;
}

model::InitiativeTerms terms_of(std::int64_t kind, TermsRow&& row) {
  model::InitiativeTerms terms =
      terms_of_kind(static_cast<std::size_t>(kind),
                    std::make_index_sequence<std::variant_size_v<model::InitiativeTerms>>());
  std::visit([&](auto& typed) { fill(typed, std::move(row)); }, terms);
  return terms;
}

std::vector<model::Mentor> people(const std::vector<std::string>& contacts) {
  std::vector<model::Mentor> list;
  list.reserve(contacts.size());
  for (const std::string& contact : contacts) list.push_back({contact, 0});
  return list;
}

}  // namespace veieninn::store
