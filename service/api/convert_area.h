// Area: proto <-> row.
#pragma once

#include "engine/model/rows.h"
#include "service/api/field_reader.h"
#include "veieninn/v1/area.pb.h"

namespace veieninn::api {

// Reads every field that a client may write, but not the name: the caller knows the id. What is
// wrong stays with the reader.
[[nodiscard]] model::Area read_row(FieldReader& reader, const v1::Area& message);
// Fills everything but etag and times.
void write_row(const model::Area& row, v1::Area* message);

}  // namespace veieninn::api
