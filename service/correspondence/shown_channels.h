// How somebody may be reached, as she lets it be shown.
#pragma once

#include <string>
#include <vector>

#include "engine/model/rows.h"

namespace veieninn::correspondence {

// "telefon 12 34 56 78" in nb, nn or en. Those for everybody, and where she `accepted` also those
// that she shows to whom she does.
[[nodiscard]] std::vector<std::string> shown_channels(const model::Contact& contact, bool accepted,
                                                      const std::string& language);

}  // namespace veieninn::correspondence
