// Engagement: proto <-> row.
#pragma once

#include "engine/model/rows.h"
#include "service/api/field_reader.h"
#include "veieninn/v1/engagement.pb.h"

namespace veieninn::api {

// Reads every field that a client may write; the name is the server's. What is wrong stays with
// the reader.
[[nodiscard]] model::Engagement read_row(FieldReader& reader, const v1::Engagement& message);
void write_row(const model::Engagement& row, v1::Engagement* message);

}  // namespace veieninn::api
