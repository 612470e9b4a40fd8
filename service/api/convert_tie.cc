#include "service/api/convert_tie.h"

#include "service/api/resource_names.h"

namespace veieninn::api {

using store::ResourceKind;

namespace {

ResourceKind origin_kind(bool from_venture) {
  return from_venture ? ResourceKind::kVenture : ResourceKind::kContact;
}

}  // namespace

model::Tie read_row(FieldReader& reader, const v1::Tie& message) {
  model::Tie row;
  row.from_venture = message.from().starts_with("ventures/");
  row.from = reader.required_id({"from"}, message.from(), origin_kind(row.from_venture));
  row.to = reader.required_id({"to"}, message.to(), ResourceKind::kContact);
  row.kind = reader.choice<model::TieKind>({"kind"}, message.kind(), v1::TIE_KIND_PARTNER);
  row.strength = message.strength();
  row.window = reader.window("period", -1, message.period());
  return row;
}

void write_row(const model::Tie& row, v1::Tie* message) {
  message->set_name(name_of(ResourceKind::kTie, row.id));
  message->set_from(name_of(origin_kind(row.from_venture), row.from));
  message->set_to(name_of(ResourceKind::kContact, row.to));
  message->set_kind(static_cast<v1::TieKind>(row.kind));
  message->set_strength(row.strength);
  if (row.window != TimeWindow{}) write_window(row.window, message->mutable_period());
}

}  // namespace veieninn::api
