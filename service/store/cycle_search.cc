#include "service/store/cycle_search.h"

#include <algorithm>
#include <cstddef>
#include <unordered_map>

namespace veieninn::store {
namespace {

constexpr std::size_t kUnvisited = static_cast<std::size_t>(-1);

struct Node {
  std::vector<std::string> targets;
  std::size_t order = kUnvisited;
  std::size_t lowest = kUnvisited;     // smallest order seen from below
  std::size_t component = kUnvisited;  // set when the component is complete
  std::size_t next_target = 0;
};

class Search {
 public:
  explicit Search(const LinkTargets& targets) : targets_(targets) {}

  void walk_from(const std::string& start) {
    if (nodes_.contains(start)) return;
    enter(start);
    while (!path_.empty()) {
      Node& node = *path_.back();
      if (node.next_target == node.targets.size()) {
        leave(node);
      } else {
        follow(node, node.targets[node.next_target++]);
      }
    }
  }

  // A self-link or a link within the component; empty when there is none.
  [[nodiscard]] const std::string* link_on_cycle(const std::string& id) const {
    const Node& node = nodes_.at(id);
    const auto found = std::ranges::find_if(node.targets, [&](const std::string& target) {
      return target == id || nodes_.at(target).component == node.component;
    });
    return found == node.targets.end() ? nullptr : &*found;
  }

 private:
  void enter(const std::string& id) {
    Node& node = nodes_[id];  // references into an unordered_map survive its growth
    node.targets = targets_(id);
    node.order = node.lowest = entered_++;
    path_.push_back(&node);
    open_.push_back(&node);
  }

  void follow(Node& from, const std::string& target) {
    const auto found = nodes_.find(target);
    if (found == nodes_.end()) {
      enter(target);
    } else if (found->second.component == kUnvisited) {
      from.lowest = std::min(from.lowest, found->second.order);
    }
  }

  void leave(Node& node) {
    path_.pop_back();
    if (!path_.empty()) path_.back()->lowest = std::min(path_.back()->lowest, node.lowest);
    if (node.lowest != node.order) return;
    Node* member = nullptr;
    do {
      member = open_.back();
      open_.pop_back();
      member->component = node.order;
    } while (member != &node);
  }

  const LinkTargets& targets_;
  std::unordered_map<std::string, Node> nodes_;
  std::vector<Node*> path_;
  std::vector<Node*> open_;
  std::size_t entered_ = 0;
};

}  // namespace

std::map<std::string, std::string> links_on_cycles(const std::vector<std::string>& starts,
                                                   const LinkTargets& targets) {
  Search search(targets);
  std::map<std::string, std::string> links;
  for (const std::string& start : starts) {
    search.walk_from(start);
    if (const std::string* link = search.link_on_cycle(start)) links.emplace(start, *link);
  }
  return links;
}

}  // namespace veieninn::store
