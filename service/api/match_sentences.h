// Factors of matches as sentences, in bokmål, nynorsk and English. As reason_sentences.h, they say
// what speaks for a match, and hold no count, share or comparison of people.
#pragma once

#include <cstdint>
#include <string>

#include "engine/base/ids.h"
#include "engine/graph/snapshot.h"
#include "engine/matching/match_factor.h"
#include "engine/routing/route.h"
#include "service/api/language.h"

namespace veieninn::api {

// What the factor speaks of: something open, to the venture; a venture, to whom it could help; or a
// mentor and a venture, to whoever pairs them.
enum class MatchSubject : std::uint8_t { kOpportunity, kVenture, kPair };

// Where the factor stands.
struct MatchContext {
  const graph::Snapshot& snapshot;
  Language language = Language::kBokmal;
  MatchSubject subject = MatchSubject::kOpportunity;
  VentureIndex venture = {};  // whose collaborations are cited
};

void append_match_reason(const MatchContext& context, const matching::MatchFactor& factor,
                         std::string* out);

}  // namespace veieninn::api
