// The best ways to given people through introducers: meeting in the middle.
//
//     L_0(a)     = P(a takes the venture's call)                      a known to the venture
//     L_j+1(b)   = max over a of L_j(a) * P(a passes on to b)         j + 1 < introductions allowed
//     best(c)    = max(own(c), max over j, b of L_j(b) * P(b passes on to c) * introduced(c))
//
// Forward, the few people the venture reaches are labelled, level by level; backward, the ways into
// the targets are read and met with the labels. Only what can still beat the floor is followed.
// A label belongs to (person, introductions used): one label a person would be wrong. But a label
// of a higher level counts only where its value is greater, since it can be extended less far.
//
// No way found visits a person twice: every factor is below 1, so leaving the circle out gives a
// better or equal way with fewer introductions, which is preferred; and where the circle would
// begin at the target herself, her own known way, whose only factor is that circle's first, is.
// Equal ways: fewer introductions first, then by the ids of the people in order.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/routing/bit_set.h"
#include "engine/routing/moment.h"
#include "engine/routing/target.h"

namespace veieninn::routing {

// One introducer on the way and the one before her.
struct WayNode {
  double value = 0;
  std::uint32_t contact = kNoNumber;
  std::uint32_t previous = kNoNumber;  // WayNode, none: the venture knows her
  std::uint8_t level = 0;              // introductions made to reach her
  enum : std::uint8_t { kUnasked, kMayIntroduce, kMayNot } standing = kUnasked;
};

class WaySearch {
 public:
  // REQUIRES: `known` are the venture's known ways of the same moment.
  void begin(const Moment& moment, std::span<const KnownWay> known, std::int32_t introductions);

  // No label exceeds this: the best known way of a person who may introduce.
  [[nodiscard]] double greatest_label() const noexcept { return greatest_; }

  // Raises `best` of the targets whose best way is through introducers and reaches the floor.
  void improve(std::vector<Target>& targets, BestTargets& best);

  // The introducers that lead to a target, first to last.
  void introducers(const Target& target, std::vector<std::uint32_t>& contacts) const;

 private:
  void expand(double greatest_end, double floor);
  void expand_node(std::uint32_t node, double greatest_end, double floor);
  void meet(std::vector<Target>& targets, std::uint32_t position, BestTargets& best);
  void label(std::uint32_t contact, std::uint32_t previous, std::uint8_t level, double value);
  [[nodiscard]] bool may_introduce(WayNode& node) const;
  // Whether the way to `a` comes before the way to `b` of equal value.
  [[nodiscard]] bool comes_before(std::uint32_t a, std::uint32_t b) const;

  const Moment* moment_ = nullptr;
  std::int32_t introductions_ = 0;
  double greatest_ = 0;
  std::vector<WayNode> known_nodes_;
  std::vector<WayNode> nodes_;
  BitSet labelled_;
  std::vector<std::uint32_t> node_of_;  // contact -> its best node, where labelled
  std::vector<std::uint32_t> order_;
};

}  // namespace veieninn::routing
