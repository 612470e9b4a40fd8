// Finds circles among links that should form a tree or an acyclic graph. Pure; Tarjan's strongly
// connected components (SIAM J. Comput. 1(2), 1972) without recursion, so that a long chain cannot
// exhaust the stack. Linear in the links that can be reached from the starts.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace veieninn::store {

using LinkTargets = std::function<std::vector<std::string>(const std::string& id)>;

// For each start that lies on a circle: the target of its first link that stays on it.
[[nodiscard]] std::map<std::string, std::string> links_on_cycles(
    const std::vector<std::string>& starts, const LinkTargets& targets);

}  // namespace veieninn::store
