// The terms of an initiative in the one shape that its table has for all kinds.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/model/initiative.h"

namespace veieninn::store {

struct TermsRow {
  std::string purpose;     // looks_for, goal, assignment, scheme, criteria
  std::string decided_by;  // also a working group's committee
  std::string case_number;
  std::string document_uri;
  Instant adopt_time = kAlways;
  std::string address;
  std::string opening_hours;
  std::int64_t credits = 0;
  std::int64_t minimum_each = 0;
  std::int64_t decision = 0;
  Instant decide_time = kNever;
  std::vector<std::string> units;
  std::vector<model::Mentor> contacts;  // with capacity where it is a mentor's, else 0
  std::vector<std::string> topics;
};

[[nodiscard]] TermsRow terms_row(const model::InitiativeTerms& terms);
// REQUIRES: `kind` is an InitiativeKind's number.
[[nodiscard]] model::InitiativeTerms terms_of(std::int64_t kind, TermsRow&& row);

// As people without a capacity of their own.
[[nodiscard]] std::vector<model::Mentor> people(const std::vector<std::string>& contacts);

}  // namespace veieninn::store
