#include "engine/routing/one_person_risk.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "tests/engine/random_world.h"

namespace veieninn::routing {
namespace {

using test::kNow;

// The definition, read off the rows.
std::string risks_by_definition(const test::World& world) {
  struct Seen {
    std::set<std::string> stated;
    std::map<std::string, std::int64_t> answers;
  };
  std::map<std::pair<std::string, std::string>, Seen> seen;  // by unit and topic
  std::map<std::string, const model::Contact*> present;
  for (const model::Contact& row : world.contacts) {
    if (row.tenure.contains(kNow)) present[row.id] = &row;
  }
  for (const auto& [id, row] : present) {
    for (const model::Expertise& one : row->expertise) {
      if (kNow.unix_seconds < one.expire_time.unix_seconds) {
        seen[{row->unit, one.topic}].stated.insert(id);
      }
    }
  }
  for (const model::Engagement& fact : world.engagements) {
    const auto who = present.find(fact.contact);
    const std::int64_t age = kNow.unix_seconds - fact.time.unix_seconds;
    if (who == present.end() || fact.topic.empty() || !model::is_answer(fact.kind)) continue;
    if (age < 0 || age >= kRiskDays * kSecondsPerDay) continue;
    ++seen[{who->second->unit, fact.topic}].answers[fact.contact];
  }
  std::string text;
  for (const auto& [cell, one] : seen) {
    std::int64_t total = 0;
    std::int64_t most = 0;
    for (const auto& [id, count] : one.answers) {
      total += count;
      most = std::max(most, count);
    }
    if (total < 5) total = 0;
    const double share = total == 0 ? 0 : static_cast<double>(most) / static_cast<double>(total);
    if (one.stated.size() != 1 && share < 0.8) continue;
    bool deputy = false;
    if (one.stated.size() == 1) deputy = present.contains(present[*one.stated.begin()]->deputy);
    text += cell.first + " " + cell.second + " " + std::to_string(one.stated.size()) + " " +
            std::to_string(deputy) + " " + std::to_string(total) + " " + std::to_string(share) +
            "\n";
  }
  return text;
}

std::string text_of(const graph::Snapshot& snapshot, const std::vector<OnePersonRisk>& risks) {
  std::string text;
  for (const OnePersonRisk& risk : risks) {
    text += std::string(snapshot.unit_id(risk.unit)) + " " +
            std::string(snapshot.topic_id(risk.topic)) + " " + std::to_string(risk.contact_count) +
            " " + std::to_string(risk.has_deputy) + " " + std::to_string(risk.answer_count) + " " +
            std::to_string(risk.largest_share) + "\n";
  }
  return text;
}

TEST(OnePersonRisk, IsWhatItsDefinitionSays) {
  std::size_t risks = 0;
  std::size_t by_share = 0;
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    test::World world = test::random_world(seed);
    // Fewer, more often asked: so that shares come to matter.
    for (model::Engagement& fact : world.engagements) {
      if (fact.topic.empty()) fact.topic = world.topics[0].id;
    }
    const auto snapshot = test::build(world);
    const auto found = one_person_risks(*snapshot, {}, kNow);
    EXPECT_EQ(text_of(*snapshot, found), risks_by_definition(world)) << "seed " << seed;
    risks += found.size();
    for (const OnePersonRisk& risk : found) by_share += risk.largest_share >= kRiskShareMin ? 1 : 0;
  }
  EXPECT_GT(risks, 100U);
  EXPECT_GT(by_share, 5U);
}

TEST(OnePersonRisk, KeepsToTheUnitsOfAPlace) {
  const test::World world = test::random_world(7);
  const auto snapshot = test::build(world);
  const auto everywhere = one_person_risks(*snapshot, {}, kNow);
  std::size_t somewhere = 0;
  for (const model::Area& area : world.areas) {
    const auto here = one_person_risks(*snapshot, snapshot->find_area(area.id), kNow);
    EXPECT_LE(here.size(), everywhere.size());
    somewhere += here.empty() ? 0 : 1;
  }
  EXPECT_GT(somewhere, 0U);
}

}  // namespace
}  // namespace veieninn::routing
