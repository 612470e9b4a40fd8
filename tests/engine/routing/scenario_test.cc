// Reads tests/scenarios/*.txt: tiny places, one question each, and who should be named.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "engine/graph/snapshot_builder.h"
#include "engine/routing/route_search.h"
#include "tests/engine/random_world.h"

namespace veieninn::routing {
namespace {

using Row = std::vector<std::string>;

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r");
  return first == std::string::npos
             ? ""
             : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

Row split(const std::string& line, const std::string& separator) {
  Row cells;
  std::size_t at = 0;
  for (std::size_t end = 0; end != std::string::npos; at = end + separator.size()) {
    end = line.find(separator, at);
    cells.push_back(trimmed(line.substr(at, end == std::string::npos ? end : end - at)));
  }
  return cells;
}

// What follows `word` in the cell that begins with it; empty when there is none.
std::string after(const Row& row, const std::string& word) {
  for (const std::string& cell : row) {
    if (cell.starts_with(word + " ")) return trimmed(cell.substr(word.size()));
  }
  return "";
}

bool says(const Row& row, const std::string& word) {
  return std::ranges::find(row, word) != row.end();
}

Instant days_ago(int days) { return {test::kNow.unix_seconds - days * kSecondsPerDay}; }

std::string slug(const std::string& name) {
  std::string id;
  for (const char c : name) {
    id += c == ' ' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return id;
}

template <typename Value>
Value looked_up(const std::map<std::string, Value>& words, const std::string& word) {
  const auto found = words.find(word);
  if (found == words.end()) throw std::invalid_argument("unknown word: " + word);
  return found->second;
}

const std::map<std::string, model::AreaKind> kAreaKinds = {
    {"country", model::AreaKind::kCountry},
    {"county", model::AreaKind::kCounty},
    {"municipality", model::AreaKind::kMunicipality},
    {"district", model::AreaKind::kDistrict}};
const std::map<std::string, model::UnitKind> kUnitKinds = {
    {"municipality", model::UnitKind::kMunicipality},
    {"nav_office", model::UnitKind::kNavOffice},
    {"county", model::UnitKind::kCounty},
    {"bridge_builder", model::UnitKind::kBridgeBuilder}};
const std::map<std::string, model::ExpertiseLevel> kLevels = {
    {"basic", model::ExpertiseLevel::kBasic},
    {"skilled", model::ExpertiseLevel::kSkilled},
    {"expert", model::ExpertiseLevel::kExpert}};
const std::map<std::string, model::EngagementKind> kKinds = {
    {"sent", model::EngagementKind::kSent},        {"replied", model::EngagementKind::kReplied},
    {"met", model::EngagementKind::kMet},          {"declined", model::EngagementKind::kDeclined},
    {"no_reply", model::EngagementKind::kNoReply}, {"referred", model::EngagementKind::kReferred}};
const std::map<std::string, Fallback> kSteps = {{"none", Fallback::kNone},
                                                {"broader topic", Fallback::kBroaderTopic},
                                                {"front door", Fallback::kFrontDoor},
                                                {"deputy", Fallback::kDeputy},
                                                {"bridge builder", Fallback::kBridgeBuilder},
                                                {"county", Fallback::kCounty},
                                                {"neighbour", Fallback::kNeighbour}};

struct Scenario {
  std::string title;
  test::World world;
  Row ask;
  std::vector<Row> expected;
  bool expects_gap = false;

  void read(const Row& row) {
    const std::string& what = row[0];
    if (what == "area") return read_area(row);
    if (what == "topic") return read_topic(row);
    if (what == "unit") return read_unit(row);
    if (what == "person") return read_person(row);
    if (what == "venture") return read_venture(row);
    if (what == "tie") return read_tie(row);
    if (what == "event") return read_event(row);
    if (what == "ask") return static_cast<void>(ask = row);
    if (what == "expect") return expected.push_back(row);
    if (what == "expect gap") return static_cast<void>(expects_gap = true);
    throw std::invalid_argument("unknown row: " + what);
  }

 private:
  void read_area(const Row& row) {
    model::Area area;
    area.id = row[1];
    area.kind = looked_up(kAreaKinds, row[2]);
    area.names = {{"nb", row[1]}};
    area.parent = after(row, "in");
    const std::string beside = after(row, "beside");
    if (!beside.empty()) {
      area.neighbours = {beside};
      const auto other = std::ranges::find(world.areas, beside, &model::Area::id);
      other->neighbours.push_back(area.id);
    }
    world.areas.push_back(area);
  }
  void read_topic(const Row& row) {
    model::Topic topic;
    topic.id = row[1];
    topic.labels = {{"nb", row[1]}};
    if (const std::string above = after(row, "under"); !above.empty()) topic.broader = {above};
    world.topics.push_back(topic);
  }
  void read_unit(const Row& row) {
    model::OrgUnit unit;
    unit.id = row[1];
    unit.kind = looked_up(kUnitKinds, row[2]);
    unit.names = {{"nb", row[1]}};
    unit.areas = split(after(row, "serves"), ",");
    world.units.push_back(unit);
  }
  void read_person(const Row& row) {
    model::Contact person;
    person.id = slug(row[1]);
    person.display_name = row[1];
    person.unit = row[2];
    person.confirm_time = days_ago(says(row, "unconfirmed") ? 211 : 10);
    person.front_door = says(row, "front door");
    if (says(row, "public")) {
      person.channels = {
          {model::ChannelKind::kEmail, model::ChannelVisibility::kPublic, "person@example.org"}};
    }
    if (says(row, "away")) person.absences = {{days_ago(1), days_ago(-5)}};
    if (says(row, "full")) person.capacity_per_week = 1;
    if (says(row, "left")) person.tenure.until = days_ago(30);
    if (says(row, "new")) person.tenure.from = days_ago(-30);
    person.deputy = slug(after(row, "deputy"));
    person.successor = slug(after(row, "successor"));
    if (const std::string knows = after(row, "knows"); !knows.empty()) {
      const Row parts = split(knows, ":");
      person.expertise = {{parts[0], looked_up(kLevels, parts[1]), days_ago(10), kNever}};
    }
    world.contacts.push_back(person);
  }
  void read_venture(const Row& row) {
    model::Venture venture;
    venture.id = slug(row[1]);
    venture.display_name = row[1];
    world.ventures.push_back(venture);
  }
  void read_tie(const Row& row) {
    const Row ends = split(row[1], "->");
    model::Tie tie;
    tie.id = "t" + std::to_string(world.ties.size());
    tie.from = slug(ends[0]);
    tie.to = slug(ends[1]);
    tie.from_venture =
        std::ranges::find(world.ventures, tie.from, &model::Venture::id) != world.ventures.end();
    tie.strength = std::stod(row[2]);
    if (says(row, "later")) tie.window.from = days_ago(-30);
    world.ties.push_back(tie);
  }
  void read_event(const Row& row) {
    model::Engagement event;
    event.sequence = std::ssize(world.engagements) + 1;
    event.venture = slug(row[1]);
    event.kind = looked_up(kKinds, row[2]);
    event.contact = slug(row[3]);
    event.time = days_ago(std::stoi(row[4]));
    event.topic = row[5];
    world.engagements.push_back(event);
  }
};

std::vector<Scenario> read_scenarios(const std::filesystem::path& path) {
  std::vector<Scenario> scenarios;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (trimmed(line).empty() || line.starts_with('#')) continue;
    const Row row = split(line, "|");
    if (row[0] == "scenario") {
      scenarios.emplace_back().title = row[1];
    } else {
      scenarios.back().read(row);
    }
  }
  return scenarios;
}

std::string way_of(const graph::Snapshot& snapshot, const Route& route) {
  const auto name = [&](const Step& step) {
    return std::string(snapshot.contact_card(step.contact).display_name);
  };
  if (route.steps.size() == 1) {
    return route.steps.front().approach == Approach::kKnown ? "known" : "directly";
  }
  std::string way = "through ";
  for (std::size_t i = 0; i + 1 < route.steps.size(); ++i) {
    way += (i == 0 ? "" : ", ") + name(route.steps[i]);
  }
  return way;
}

RouteRequest request_of(const Scenario& scenario, const graph::Snapshot& snapshot) {
  RouteRequest request;
  request.as_of_time = test::kNow;
  if (scenario.ask[1] != "-") request.need = {{snapshot.find_topic(scenario.ask[1]), 1}};
  if (const auto area = after(scenario.ask, "in"); !area.empty()) {
    request.area = snapshot.find_area(area);
  }
  if (const auto by = after(scenario.ask, "by"); !by.empty()) {
    request.venture = snapshot.find_venture(slug(by));
  }
  if (const auto n = after(scenario.ask, "introductions"); !n.empty()) {
    request.max_introductions = std::stoi(n);
  }
  return request;
}

class ScenarioFile : public testing::TestWithParam<const char*> {};

TEST_P(ScenarioFile, NamesWhomItExpects) {
  const auto scenarios = read_scenarios(std::filesystem::path(VEIENINN_SCENARIOS) / GetParam());
  ASSERT_GE(scenarios.size(), 8U);
  for (const Scenario& scenario : scenarios) {
    SCOPED_TRACE(scenario.title);
    const auto snapshot = test::build(scenario.world);
    ASSERT_EQ(snapshot->dangling_reference_count(), 0);
    const auto answer = find_routes(*snapshot, request_of(scenario, *snapshot));
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->gap.has_value(), scenario.expects_gap);
    std::vector<Row> found;
    for (const Route& route : answer->routes) {
      const auto step = std::ranges::find_if(
          kSteps, [&](const auto& word) { return word.second == route.fallback; });
      found.push_back({"expect", std::string(snapshot->contact_card(route.contact()).display_name),
                       way_of(*snapshot, route), step->first});
    }
    EXPECT_EQ(found, scenario.expected);
  }
}

INSTANTIATE_TEST_SUITE_P(Scenarios, ScenarioFile, testing::Values("ways.txt", "ladder.txt"));

}  // namespace
}  // namespace veieninn::routing
