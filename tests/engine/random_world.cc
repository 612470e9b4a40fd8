#include "tests/engine/random_world.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "engine/graph/snapshot_builder.h"
#include "tests/engine/random_initiatives.h"

namespace veieninn::test {
namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t n) { return random() % n; }
bool chance(Random& random, double p) { return static_cast<double>(random() % 10000) < p * 10000; }
Instant days_from_now(std::int64_t days) { return {kNow.unix_seconds + days * kSecondsPerDay}; }

template <typename T>
const T& any_of(Random& random, const std::vector<T>& rows) {
  return rows[below(random, rows.size())];
}

model::Area area(std::string id, model::AreaKind kind, std::string parent) {
  model::Area row;
  row.names = {{"nb", "Sted " + id}};
  row.id = std::move(id);
  row.kind = kind;
  row.parent = std::move(parent);
  return row;
}

void border(World& world, const std::string& a, const std::string& b) {
  for (model::Area& row : world.areas) {
    if (row.id == a) row.neighbours.push_back(b);
    if (row.id == b) row.neighbours.push_back(a);
  }
}

void make_areas(World& world) {
  using model::AreaKind;
  world.areas = {
      area("no", AreaKind::kCountry, ""),          area("31", AreaKind::kCounty, "no"),
      area("32", AreaKind::kCounty, "no"),         area("3101", AreaKind::kMunicipality, "31"),
      area("3102", AreaKind::kMunicipality, "31"), area("3201", AreaKind::kMunicipality, "32"),
      area("3202", AreaKind::kMunicipality, "32"), area("3201-01", AreaKind::kDistrict, "3201")};
  world.areas[3].former_numbers = {"0101"};
  border(world, "3101", "3102");
  border(world, "3102", "3201");
  border(world, "3201", "3202");
}

void make_topics(World& world, Random& random) {
  for (int i = 0; i < 9; ++i) {
    model::Topic row;
    row.id = fmt::format("t{}", i);
    row.labels = {{"nb", fmt::format("emne{}", i)}};
    if (i > 0 && chance(random, 0.7))
      row.broader = {fmt::format("t{}", below(random, static_cast<std::size_t>(i)))};
    if (i > 0 && chance(random, 0.3))
      row.related = {fmt::format("t{}", below(random, static_cast<std::size_t>(i)))};
    world.topics.push_back(row);
  }
}

void make_units(World& world, Random& random) {
  constexpr model::UnitKind kKinds[] = {
      model::UnitKind::kMunicipality,  model::UnitKind::kDepartment,
      model::UnitKind::kServiceUnit,   model::UnitKind::kCounty,
      model::UnitKind::kBridgeBuilder, model::UnitKind::kNavOffice};
  for (int i = 0; i < 9; ++i) {
    model::OrgUnit row;
    row.id = fmt::format("u{}", i);
    row.kind = kKinds[below(random, std::size(kKinds))];
    row.names = {{"nb", "Enhet " + row.id}};
    if (i > 0 && chance(random, 0.4))
      row.parent = fmt::format("u{}", below(random, static_cast<std::size_t>(i)));
    if (row.parent.empty() || chance(random, 0.5)) row.areas = {any_of(random, world.areas).id};
    if (chance(random, 0.4)) row.mailbox = "postmottak@example.org";
    world.units.push_back(row);
  }
}

model::Contact random_contact(const World& world, Random& random, std::string id) {
  model::Contact row;
  row.id = std::move(id);
  row.display_name = "Rolig Bok " + row.id;
  row.unit = any_of(random, world.units).id;
  if (chance(random, 0.1)) row.tenure.until = days_from_now(-20);
  if (chance(random, 0.1)) row.tenure.from = days_from_now(15);
  if (chance(random, 0.15)) row.absences = {{days_from_now(-2), days_from_now(9)}};
  if (chance(random, 0.2)) row.absences.push_back({days_from_now(-90), days_from_now(-40)});
  row.confirm_time = days_from_now(-static_cast<std::int64_t>(below(random, 225)));
  row.capacity_per_week = static_cast<std::int32_t>(below(random, 4));
  row.front_door = chance(random, 0.2);
  if (chance(random, 0.6)) {
    row.channels = {
        {model::ChannelKind::kEmail, model::ChannelVisibility::kPublic, row.id + "@example.org"}};
  }
  for (const model::Topic& topic : world.topics) {
    if (!chance(random, 0.25)) continue;
    model::Expertise one;
    one.topic = topic.id;
    one.level = static_cast<model::ExpertiseLevel>(1 + below(random, 3));
    one.verify_time = days_from_now(-static_cast<std::int64_t>(below(random, 400)));
    if (chance(random, 0.1)) one.expire_time = days_from_now(-5);
    row.expertise.push_back(one);
  }
  return row;
}

model::Tie random_tie(const World& world, Random& random, std::string id) {
  model::Tie row;
  row.id = std::move(id);
  row.from_venture = chance(random, 0.2);
  row.from =
      row.from_venture ? any_of(random, world.ventures).id : any_of(random, world.contacts).id;
  do {
    row.to = any_of(random, world.contacts).id;
  } while (row.to == row.from);
  row.strength = 0.05 + 0.01 * static_cast<double>(below(random, 94));
  if (chance(random, 0.1)) row.window.until = days_from_now(-3);
  if (chance(random, 0.1)) row.window.from = days_from_now(3);
  return row;
}

model::Engagement random_engagement(const World& world, Random& random, std::int64_t sequence) {
  model::Engagement row;
  row.sequence = sequence;
  const auto seconds = static_cast<std::int64_t>(below(random, 500 * 86'400));
  row.time = {kNow.unix_seconds - (chance(random, 0.2) ? seconds / 100 : seconds)};
  row.kind = static_cast<model::EngagementKind>(1 + below(random, 13));
  row.venture = any_of(random, world.ventures).id;
  row.contact = any_of(random, world.contacts).id;
  if (row.kind == model::EngagementKind::kIntroduced ||
      row.kind == model::EngagementKind::kReferred) {
    do {
      row.other_contact = any_of(random, world.contacts).id;
    } while (row.other_contact == row.contact);
  }
  if (chance(random, 0.7)) row.topic = any_of(random, world.topics).id;
  if (model::is_topic_success(row.kind) && !row.topic.empty()) {
    for (const char* word : {"sykkel", "verksted", "suppe"}) {
      if (chance(random, 0.5)) row.need_words.emplace_back(word);
    }
  }
  return row;
}

template <typename T>
auto position_of(std::vector<T>& rows, const std::string& id) {
  return std::ranges::find(rows, id, &T::id);
}

template <typename T>
void put(std::vector<T>& rows, const T& row) {
  const auto old = position_of(rows, row.id);
  if (old == rows.end()) {
    rows.push_back(row);
  } else {
    *old = row;
  }
}

template <typename T>
std::vector<T> shuffled(std::vector<T> rows, std::uint32_t seed) {
  if (seed != 0) std::ranges::shuffle(rows, Random(seed));
  return rows;
}

std::string hex(double value) { return fmt::format("{:a}", value); }

}  // namespace

model::Venture random_venture(const World& world, std::mt19937& random, std::string id) {
  model::Venture row;
  row.display_name = "Eksempel " + id;
  row.id = std::move(id);
  for (const model::Topic& topic : world.topics) {
    if (chance(random, 0.25)) row.topics.push_back(topic.id);
  }
  for (const model::Area& place : world.areas) {
    if (chance(random, 0.2)) row.areas.push_back(place.id);
  }
  if (chance(random, 0.3)) row.people = {any_of(random, world.contacts).display_name};
  for (std::size_t i = 0, n = below(random, 4); i < n; ++i) {
    model::Collaboration one;
    one.unit = any_of(random, world.units).id;
    if (chance(random, 0.7)) one.topic = any_of(random, world.topics).id;
    // Some are agreed on and not begun.
    if (chance(random, 0.9)) {
      one.time = days_from_now(30 - static_cast<std::int64_t>(below(random, 900)));
    }
    row.collaborations.push_back(one);
  }
  return row;
}

World random_world(std::uint32_t seed) {
  Random random(seed);
  // Of its own, so that the rest of the world does not depend on it.
  Random of_ventures(seed ^ 0x5EEDU);
  World world;
  make_areas(world);
  make_topics(world, random);
  make_units(world, random);
  for (int i = 0; i < 22; ++i) {
    world.contacts.push_back(random_contact(world, random, fmt::format("c{:02}", i)));
  }
  for (model::Contact& row : world.contacts) {
    const std::string& other = any_of(random, world.contacts).id;
    if (other > row.id && chance(random, 0.4)) row.deputy = other;
    if (other > row.id && chance(random, 0.2)) row.successor = other;
  }
  for (int i = 0; i < 5; ++i) {
    world.ventures.push_back(random_venture(world, of_ventures, fmt::format("v{}", i)));
  }
  for (int i = 0; i < 70; ++i) {
    world.ties.push_back(random_tie(world, random, fmt::format("tie{:03}", i)));
  }
  for (int i = 1; i <= 160; ++i) world.engagements.push_back(random_engagement(world, random, i));
  add_random_initiatives(world, random);
  return world;
}

std::shared_ptr<const graph::Snapshot> build(const World& world, std::uint32_t order_seed,
                                             const belief::ModelParameters& parameters) {
  graph::SnapshotOptions options;
  options.parameters = parameters;
  graph::SnapshotBuilder builder(std::move(options));
  // Kinds in either order: references may come before what they refer to.
  const auto engagements = [&] {
    for (const auto& row : shuffled(world.engagements, order_seed)) builder.add(row);
    for (const auto& row : shuffled(world.ties, order_seed)) builder.add(row);
    for (const auto& row : shuffled(world.participations, order_seed)) builder.add(row);
    for (const auto& row : shuffled(world.initiatives, order_seed)) builder.add(row);
  };
  if (order_seed % 2 == 1) engagements();
  for (const auto& row : shuffled(world.contacts, order_seed)) builder.add(row);
  for (const auto& row : shuffled(world.ventures, order_seed)) builder.add(row);
  for (const auto& row : shuffled(world.units, order_seed)) builder.add(row);
  for (const auto& row : shuffled(world.topics, order_seed)) builder.add(row);
  for (const auto& row : shuffled(world.areas, order_seed)) builder.add(row);
  if (order_seed % 2 == 0) engagements();
  return std::move(builder).build(1);
}

void remove_engagement(World& world, std::int64_t sequence) {
  std::erase_if(world.engagements, [=](const auto& row) { return row.sequence == sequence; });
}

void remove_tie(World& world, std::string id) {
  std::erase_if(world.ties, [&](const auto& row) { return row.id == id; });
}

void remove_contact(World& world, std::string id) {
  std::erase_if(world.contacts, [&](const auto& row) { return row.id == id; });
  std::erase_if(world.ties, [&](const auto& row) { return row.from == id || row.to == id; });
  std::erase_if(world.engagements,
                [&](const auto& row) { return row.contact == id || row.other_contact == id; });
  for (model::Contact& row : world.contacts) {
    if (row.deputy == id) row.deputy.clear();
    if (row.successor == id) row.successor.clear();
  }
  let_go_of_contact(world, id);
}

void remove_initiative(World& world, std::string id) {
  std::erase_if(world.initiatives, [&](const auto& row) { return row.id == id; });
  std::erase_if(world.participations, [&](const auto& row) { return row.initiative == id; });
}

void remove_venture(World& world, std::string id) {
  std::erase_if(world.ventures, [&](const auto& row) { return row.id == id; });
  std::erase_if(world.ties, [&](const auto& row) { return row.from == id; });
  std::erase_if(world.engagements, [&](const auto& row) { return row.venture == id; });
  std::erase_if(world.participations, [&](const auto& row) { return row.venture == id; });
}

void remove_unit(World& world, std::string id) {
  std::erase_if(world.units, [&](const auto& row) { return row.id == id; });
  for (model::OrgUnit& row : world.units) {
    if (row.parent == id) row.parent.clear();
  }
  std::vector<std::string> members;
  for (const model::Contact& row : world.contacts) {
    if (row.unit == id) members.push_back(row.id);
  }
  for (const std::string& member : members) remove_contact(world, member);
  let_go_of_unit(world, id);
}

namespace {

void change_rows(World& world, std::mt19937& random) {
  for (std::size_t i = 0, n = below(random, 3); i < n; ++i) {
    const std::string id = chance(random, 0.3) ? fmt::format("c{}", 100 + below(random, 900))
                                               : any_of(random, world.contacts).id;
    put(world.contacts, random_contact(world, random, id));
  }
  for (std::size_t i = 0, n = below(random, 3); i < n; ++i) {
    const std::string id = chance(random, 0.5) ? fmt::format("tie{}", 1000 + below(random, 900))
                                               : any_of(random, world.ties).id;
    put(world.ties, random_tie(world, random, id));
  }
  change_initiatives(world, random);
  std::int64_t next = 1;
  for (const auto& row : world.engagements) next = std::max(next, row.sequence + 1);
  for (std::size_t i = 0, n = below(random, 4); i < n; ++i) {
    world.engagements.push_back(random_engagement(world, random, next++));
  }
  if (chance(random, 0.2)) {
    put(world.ventures, random_venture(world, random, fmt::format("v{}", 10 + below(random, 90))));
  }
  if (chance(random, 0.2)) {
    put(world.ventures, random_venture(world, random, any_of(random, world.ventures).id));
  }
  if (world.ventures.size() > 4 && chance(random, 0.1)) {
    remove_venture(world, any_of(random, world.ventures).id);
  }
  if (chance(random, 0.2)) remove_contact(world, any_of(random, world.contacts).id);
  if (chance(random, 0.2)) remove_tie(world, any_of(random, world.ties).id);
  if (chance(random, 0.2)) remove_engagement(world, any_of(random, world.engagements).sequence);
  if (chance(random, 0.15)) {
    model::OrgUnit row = any_of(random, world.units);
    if (chance(random, 0.5)) row.id = fmt::format("u{}", 10 + below(random, 90));
    if (chance(random, 0.5)) row.areas = {any_of(random, world.areas).id};
    row.names = {{"nb", fmt::format("Enhet {}", random())}};
    put(world.units, row);
  }
  if (chance(random, 0.1)) {
    model::Topic row = any_of(random, world.topics);
    row.labels = {{"nb", fmt::format("emne{}", random())}};
    put(world.topics, row);
  }
  if (chance(random, 0.1)) {
    model::Area row = any_of(random, world.areas);
    row.names = {{"nb", fmt::format("Sted {}", random())}};
    put(world.areas, row);
  }
}

graph::RowChanges changes_between(const World& before, const World& world) {
  graph::RowChanges changes;
  const auto differ = [](const auto& old, const auto& now, auto& put_rows, auto& gone) {
    for (const auto& row : now) {
      if (std::ranges::find(old, row) == old.end()) put_rows.push_back(row);
    }
    for (const auto& row : old) {
      if (std::ranges::none_of(now, [&](const auto& other) { return other.id == row.id; })) {
        gone.push_back(row.id);
      }
    }
  };
  differ(before.areas, world.areas, changes.areas, changes.gone_areas);
  differ(before.topics, world.topics, changes.topics, changes.gone_topics);
  differ(before.units, world.units, changes.units, changes.gone_units);
  differ(before.contacts, world.contacts, changes.contacts, changes.gone_contacts);
  differ(before.ventures, world.ventures, changes.ventures, changes.gone_ventures);
  differ(before.ties, world.ties, changes.ties, changes.gone_ties);
  differ(before.initiatives, world.initiatives, changes.initiatives, changes.gone_initiatives);
  differ(before.participations, world.participations, changes.participations,
         changes.gone_participations);
  for (const auto& row : world.engagements) {
    if (std::ranges::find(before.engagements, row) == before.engagements.end())
      changes.engagements.push_back(row);
  }
  for (const auto& row : before.engagements) {
    if (std::ranges::none_of(world.engagements,
                             [&](const auto& o) { return o.sequence == row.sequence; })) {
      changes.gone_engagements.push_back(row.sequence);
    }
  }
  changes.revision = 2;
  return changes;
}

}  // namespace

graph::RowChanges change_randomly(World& world, std::mt19937& random) {
  const World before = world;
  change_rows(world, random);
  return changes_between(before, world);
}

routing::RouteRequest random_request(const graph::Snapshot& snapshot, const World& world,
                                     std::mt19937& random) {
  routing::RouteRequest request;
  const std::size_t topics = below(random, 4);
  for (std::size_t i = 0; i < topics; ++i) {
    request.need.push_back(
        {snapshot.find_topic(any_of(random, world.topics).id), 1.0 / static_cast<double>(topics)});
  }
  for (const char* word : {"kake", "suppe", "sykkel"}) {
    if (chance(random, 0.4)) request.words.emplace_back(word);
  }
  if (chance(random, 0.7)) request.area = snapshot.find_area(any_of(random, world.areas).id);
  if (chance(random, 0.8))
    request.venture = snapshot.find_venture(any_of(random, world.ventures).id);
  request.max_routes = static_cast<std::int32_t>(1 + below(random, 8));
  request.max_introductions = static_cast<std::int32_t>(below(random, 4));
  request.as_of_time =
      chance(random, 0.3) ? days_from_now(-static_cast<std::int64_t>(below(random, 270))) : kNow;
  request.seed = chance(random, 0.4) ? random() : 0;
  return request;
}

routing::RouteRequest translated(const graph::Snapshot& from, const routing::RouteRequest& request,
                                 const graph::Snapshot& to) {
  routing::RouteRequest result = request;
  for (auto& one : result.need) one.topic = to.find_topic(from.topic_id(one.topic));
  if (!request.area.is_none()) result.area = to.find_area(from.area_id(request.area));
  return result;
}

std::string text_of(const graph::Snapshot& snapshot, const routing::RouteAnswer& answer) {
  const auto contact = [&](ContactIndex index) {
    return index.is_none() ? std::string("-") : std::string(snapshot.contact_id(index));
  };
  const auto row = [&](const routing::Evidence& evidence) -> std::string {
    const auto dense = static_cast<std::uint32_t>(evidence.reference);
    switch (evidence.kind) {
      case routing::Evidence::Kind::kEngagement:
        return fmt::format("e{}", evidence.reference);
      case routing::Evidence::Kind::kTie:
        return std::string(snapshot.tie_id(TieIndex{dense}));
      case routing::Evidence::Kind::kContact:
        return contact(ContactIndex{dense});
      case routing::Evidence::Kind::kUnit:
        return std::string(snapshot.unit_id(UnitIndex{dense}));
      case routing::Evidence::Kind::kTopic:
        return std::string(snapshot.topic_id(TopicIndex{dense}));
      case routing::Evidence::Kind::kInitiative:
        return snapshot.initiative(InitiativeIndex{dense}).id;
    }
    return "?";
  };
  std::string text;
  for (const routing::Route& route : answer.routes) {
    text += fmt::format("route {} fallback {}", hex(route.probability),
                        static_cast<int>(route.fallback));
    for (const double chance : route.answer_chances) text += " " + hex(chance);
    text += "\n";
    for (const routing::Step& step : route.steps) {
      text +=
          fmt::format("  step {} {} {}\n", contact(step.contact), static_cast<int>(step.approach),
                      step.tie.is_none() ? "-" : std::string(snapshot.tie_id(step.tie)));
    }
    for (const routing::Factor& factor : route.factors) {
      text += fmt::format("  factor {} {} {} {} {}/{}", static_cast<int>(factor.kind),
                          hex(factor.value), contact(factor.person), contact(factor.other),
                          factor.positive_count, factor.total_count);
      if (!factor.topic.is_none()) text += fmt::format(" {}", snapshot.topic_id(factor.topic));
      if (!factor.initiative.is_none())
        text += fmt::format(" by {}", snapshot.initiative(factor.initiative).id);
      if (factor.time) text += fmt::format(" at {}", factor.time->unix_seconds);
      for (const routing::Evidence& evidence : factor.evidence) text += " " + row(evidence);
      text += "\n";
    }
  }
  if (answer.gap) {
    text += "gap";
    if (!answer.gap->area.is_none())
      text += fmt::format(" in {}", snapshot.area_id(answer.gap->area));
    for (const TopicIndex topic : answer.gap->topics)
      text += fmt::format(" {}", snapshot.topic_id(topic));
    text += "\n";
  }
  return text;
}

}  // namespace veieninn::test
