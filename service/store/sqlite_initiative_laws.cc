#include "service/store/sqlite_initiative_laws.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "service/store/sqlite_initiative_rows.h"

namespace veieninn::store {
namespace {

using model::Initiative;
using model::Participation;
using model::ParticipationState;
using model::Quota;
using model::QuotaUnit;

std::string unit_word(QuotaUnit unit) {
  static constexpr std::array<std::string_view, 4> kWords = {"hours", "months", "kroner", "places"};
  return std::string(kWords[static_cast<std::size_t>(unit) - 1]);
}

// Reserved and used by all who take part.
std::int64_t taken(Database& database, const std::string& initiative, QuotaUnit unit) {
  Query query = database.query(
      "SELECT coalesce(sum(reserved + used), 0) FROM participation_take "
      "JOIN participation ON participation.id = participation_take.participation "
      "WHERE initiative = ? AND unit = ?",
      initiative, static_cast<std::int64_t>(unit));
  return query.next() ? query.integer(0) : 0;
}

std::int64_t overdraft(Database& database, const std::string& initiative, const Quota& quota) {
  return taken(database, initiative, quota.unit) + quota.spent - quota.total;
}

std::optional<Error> wrong_audience(const Initiative& initiative, const Participation& row) {
  if (initiative.audience == model::Audience::kEverybody) return std::nullopt;
  const bool for_ventures = initiative.audience == model::Audience::kVentures;
  // Of MENTORING the contact is the mentor, whoever it is for.
  if (for_ventures ? !row.venture.empty() : row.venture.empty()) return std::nullopt;
  return invalid_argument(
      for_ventures ? "participation.contact" : "participation.venture",
      for_ventures ? "takes part in what is for ventures" : "takes part in what is for contacts",
      for_ventures ? "name a venture" : "name a contact alone");
}

std::optional<Error> there_twice(Database& database, const Participation& row) {
  Query query = row.venture.empty() ? database.query(
                                          "SELECT id FROM participation WHERE initiative = ? "
                                          "AND contact = ? AND venture IS NULL AND state = 1 "
                                          "AND id <> ? LIMIT 1",
                                          row.initiative, row.contact, row.id)
                                    : database.query(
                                          "SELECT id FROM participation WHERE initiative = ? "
                                          "AND venture = ? AND state = 1 AND id <> ? LIMIT 1",
                                          row.initiative, row.venture, row.id);
  if (!query.next()) return std::nullopt;
  return already_exists("participations/" + query.text(0));
}

std::optional<Error> wrong_mentor(Database& database, const Initiative& initiative,
                                  const Participation& row) {
  const auto* terms = std::get_if<model::MentoringTerms>(&initiative.terms);
  if (terms == nullptr || row.venture.empty() || row.contact.empty()) return std::nullopt;
  const auto mentor = std::ranges::find(terms->mentors, row.contact, &model::Mentor::contact);
  if (mentor == terms->mentors.end()) {
    return invalid_argument("participation.contact", "is no mentor of the initiative",
                            "name one of `mentoring.mentors`");
  }
  Query query = database.query(
      "SELECT count(*) FROM participation WHERE initiative = ? AND contact = ? AND state = 1 "
      "AND venture IS NOT NULL AND id <> ?",
      row.initiative, row.contact, row.id);
  const std::int64_t others = query.next() ? query.integer(0) : 0;
  if (others < mentor->capacity) return std::nullopt;
  return quota_exhausted("participation.contact", "initiatives/" + initiative.id, 0,
                         "ventures of this mentor");
}

std::optional<Error> broken_take(Database& database, const Initiative& initiative,
                                 const model::Take& take, const std::string& field) {
  const auto quota = std::ranges::find(initiative.quotas, take.unit, &Quota::unit);
  if (quota == initiative.quotas.end()) {
    return invalid_argument(field + ".unit", "is not given by the initiative",
                            "take what `initiative.quotas` has");
  }
  const std::int64_t own = take.reserved + take.used;
  const std::string resource = "initiatives/" + initiative.id;
  if (quota->each_max > 0 && own > quota->each_max) {
    return quota_exhausted(field, resource, quota->each_max, unit_word(take.unit) + " each");
  }
  const std::int64_t over = overdraft(database, initiative.id, *quota);
  if (over <= 0) return std::nullopt;
  return quota_exhausted(field, resource, std::max<std::int64_t>(own - over, 0),
                         unit_word(take.unit));
}

}  // namespace

std::optional<Error> broken_accounts(Database& database, const Initiative& row) {
  const Initiative stored = with_spent(database, row);
  for (std::size_t i = 0; i < stored.quotas.size(); ++i) {
    const Quota& quota = stored.quotas[i];
    const std::int64_t over = overdraft(database, row.id, quota);
    if (over <= 0) continue;
    return invalid_argument("initiative.quotas[" + std::to_string(i) + "].total",
                            "is less than the " + std::to_string(quota.total + over) + " " +
                                unit_word(quota.unit) + " that are promised or used",
                            "let some be returned first, or keep the total above it");
  }
  Query orphan = database.query(
      "SELECT unit FROM participation_take JOIN participation "
      "ON participation.id = participation_take.participation WHERE initiative = ?1 "
      "AND reserved + used > 0 AND unit NOT IN "
      "(SELECT unit FROM initiative_quota WHERE initiative = ?1) LIMIT 1",
      row.id);
  if (!orphan.next()) return std::nullopt;
  return invalid_argument("initiative.quotas",
                          "leave out " + unit_word(static_cast<QuotaUnit>(orphan.integer(0))) +
                              ", of which some are promised or used",
                          "keep that quota");
}

std::optional<Error> broken_participation(Database& database, const Participation& row) {
  const std::optional<StoredResource> stored = read_initiative(database, row.initiative);
  if (!stored) return std::nullopt;  // said by the reference already
  const auto& initiative = std::get<Initiative>(stored->row);
  if (row.state == ParticipationState::kActive) {
    if (std::optional<Error> error = wrong_audience(initiative, row)) return error;
    if (std::optional<Error> error = there_twice(database, row)) return error;
    if (std::optional<Error> error = wrong_mentor(database, initiative, row)) return error;
  }
  for (std::size_t i = 0; i < row.takes.size(); ++i) {
    const std::string field = "participation.takes[" + std::to_string(i) + "]";
    if (std::optional<Error> error = broken_take(database, initiative, row.takes[i], field)) {
      return error;
    }
  }
  return std::nullopt;
}

}  // namespace veieninn::store
