#include "tests/engine/random_initiatives.h"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

namespace veieninn::test {
namespace {

using Random = std::mt19937;

constexpr std::size_t kKinds = std::variant_size_v<model::InitiativeTerms>;

std::size_t below(Random& random, std::size_t n) { return random() % n; }
bool chance(Random& random, double p) { return static_cast<double>(random() % 10000) < p * 10000; }
Instant days_from_now(std::int64_t days) { return {kNow.unix_seconds + days * kSecondsPerDay}; }

// Up to `most` different ids of `rows`.
template <typename Row>
std::vector<std::string> some_of(Random& random, const std::vector<Row>& rows, std::size_t least,
                                 std::size_t most) {
  std::vector<std::string> ids;
  for (std::size_t i = 0, n = least + below(random, most - least + 1); i < n; ++i) {
    const std::string& id = rows[below(random, rows.size())].id;
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

TimeWindow random_window(Random& random) {
  TimeWindow window;
  if (chance(random, 0.4)) {
    window.from = days_from_now(static_cast<std::int64_t>(below(random, 300)) - 290);
  }
  if (chance(random, 0.4)) {
    window.until = days_from_now(static_cast<std::int64_t>(below(random, 300)) - 40);
  }
  if (window.until <= window.from) window.until = kNever;
  return window;
}

model::InitiativeTerms random_terms(const World& world, Random& random, std::size_t kind) {
  switch (kind) {
    case 0:
      return model::InvitationTerms();
    case 1:
      return model::ChallengeTerms();
    case 2:
      return model::StrategyTerms{"", days_from_now(-100)};
    case 3:
      return model::MandateTerms{"kommunestyret", "2026/1", "", kAlways};
    case 4:
      return model::StartupServiceTerms{some_of(random, world.units, 0, 2)};
    case 5:
      return model::PilotTerms{some_of(random, world.units, 0, 2)};
    case 6:
      return model::BusinessAdviceTerms{some_of(random, world.topics, 0, 2)};
    case 7: {
      model::MentoringTerms terms;
      for (const std::string& id : some_of(random, world.contacts, 1, 3)) {
        terms.mentors.push_back({id, 2});
      }
      return terms;
    }
    case 8:
      return model::OfficeSpaceTerms{"", some_of(random, world.contacts, 0, 3)};
    case 9:
      return model::MeetingPlaceTerms{"", "", some_of(random, world.contacts, 0, 3)};
    case 10:
      return model::WorkingGroupTerms{"", some_of(random, world.contacts, 0, 4)};
    case 11:
      return model::OutreachProjectTerms();
    case 12:
      return model::GrantTerms();
    case 13:
      return model::FundTerms();
    default:
      return model::TrainingTerms{
          30, 0, {}, static_cast<model::TrainingDecision>(1 + below(random, 3)), kNever};
  }
}

model::Initiative random_initiative(const World& world, Random& random, std::string id) {
  model::Initiative row;
  row.id = std::move(id);
  row.titles = {{"nb", "Tiltak " + row.id}};
  row.terms = random_terms(world, random, below(random, kKinds));
  row.unit = world.units[below(random, world.units.size())].id;
  row.partner_units = some_of(random, world.units, 0, 2);
  row.contacts = some_of(random, world.contacts, 1, 2);
  row.topics = some_of(random, world.topics, 0, 3);
  if (chance(random, 0.4)) row.areas = some_of(random, world.areas, 1, 2);
  row.window = random_window(random);
  if (chance(random, 0.2)) {
    row.apply_until = std::min(row.window.until, days_from_now(5));
  }
  if (chance(random, 0.2)) row.quotas = {{model::QuotaUnit::kHours, 10, 0, 0}};
  return row;
}

model::Participation random_participation(const World& world, Random& random, std::string id) {
  model::Participation row;
  row.id = std::move(id);
  const model::Initiative& initiative = world.initiatives[below(random, world.initiatives.size())];
  row.initiative = initiative.id;
  const auto* const mentoring = std::get_if<model::MentoringTerms>(&initiative.terms);
  if (mentoring != nullptr && !mentoring->mentors.empty()) {
    row.contact = mentoring->mentors[below(random, mentoring->mentors.size())].contact;
  } else if (chance(random, 0.5)) {
    row.contact = world.contacts[below(random, world.contacts.size())].id;
  }
  if (row.contact.empty() || mentoring != nullptr) {
    row.venture = world.ventures[below(random, world.ventures.size())].id;
  }
  row.state = static_cast<model::ParticipationState>(1 + below(random, 3));
  row.window = random_window(random);
  if (!initiative.quotas.empty() && chance(random, 0.5)) {
    row.takes = {{model::QuotaUnit::kHours, 0, 10}};
  }
  return row;
}

template <typename Row>
void put(std::vector<Row>& rows, const Row& row) {
  const auto old = std::ranges::find(rows, row.id, &Row::id);
  if (old == rows.end()) {
    rows.push_back(row);
  } else {
    *old = row;
  }
}

template <typename Row>
std::string new_or_old(Random& random, const std::vector<Row>& rows, char kind) {
  return rows.empty() || chance(random, 0.5) ? fmt::format("{}{}", kind, 100 + below(random, 900))
                                             : rows[below(random, rows.size())].id;
}

}  // namespace

void add_random_initiatives(World& world, Random& random) {
  for (int i = 0; i < 8; ++i) {
    world.initiatives.push_back(random_initiative(world, random, fmt::format("i{:02}", i)));
  }
  for (int i = 0; i < 16; ++i) {
    world.participations.push_back(random_participation(world, random, fmt::format("p{:02}", i)));
  }
}

void change_initiatives(World& world, Random& random) {
  if (chance(random, 0.3)) {
    put(world.initiatives,
        random_initiative(world, random, new_or_old(random, world.initiatives, 'i')));
  }
  if (!world.initiatives.empty() && chance(random, 0.3)) {
    put(world.participations,
        random_participation(world, random, new_or_old(random, world.participations, 'p')));
  }
  if (!world.participations.empty() && chance(random, 0.15)) {
    const std::string id = world.participations[below(random, world.participations.size())].id;
    std::erase_if(world.participations, [&](const auto& row) { return row.id == id; });
  }
  if (!world.initiatives.empty() && chance(random, 0.1)) {
    remove_initiative(world,
                      std::string(world.initiatives[below(random, world.initiatives.size())].id));
  }
}

void let_go_of_contact(World& world, const std::string& id) {
  std::erase_if(world.participations, [&](const auto& row) { return row.contact == id; });
  for (model::Initiative& row : world.initiatives) {
    std::erase(row.contacts, id);
    if (auto* office = std::get_if<model::OfficeSpaceTerms>(&row.terms)) {
      std::erase(office->hosts, id);
    } else if (auto* place = std::get_if<model::MeetingPlaceTerms>(&row.terms)) {
      std::erase(place->hosts, id);
    } else if (auto* group = std::get_if<model::WorkingGroupTerms>(&row.terms)) {
      std::erase(group->members, id);
    } else if (auto* mentoring = std::get_if<model::MentoringTerms>(&row.terms)) {
      std::erase_if(mentoring->mentors, [&](const auto& one) { return one.contact == id; });
    }
  }
}

void let_go_of_unit(World& world, const std::string& id) {
  std::vector<std::string> own;
  for (model::Initiative& row : world.initiatives) {
    if (row.unit == id) own.push_back(row.id);
    std::erase(row.partner_units, id);
    if (auto* service = std::get_if<model::StartupServiceTerms>(&row.terms)) {
      std::erase(service->linked_units, id);
    } else if (auto* pilot = std::get_if<model::PilotTerms>(&row.terms)) {
      std::erase(pilot->site_units, id);
    }
  }
  for (const std::string& initiative : own) remove_initiative(world, initiative);
}

}  // namespace veieninn::test
