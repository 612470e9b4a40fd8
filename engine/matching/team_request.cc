#include "engine/matching/team_request.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/graph/snapshot_data.h"

namespace veieninn::matching {

namespace {

constexpr std::int32_t kIntroductionsMax = 3;  // design §3

template <typename Id>
bool is_known(Id id, std::uint32_t size) {
  return id.is_none() || id.value < size;
}

std::string field_of(std::size_t position) {
  return "requirements[" + std::to_string(position) + "]";
}

Result<void> check_requirement(const graph::SnapshotData& data, const TeamRequest& request,
                               std::size_t position) {
  const Requirement& one = request.requirements[position];
  const auto bad = [&](const char* is, const char* remedy) {
    return fail(invalid_argument(field_of(position), is, remedy));
  };
  if (one.topic.is_none() == one.unit.is_none()) {
    return bad("is not exactly one of a topic and a unit", "name one of the two");
  }
  if (!is_known(one.topic, data.topics->size())) {
    return bad("has an unknown topic", "use one of the snapshot");
  }
  if (!is_known(one.unit, data.units.size()) ||
      (!one.unit.is_none() && !data.units[one.unit.value].alive)) {
    return bad("has an unknown unit", "use one of the snapshot");
  }
  const auto first = std::ranges::find(request.requirements, one);
  if (first != request.requirements.begin() + static_cast<std::ptrdiff_t>(position)) {
    return bad("is asked for twice", "name each topic and unit once");
  }
  if (request.area.is_none() && one.unit.is_none()) {
    return fail(invalid_argument("area", "is missing, and a topic is asked for", "name a place"));
  }
  return {};
}

// Whether more people serve `area` and what lies in it, or are in asked units, than can be looked
// at. Stops as soon as that is clear, also where areas have nobody.
bool is_too_wide(const graph::SnapshotData& data, const TeamRequest& request) {
  std::size_t people = 0;
  for (const Requirement& one : request.requirements) {
    if (!one.unit.is_none()) people += data.unit_members[one.unit.value].size();
  }
  std::vector<std::uint32_t> open;
  if (!request.area.is_none()) {
    open = {request.area.value, data.areas->municipality(request.area.value)};
    if (open.front() == open.back()) open.pop_back();
  }
  std::size_t areas = 0;
  while (!open.empty() && people <= kTeamPeopleMax && ++areas <= kTeamPeopleMax) {
    const std::uint32_t area = open.back();
    open.pop_back();
    for (const std::uint32_t unit : data.area_units[area]) people += data.unit_members[unit].size();
    const auto& inner = data.areas->children(area);
    if (area == request.area.value || area != data.areas->municipality(request.area.value)) {
      open.insert(open.end(), inner.begin(), inner.end());
    }
  }
  return people > kTeamPeopleMax || areas > kTeamPeopleMax;
}

}  // namespace

Result<void> check(const graph::Snapshot& snapshot, const TeamRequest& request) {
  const graph::SnapshotData& data = snapshot.data();
  const auto bad = [](const char* field, const char* is, const char* remedy) {
    return fail(invalid_argument(field, is, remedy));
  };
  if (request.requirements.empty()) {
    return bad("requirements", "is empty", "name topics or units that the team shall cover");
  }
  if (request.requirements.size() > kRequirementsMax) {
    return fail(limit_exceeded("requirements", kRequirementsMax, "topics and units"));
  }
  if (request.max_introductions < 0 || request.max_introductions > kIntroductionsMax) {
    return bad("max_introductions", "is out of range", "use 0 to 3");
  }
  if (request.as_of_time < kEarliestInstant || kLatestInstant < request.as_of_time) {
    return bad("as_of_time", "is out of range", "use a time between 1900 and 2200");
  }
  if (!is_known(request.area, data.areas->size())) {
    return bad("area", "is unknown", "use one of the snapshot");
  }
  if (!is_known(request.venture, data.venture_records.size())) {
    return bad("venture", "is unknown", "use one of the snapshot");
  }
  for (std::size_t i = 0; i < request.requirements.size(); ++i) {
    if (auto checked = check_requirement(data, request, i); !checked) return checked;
  }
  if (is_too_wide(data, request)) {
    return bad("area", "is served by more people than a team can be chosen from",
               "name a municipality or a district");
  }
  return {};
}

}  // namespace veieninn::matching
