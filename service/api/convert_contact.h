// Contact: proto <-> row.
#pragma once

#include "engine/model/rows.h"
#include "service/api/field_reader.h"
#include "veieninn/v1/contact.pb.h"

namespace veieninn::api {

// Reads every field that a client may write, but not the name: the caller knows the id. What is
// wrong stays with the reader.
[[nodiscard]] model::Contact read_row(FieldReader& reader, const v1::Contact& message);
// Fills everything but etag and times.
void write_row(const model::Contact& row, v1::Contact* message);

}  // namespace veieninn::api
