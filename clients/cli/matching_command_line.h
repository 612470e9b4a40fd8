// The words of `veieninn open`, `ventures`, `team` and `pairs`.
#pragma once

#include "clients/cli/command_tree.h"

namespace veieninn::cli {

void add_matching(CommandTree& tree);

}  // namespace veieninn::cli
