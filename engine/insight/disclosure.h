// Which units' figures may be told, so that no figure, and no difference of figures, is about too
// few people.
//
// A unit's figures are those of its subtree. A unit that is told divides its subtree into parts:
// each child that is told, and the rest (its own people and every other child's). The rest can be
// worked out as the unit less its told children, so it must be enough for telling, or about nobody:
//
//   told(u)   the figures of u's subtree are enough
//   parts(u)  u = rest(u) + sum of u's told children, and rest(u) is enough or empty
//
// Where the rest is neither, the told child with the fewest people joins it, and so on. By
// induction every told figure is a sum of rests, disjoint and each enough: whatever is added or
// subtracted of what is told, what comes out as a figure of some people is of enough of them. This
// holds for any question because it looks at the whole tree, whatever was asked for.
//
// `Figures` REQUIRES: operator+= (commutative, and the sum of two that are enough is enough),
// is_enough(), is_empty(), people().
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/insight/unit_tree.h"

namespace veieninn::insight {

// A figure may be told of so many people or more (design §3b; the floor of issue 6).
inline constexpr std::int32_t kPeopleMin = 5;
// And, where it is about how they answer, of so many outcomes or more.
inline constexpr std::int64_t kOutcomesMin = 5;

// Why a unit's figures are not told.
enum class Withheld : std::uint8_t {
  kTold,
  kRolledUp,  // they are counted in those of the nearest unit above that is told
  kTooFew,    // nothing above is told either
};

// Of one tree, by node.
template <typename Figures>
class Disclosure {
 public:
  // `own`: the figures of each unit's own members, from node `top` on. REQUIRES: `top` has no
  // parent; the tree outlives this.
  Disclosure(const UnitTree& tree, Node top, std::vector<Figures> own)
      : tree_(tree), top_(top), totals_(own), rests_(std::move(own)), told_(totals_.size()) {
    for (Node node = tree.end(top) - 1; node > top; --node) {
      totals_[tree.parent(node) - top] += totals_[node - top];
    }
    told_[0] = totals_[0].is_enough();
    for (Node node = top; node < tree.end(top); ++node) {
      if (is_told(node)) part(node);
    }
  }

  [[nodiscard]] bool is_told(Node node) const { return told_[node - top_]; }
  // Of the whole subtree.
  [[nodiscard]] const Figures& total(Node node) const { return totals_[node - top_]; }

  [[nodiscard]] Withheld withheld(Node node) const {
    if (is_told(node)) return Withheld::kTold;
    return told_[0] ? Withheld::kRolledUp : Withheld::kTooFew;
  }
  // The nearest unit above that is told, or graph::kNone.
  [[nodiscard]] Node included_in(Node node) const {
    while (node != graph::kNone && !is_told(node)) node = tree_.parent(node);
    return node;
  }

  // Where a finer figure of the told units may be told too, such as one quarter of a year: of a
  // unit whose finer figures are fit, and of its told children if those of all its parts are.
  // `is_fit(figures)` REQUIRES: true of what is empty, and of the sum of two that are fit.
  template <typename IsFit>
  [[nodiscard]] std::vector<bool> tells_more(IsFit is_fit) const {
    std::vector<bool> tells(told_.size());
    std::vector<bool> reaches(told_.size());  // all parts of the unit above are fit
    reaches[0] = told_[0];
    for (Node node = top_; node < tree_.end(top_); ++node) {
      if (!reaches[node - top_] || !is_fit(total(node))) continue;
      tells[node - top_] = true;
      const std::vector<Node> children = told_children(node);
      const bool all_fit =
          is_fit(rests_[node - top_]) &&
          std::ranges::all_of(children, [&](Node child) { return is_fit(total(child)); });
      for (const Node child : children) reaches[child - top_] = all_fit;
    }
    return tells;
  }

 private:
  [[nodiscard]] std::vector<Node> told_children(Node node) const {
    std::vector<Node> children;
    for (Node child = node + 1; child < tree_.end(node); child = tree_.end(child)) {
      if (is_told(child)) children.push_back(child);
    }
    return children;
  }

  // Tells those children of `node` that can be told; what is left is its rest.
  void part(Node node) {
    Figures& rest = rests_[node - top_];
    std::vector<Node> children;
    for (Node child = node + 1; child < tree_.end(node); child = tree_.end(child)) {
      if (total(child).is_enough()) {
        children.push_back(child);
      } else {
        rest += total(child);
      }
    }
    std::ranges::stable_sort(children, {}, [&](Node child) { return total(child).people(); });
    auto next = children.begin();
    while (next != children.end() && !rest.is_empty() && !rest.is_enough()) rest += total(*next++);
    for (; next != children.end(); ++next) told_[*next - top_] = true;
  }

  const UnitTree& tree_;
  Node top_;
  std::vector<Figures> totals_;
  std::vector<Figures> rests_;
  std::vector<bool> told_;
};

// Calls `write(disclosure, nodes)` for each tree that `nodes` touch, with those of its nodes;
// `own(unit)` gives the figures of a unit's own members, and is asked of these trees alone.
// REQUIRES: `nodes` ascend.
template <typename Figures, typename Own, typename Write>
void disclose(const UnitTree& tree, const std::vector<Node>& nodes, const Own& own,
              const Write& write) {
  for (auto next = nodes.begin(); next != nodes.end();) {
    const Node top = tree.top(*next);
    std::vector<Figures> figures;
    figures.reserve(tree.end(top) - top);
    for (Node node = top; node < tree.end(top); ++node) figures.push_back(own(tree.unit(node)));
    const Disclosure<Figures> disclosure(tree, top, std::move(figures));
    const auto last = std::find_if(next, nodes.end(), [&](Node n) { return n >= tree.end(top); });
    write(disclosure, std::vector<Node>(next, last));
    next = last;
  }
}

}  // namespace veieninn::insight
