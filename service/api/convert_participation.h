// Participation: proto <-> row.
#pragma once

#include "engine/model/initiative.h"
#include "service/api/field_reader.h"
#include "veieninn/v1/participation.pb.h"

namespace veieninn::api {

// Reads every field that a client may write, but not the name: the caller knows the id. What is
// wrong stays with the reader.
[[nodiscard]] model::Participation read_row(FieldReader& reader, const v1::Participation& message);
// Fills everything but etag and times.
void write_row(const model::Participation& row, v1::Participation* message);

}  // namespace veieninn::api
