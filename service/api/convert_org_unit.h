// OrgUnit: proto <-> row.
#pragma once

#include "engine/model/rows.h"
#include "service/api/field_reader.h"
#include "veieninn/v1/org_unit.pb.h"

namespace veieninn::api {

// Reads every field that a client may write, but not the name: the caller knows the id. What is
// wrong stays with the reader.
[[nodiscard]] model::OrgUnit read_row(FieldReader& reader, const v1::OrgUnit& message);
// Fills everything but etag and times.
void write_row(const model::OrgUnit& row, v1::OrgUnit* message);

}  // namespace veieninn::api
