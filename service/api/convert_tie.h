// Tie: proto <-> row.
#pragma once

#include "engine/model/rows.h"
#include "service/api/field_reader.h"
#include "veieninn/v1/tie.pb.h"

namespace veieninn::api {

// Reads every field that a client may write, but not the name: the caller knows the id. What is
// wrong stays with the reader.
[[nodiscard]] model::Tie read_row(FieldReader& reader, const v1::Tie& message);
// Fills everything but etag and times.
void write_row(const model::Tie& row, v1::Tie* message);

}  // namespace veieninn::api
