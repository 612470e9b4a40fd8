// A municipality in a county, drawn by hand: units, people, what they know, and who passes on to
// whom.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>

#include "engine/graph/snapshot.h"
#include "engine/matching/team.h"
#include "tests/engine/random_world.h"

namespace veieninn::test {

class TeamTown {
 public:
  // The areas are "31" and in it "3101"; the venture is "v".
  TeamTown();

  // Serves `area`, or with `parent` what that serves.
  void unit(const std::string& id, const std::string& area, const std::string& parent = {});
  // She can be written to directly, and was confirmed now.
  model::Contact& person(const std::string& id, const std::string& unit);
  void knows(const std::string& person, const std::string& topic,
             model::ExpertiseLevel level = model::ExpertiseLevel::kExpert);
  // `from` is a person, or the venture "v". Returns the tie's id.
  std::string tie(const std::string& from, const std::string& to, double strength);

  [[nodiscard]] World& world() { return world_; }
  [[nodiscard]] std::shared_ptr<const graph::Snapshot> build() const { return test::build(world_); }

 private:
  void topic(const std::string& id);

  World world_;
};

// About topics and units (the latter with "unit:" before the id), of the venture, in the
// municipality.
[[nodiscard]] matching::TeamRequest team_request(const graph::Snapshot& snapshot,
                                                 std::initializer_list<std::string> requirements);

// The whole answer by row ids, numbers to the last bit.
[[nodiscard]] std::string text_of(const graph::Snapshot& snapshot,
                                  const matching::TeamAnswer& answer);

}  // namespace veieninn::test
