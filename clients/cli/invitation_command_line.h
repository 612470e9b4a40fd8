// The words of `veieninn invite` and `veieninn invitation`.
#pragma once

#include "clients/cli/command_tree.h"

namespace veieninn::cli {

void add_invitation(CommandTree& tree);

}  // namespace veieninn::cli
