#include "engine/routing/way_search.h"

#include <algorithm>

namespace veieninn::routing {

using graph::Edge;

bool WaySearch::may_introduce(WayNode& node) const {
  if (node.standing == WayNode::kUnasked) {
    const bool available = moment_->standing(node.contact).availability == Availability::kAvailable;
    node.standing = available ? WayNode::kMayIntroduce : WayNode::kMayNot;
  }
  return node.standing == WayNode::kMayIntroduce;
}

void WaySearch::begin(const Moment& moment, std::span<const KnownWay> known,
                      std::int32_t introductions) {
  moment_ = &moment;
  introductions_ = introductions;
  greatest_ = 0;
  known_nodes_.clear();
  nodes_.clear();
  if (introductions == 0) return;
  const std::size_t contacts = moment.tables().contact_ids.size();
  if (node_of_.size() < contacts) node_of_.resize(contacts);
  for (const KnownWay& way : known) {
    WayNode node{way.probability, way.contact, kNoNumber, 0, WayNode::kUnasked};
    if (!may_introduce(node)) continue;
    greatest_ = std::max(greatest_, node.value);
    known_nodes_.push_back(node);
  }
}

bool WaySearch::comes_before(std::uint32_t a, std::uint32_t b) const {
  if (nodes_[a].level != nodes_[b].level) return nodes_[a].level < nodes_[b].level;
  // From the ends to the first difference: the earliest differing person decides.
  bool before = false;
  for (; a != b && a != kNoNumber; a = nodes_[a].previous, b = nodes_[b].previous) {
    if (nodes_[a].contact == nodes_[b].contact) continue;
    const graph::IdTable& ids = moment_->tables().contact_ids;
    before = ids.id(nodes_[a].contact) < ids.id(nodes_[b].contact);
  }
  return before;
}

void WaySearch::label(std::uint32_t contact, std::uint32_t previous, std::uint8_t level,
                      double value) {
  if (labelled_.insert(contact)) {
    node_of_[contact] = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({value, contact, previous, level, WayNode::kUnasked});
    return;
  }
  const WayNode& old = nodes_[node_of_[contact]];
  if (value < old.value) return;
  if (value == old.value) {
    if (old.level < level) return;
    if (!comes_before(previous, old.previous)) return;
  }
  const auto standing = old.standing;
  node_of_[contact] = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back({value, contact, previous, level, standing});
}

void WaySearch::expand_node(std::uint32_t index, double greatest_end, double floor) {
  const WayNode node = nodes_[index];
  for (const Edge& edge : moment_->tables().edges_out[node.contact]) {
    const double value = node.value * moment_->passes_on(node.contact, edge.neighbour, edge);
    if (value <= 0 || value * greatest_end < floor) continue;
    label(edge.neighbour, index, static_cast<std::uint8_t>(node.level + 1), value);
  }
}

void WaySearch::expand(double greatest_end, double floor) {
  nodes_.clear();
  labelled_.begin(moment_->tables().contact_ids.size());
  for (const WayNode& node : known_nodes_) {
    if (node.value * greatest_end < floor) continue;
    labelled_.insert(node.contact);
    node_of_[node.contact] = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back(node);
  }
  std::uint32_t first = 0;
  for (std::int32_t level = 0; level + 1 < introductions_; ++level) {
    const auto end = static_cast<std::uint32_t>(nodes_.size());
    for (std::uint32_t index = first; index < end; ++index) {
      // A better way to her of the same level took her place before its turn came. A way of the
      // next level, found meanwhile, did not: it may be extended less far.
      const std::uint32_t current = node_of_[nodes_[index].contact];
      if (current != index && current < end) continue;
      if (may_introduce(nodes_[index])) expand_node(index, greatest_end, floor);
    }
    first = end;
  }
}

void WaySearch::meet(std::vector<Target>& targets, std::uint32_t position, BestTargets& best) {
  Target& target = targets[position];
  const double floor = best.floor();
  for (const Edge& edge : moment_->tables().edges_in[target.contact]) {
    if (!labelled_.contains(edge.neighbour)) continue;
    const std::uint32_t index = node_of_[edge.neighbour];
    WayNode& node = nodes_[index];
    if (node.value * target.introduced < std::max(floor, target.best)) continue;
    const double value =
        node.value * moment_->passes_on(edge.neighbour, target.contact, edge) * target.introduced;
    if (value < target.best || value < floor || value <= 0) continue;
    if (value == target.best) {
      if (target.introducer == kNoNumber || !comes_before(index, target.introducer)) continue;
    }
    if (!may_introduce(node)) continue;
    target.best = value;
    target.introducer = index;
  }
  if (target.introducer != kNoNumber) best.offer(position, target.contact, target.best);
}

void WaySearch::improve(std::vector<Target>& targets, BestTargets& best) {
  if (introductions_ == 0 || known_nodes_.empty()) return;
  double greatest_end = 0;
  order_.clear();
  for (std::uint32_t i = 0; i < targets.size(); ++i) {
    const double most = targets[i].introduced * greatest_;
    if (most < best.floor() || most <= targets[i].own) continue;
    greatest_end = std::max(greatest_end, targets[i].introduced);
    order_.push_back(i);
  }
  if (order_.empty()) return;
  expand(greatest_end, best.floor());
  // The most promising first: they raise the floor for the rest.
  std::ranges::sort(order_, [&](std::uint32_t a, std::uint32_t b) {
    if (targets[a].introduced != targets[b].introduced) {
      return targets[a].introduced > targets[b].introduced;
    }
    return a < b;
  });
  for (const std::uint32_t position : order_) {
    if (targets[position].introduced * greatest_ < best.floor()) break;
    meet(targets, position, best);
  }
}

void WaySearch::introducers(const Target& target, std::vector<std::uint32_t>& contacts) const {
  contacts.clear();
  for (std::uint32_t index = target.introducer; index != kNoNumber;
       index = nodes_[index].previous) {
    contacts.push_back(nodes_[index].contact);
  }
  std::ranges::reverse(contacts);
}

}  // namespace veieninn::routing
