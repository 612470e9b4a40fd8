// Venture: proto <-> row.
#pragma once

#include "engine/model/rows.h"
#include "service/api/field_reader.h"
#include "veieninn/v1/venture.pb.h"

namespace veieninn::api {

// Reads every field that a client may write, but not the name: the caller knows the id. What is
// wrong stays with the reader.
[[nodiscard]] model::Venture read_row(FieldReader& reader, const v1::Venture& message);
// Fills everything but etag and times.
void write_row(const model::Venture& row, v1::Venture* message);

}  // namespace veieninn::api
