// What only an initiative's kind has: proto <-> row.
#pragma once

#include "engine/model/initiative.h"
#include "service/api/field_reader.h"
#include "veieninn/v1/initiative.pb.h"

namespace veieninn::api {

// What is wrong stays with the reader, under `terms` where none are set, else under the field that
// holds them, such as `mentoring.mentors[1].contact`.
[[nodiscard]] model::InitiativeTerms read_terms(FieldReader& reader, const v1::Initiative& message);
void write_terms(const model::InitiativeTerms& terms, v1::Initiative* message);

}  // namespace veieninn::api
