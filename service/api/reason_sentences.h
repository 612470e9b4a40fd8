// Factors and gaps as sentences, in bokmål, nynorsk and English.
//
// All wording stands in the tables of reason_sentences.cc. A sentence says what speaks for a way,
// in plain and kind words; it never holds a count, a share or a comparison of people.
#pragma once

#include <string>

#include "engine/base/ids.h"
#include "engine/graph/snapshot.h"
#include "engine/routing/route.h"
#include "service/api/language.h"

namespace veieninn::api {

// REQUIRES: route, factor and area are of the snapshot.
void append_reason(const graph::Snapshot& snapshot, Language language, const routing::Route& route,
                   const routing::Factor& factor, AreaIndex area, std::string* out);

// `others_offered`: whether routes to other people stand in the answer.
void append_gap(const graph::Snapshot& snapshot, Language language, const routing::Gap& gap,
                bool others_offered, std::string* out);

}  // namespace veieninn::api
