// Factors of a match -> MatchReason.
#pragma once

#include <google/protobuf/repeated_ptr_field.h>

#include <vector>

#include "engine/matching/match_factor.h"
#include "service/api/match_sentences.h"
#include "veieninn/v1/match_reason.pb.h"

namespace veieninn::api {

void write_match_reasons(const MatchContext& context,
                         const std::vector<matching::MatchFactor>& factors,
                         google::protobuf::RepeatedPtrField<v1::MatchReason>* written);

}  // namespace veieninn::api
