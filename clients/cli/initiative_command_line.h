// `veieninn initiative …` beyond what every resource has.
#pragma once

#include "clients/cli/command_tree.h"

namespace veieninn::cli {

// `show` takes the place of the plain one. REQUIRES: the tree has `initiative` without `show`.
void add_initiative(CommandTree& tree);

}  // namespace veieninn::cli
