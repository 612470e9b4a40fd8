// Initiative: proto <-> row.
#pragma once

#include "engine/model/initiative.h"
#include "service/api/field_reader.h"
#include "veieninn/v1/initiative.pb.h"

namespace veieninn::api {

// Reads every field that a client may write, but not the name: the caller knows the id. What is
// wrong stays with the reader.
[[nodiscard]] model::Initiative read_row(FieldReader& reader, const v1::Initiative& message);
// Fills everything but etag and times, and what is left of its quotas: that rests on other rows.
void write_row(const model::Initiative& row, v1::Initiative* message);

}  // namespace veieninn::api
