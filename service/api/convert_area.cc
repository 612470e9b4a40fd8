#include "service/api/convert_area.h"

#include "service/api/resource_names.h"

namespace veieninn::api {

using store::ResourceKind;

model::Area read_row(FieldReader& reader, const v1::Area& message) {
  model::Area row;
  row.kind = reader.choice<model::AreaKind>({"kind"}, message.kind(), v1::AREA_KIND_DISTRICT);
  row.names = reader.texts(message.names());
  row.parent = reader.id({"parent"}, message.parent(), ResourceKind::kArea);
  row.neighbours = reader.ids("neighbours", message.neighbours(), ResourceKind::kArea);
  row.former_numbers.assign(message.former_numbers().begin(), message.former_numbers().end());
  row.postal_codes.assign(message.postal_codes().begin(), message.postal_codes().end());
  return row;
}

void write_row(const model::Area& row, v1::Area* message) {
  message->set_name(name_of(ResourceKind::kArea, row.id));
  message->set_kind(static_cast<v1::AreaKind>(row.kind));
  write_texts(row.names, message->mutable_names());
  message->set_parent(optional_name(ResourceKind::kArea, row.parent));
  write_names(ResourceKind::kArea, row.neighbours, message->mutable_neighbours());
  message->mutable_former_numbers()->Add(row.former_numbers.begin(), row.former_numbers.end());
  message->mutable_postal_codes()->Add(row.postal_codes.begin(), row.postal_codes.end());
}

}  // namespace veieninn::api
