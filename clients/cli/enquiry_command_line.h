// Everything under `veieninn enquiry`, with its options.
#pragma once

#include "clients/cli/command_tree.h"

namespace veieninn::cli {

void add_enquiry(CommandTree& tree);

}  // namespace veieninn::cli
