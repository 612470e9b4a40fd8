#include "tests/engine/matching/team_town.h"

#include <fmt/format.h>

#include <algorithm>

namespace veieninn::test {

TeamTown::TeamTown() {
  model::Area county;
  county.id = "31";
  county.kind = model::AreaKind::kCounty;
  county.names = {{"nb", "Eksempelfylket"}};
  model::Area municipality;
  municipality.id = "3101";
  municipality.names = {{"nb", "Eksempelby"}};
  municipality.parent = "31";
  world_.areas = {county, municipality};
  model::Venture venture;
  venture.id = "v";
  venture.display_name = "Eksempel v";
  world_.ventures = {venture};
}

void TeamTown::topic(const std::string& id) {
  if (std::ranges::find(world_.topics, id, &model::Topic::id) != world_.topics.end()) return;
  model::Topic row;
  row.id = id;
  row.labels = {{"nb", id}};
  world_.topics.push_back(row);
}

void TeamTown::unit(const std::string& id, const std::string& area, const std::string& parent) {
  model::OrgUnit row;
  row.id = id;
  row.kind = model::UnitKind::kServiceUnit;
  row.names = {{"nb", "Enhet " + id}};
  row.parent = parent;
  if (!area.empty()) row.areas = {area};
  world_.units.push_back(row);
}

model::Contact& TeamTown::person(const std::string& id, const std::string& unit) {
  model::Contact row;
  row.id = id;
  row.display_name = id;
  row.unit = unit;
  row.confirm_time = kNow;
  row.channels = {
      {model::ChannelKind::kEmail, model::ChannelVisibility::kPublic, id + "@example.org"}};
  return world_.contacts.emplace_back(row);
}

void TeamTown::knows(const std::string& person, const std::string& topic_id,
                     model::ExpertiseLevel level) {
  topic(topic_id);
  model::Expertise expertise;
  expertise.topic = topic_id;
  expertise.level = level;
  expertise.verify_time = kNow;
  std::ranges::find(world_.contacts, person, &model::Contact::id)->expertise.push_back(expertise);
}

std::string TeamTown::tie(const std::string& from, const std::string& to, double strength) {
  model::Tie row;
  row.id = from + "-" + to;
  row.from_venture = from == "v";
  row.from = from;
  row.to = to;
  row.strength = strength;
  world_.ties.push_back(row);
  return row.id;
}

matching::TeamRequest team_request(const graph::Snapshot& snapshot,
                                   std::initializer_list<std::string> requirements) {
  matching::TeamRequest request;
  for (const std::string& one : requirements) {
    constexpr std::string_view kUnit = "unit:";
    if (one.starts_with(kUnit)) {
      request.requirements.push_back({{}, snapshot.find_unit(one.substr(kUnit.size()))});
    } else {
      request.requirements.push_back({snapshot.find_topic(one), {}});
    }
  }
  request.area = snapshot.find_area("3101");
  request.venture = snapshot.find_venture("v");
  request.as_of_time = kNow;
  return request;
}

namespace {

std::string factors_of(const graph::Snapshot& snapshot,
                       const std::vector<routing::Factor>& factors) {
  routing::Route route;
  route.factors = factors;
  return text_of(snapshot, routing::RouteAnswer{{route}, {}});
}

}  // namespace

std::string text_of(const graph::Snapshot& snapshot, const matching::TeamAnswer& answer) {
  std::string text;
  for (const std::uint32_t gap : answer.gaps) text += fmt::format("gap {}\n", gap);
  if (!answer.team) return text + "no team\n";
  const matching::Team& team = *answer.team;
  text += fmt::format("team {:a} of {:a} exact {}\n", team.probability, team.bound, team.is_exact);
  text += text_of(snapshot, routing::RouteAnswer{{team.route}, {}});
  for (const matching::TeamMember& member : team.members) {
    text +=
        fmt::format("member {} by {} approach {} tie {}\n{}", snapshot.contact_id(member.contact),
                    snapshot.contact_id(member.introducer), static_cast<int>(member.approach),
                    member.tie.is_none() ? "-" : snapshot.tie_id(member.tie),
                    factors_of(snapshot, member.factors));
  }
  for (const matching::Cover& cover : team.covers) {
    text += fmt::format("cover {} by {} in {}\n{}", cover.requirement,
                        snapshot.contact_id(cover.contact), static_cast<int>(cover.place),
                        factors_of(snapshot, cover.factors));
  }
  return text;
}

}  // namespace veieninn::test
