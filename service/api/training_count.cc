#include "service/api/training_count.h"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <variant>

namespace veieninn::api {
namespace {

using model::Participation;
using model::ParticipationState;
using model::TrainingDecision;
using model::TrainingTerms;

// No tree of organisations is nearly as deep; a tree that changes while it is climbed ends here.
constexpr int kUnitDepthMax = 64;

// Climbs from units to the municipality they belong to; each unit once.
class MunicipalityFinder {
 public:
  MunicipalityFinder(store::Store& store, const TrainingTerms& terms) : store_(store) {
    for (const std::string& unit : terms.municipalities) found_[unit] = unit;
  }

  // Empty where there is none.
  Result<std::string> above(const std::string& contact) {
    const Result<store::StoredResource> stored = store_.get(store::ResourceKind::kContact, contact);
    if (!stored) return none_if_gone(stored.error());
    return of_unit(std::get<model::Contact>(stored->row).unit);
  }

 private:
  static Result<std::string> none_if_gone(const Error& error) {
    if (error.reason == ErrorReason::kNotFound) return std::string();
    return fail(error);
  }

  Result<std::string> of_unit(const std::string& unit) {
    std::vector<std::string> climbed;
    std::string here = unit;
    std::string municipality;
    for (int depth = 0; !here.empty() && depth < kUnitDepthMax; ++depth) {
      if (const auto known = found_.find(here); known != found_.end()) {
        municipality = known->second;
        break;
      }
      climbed.push_back(here);
      const Result<store::StoredResource> stored = store_.get(store::ResourceKind::kOrgUnit, here);
      if (!stored) {
        if (auto none = none_if_gone(stored.error()); !none) return none;
        break;
      }
      here = std::get<model::OrgUnit>(stored->row).parent;
    }
    for (std::string& one : climbed) found_[std::move(one)] = municipality;
    return municipality;
  }

  store::Store& store_;
  std::unordered_map<std::string, std::string> found_;  // unit -> municipality, empty: none
};

}  // namespace

bool counts(const TrainingTerms& terms, const Participation& row) {
  if (row.contact.empty()) return false;
  if (terms.decision == TrainingDecision::kOpen) return row.state == ParticipationState::kActive;
  // Those that the decision ended, and not who had left before it.
  return terms.decision == TrainingDecision::kDoesNotStart &&
         row.state == ParticipationState::kEnded && row.window.until >= terms.decide_time;
}

Result<std::vector<store::TrainingShortfall>> shortfalls_of(
    store::Store& store, const TrainingTerms& terms, const std::vector<std::string>& contacts) {
  if (terms.decision == TrainingDecision::kStarts) return std::vector<store::TrainingShortfall>();
  std::unordered_map<std::string, std::int32_t> participants;
  MunicipalityFinder finder(store, terms);
  for (const std::string& contact : contacts) {
    const Result<std::string> municipality = finder.above(contact);
    if (!municipality) return fail(municipality.error());
    if (!municipality->empty()) ++participants[*municipality];
  }
  std::vector<store::TrainingShortfall> shortfalls;
  for (const std::string& municipality : terms.municipalities) {
    const std::int32_t count = participants[municipality];
    if (count < terms.minimum_each) {
      shortfalls.push_back({municipality, count, terms.minimum_each});
    }
  }
  return shortfalls;
}

}  // namespace veieninn::api
