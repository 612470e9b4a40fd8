// What a page tells of one person: her work, how she is reached, and the way to her.
#pragma once

#include <string>

#include "clients/cli/page.h"
#include "veieninn/v1/route.pb.h"

namespace veieninn::cli {

// `rådgiver, Oppvekst, Asker kommune`; empty where neither is known.
[[nodiscard]] std::string work_of(const v1::ContactCard& card);

// Her public channels; empty where she has none.
[[nodiscard]] std::string channels_of(const v1::ContactCard& card, const Page& page);

// Her public channels, else who introduces, else that her address comes with a yes.
[[nodiscard]] std::string reach_of(const v1::Route& route, const Page& page);

// `du → Blid Gulrot → Rolig Bok`.
[[nodiscard]] std::string way_of(const v1::Route& route, const Page& page);

}  // namespace veieninn::cli
