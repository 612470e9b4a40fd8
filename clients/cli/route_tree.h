// Prints an answer the way one would tell a friend: the name first, then where she works, how to
// reach her, the way there, how likely it is, and why.
#pragma once

#include <string>
#include <string_view>

#include "clients/cli/style.h"
#include "veieninn/v1/routing_service.pb.h"

namespace veieninn::cli {

struct RouteQuestion {
  std::string language = "nb";  // nb, nn or en
  std::string place;            // the area's name, or empty for anywhere
};

// Lines of at most `style.width` columns, each with its line end; only a name, an address or a
// single word that is longer stands whole.
[[nodiscard]] std::string route_tree(const v1::FindRoutesResponse& answer,
                                     const RouteQuestion& question, const Style& style);

}  // namespace veieninn::cli
