// Small random worlds for property tests: rows that obey every law of the store, from a seed.
#pragma once

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "engine/graph/row_changes.h"
#include "engine/graph/snapshot.h"
#include "engine/model/initiative.h"
#include "engine/model/rows.h"
#include "engine/routing/route.h"

namespace veieninn::test {

inline constexpr Instant kNow{1'795'392'000};  // 2026-11-23T00:00:00Z

struct World {
  std::vector<model::Area> areas;
  std::vector<model::Topic> topics;
  std::vector<model::OrgUnit> units;
  std::vector<model::Contact> contacts;
  std::vector<model::Venture> ventures;
  std::vector<model::Tie> ties;
  std::vector<model::Initiative> initiatives;
  std::vector<model::Participation> participations;
  std::vector<model::Engagement> engagements;
};

// The same seed gives the same world.
[[nodiscard]] World random_world(std::uint32_t seed);

// A venture of the world's topics, areas and units.
[[nodiscard]] model::Venture random_venture(const World& world, std::mt19937& random,
                                            std::string id);

// Rows handed over in an order drawn from `order_seed`.
[[nodiscard]] std::shared_ptr<const graph::Snapshot> build(
    const World& world, std::uint32_t order_seed = 0,
    const belief::ModelParameters& parameters = {});

// Changes `world` as a store would and returns what the feed would see of it.
[[nodiscard]] graph::RowChanges change_randomly(World& world, std::mt19937& random);

// Takes a row away with all that refers to it. Ids by value: they may stand in the row itself.
void remove_engagement(World& world, std::int64_t sequence);
void remove_tie(World& world, std::string id);
void remove_contact(World& world, std::string id);
void remove_venture(World& world, std::string id);
void remove_unit(World& world, std::string id);
void remove_initiative(World& world, std::string id);

[[nodiscard]] routing::RouteRequest random_request(const graph::Snapshot& snapshot,
                                                   const World& world, std::mt19937& random);

// The whole answer by row ids, numbers to the last bit: equal texts are equal answers.
[[nodiscard]] std::string text_of(const graph::Snapshot& snapshot,
                                  const routing::RouteAnswer& answer);
// A request made for one snapshot, for another one of the same rows.
[[nodiscard]] routing::RouteRequest translated(const graph::Snapshot& from,
                                               const routing::RouteRequest& request,
                                               const graph::Snapshot& to);

}  // namespace veieninn::test
