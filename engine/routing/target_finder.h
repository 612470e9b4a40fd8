// Who may stand at the end of a route, by step of the fallback ladder.
//
//     none            experts close to the need in units that serve the place
//     broader topic   experts on a broader topic in those units
//     front door      front-door persons of those units
//     deputy          who stands in for an expert who is away, full or gone
//     bridge builder  people of those units that are bridge builders
//     county          people of those units that are counties
//     neighbour       experts close to the need in units that serve a neighbouring area itself
//
// A unit serves the place when it serves the area, one that holds it or one inside it; without an
// area every unit does. Few units: their people are read. Many: the people stated for the need's
// topics are, most promising topics first, and those who cannot reach the floor are passed over by
// a bound from their level and past successes alone.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/routing/bit_set.h"
#include "engine/routing/moment.h"
#include "engine/routing/need_index.h"
#include "engine/routing/target.h"

namespace veieninn::routing {

// Which of a step's people count.
struct TargetFilter {
  std::span<const std::uint32_t> without;  // these contacts do not
  std::uint32_t without_unit = kNoNumber;  // nor does anyone of this unit
  bool only_little_known = false;
};

class TargetFinder {
 public:
  void begin(Moment& moment, const NeedIndex& need, AreaIndex area, std::span<const KnownWay> known,
             double greatest_label);

  // Fills `targets` with the step's available people who can reach the floor, their own ways
  // offered to `best`.
  void find(Fallback step, const TargetFilter& filter, std::vector<Target>& targets,
            BestTargets& best);

 private:
  struct Candidate {
    std::uint32_t contact;
    std::uint32_t expert;
    double right;
  };
  void find_experts(Reach reach);
  void find_posted_experts(Reach reach);
  void find_stand_ins();
  void find_members(double right, bool (*admits)(const graph::Tables&, std::uint32_t contact));
  void find_neighbours();

  void consider_expert(std::uint32_t contact, Reach reach, double share);
  void consider_stand_in(std::uint32_t expert);
  [[nodiscard]] std::uint32_t stand_in_for(std::uint32_t expert) const;
  // A person with her P(right one): a target if she is available and can reach the floor.
  void consider(const Candidate& candidate);
  [[nodiscard]] bool is_admitted(std::uint32_t contact) const;
  [[nodiscard]] double right_at_most(std::uint32_t contact, double stated) const;

  template <typename Visit>
  void for_each_unit(Visit&& visit);
  template <typename Visit>
  void for_each_posted(Reach reach, double share, Visit&& visit);
  void collect_units();
  [[nodiscard]] bool serves(std::uint32_t unit) const;
  [[nodiscard]] bool is_wide() const;

  Moment* moment_ = nullptr;
  const graph::Tables* tables_ = nullptr;
  const NeedIndex* need_ = nullptr;
  AreaIndex area_;
  std::span<const KnownWay> known_;
  double greatest_label_ = 0;
  BitSet known_contacts_;
  bool has_units_ = false;
  BitSet units_;    // that serve the place, once collected
  BitSet visited_;  // contacts, or units of neighbours
  std::vector<Candidate> stand_ins_;
  std::vector<NeedIndex::Source> sources_;
  std::vector<NeedIndex::SourceBound> bounds_;

  // Of the running find().
  const TargetFilter* filter_ = nullptr;
  std::vector<Target>* targets_ = nullptr;
  BestTargets* best_ = nullptr;
};

}  // namespace veieninn::routing
