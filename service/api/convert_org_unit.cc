#include "service/api/convert_org_unit.h"

#include "service/api/resource_names.h"

namespace veieninn::api {

using store::ResourceKind;

model::OrgUnit read_row(FieldReader& reader, const v1::OrgUnit& message) {
  model::OrgUnit row;
  row.kind = reader.choice<model::UnitKind>({"kind"}, message.kind(), v1::ORG_UNIT_KIND_FUNDER);
  row.names = reader.texts(message.names());
  row.parent = reader.id({"parent"}, message.parent(), ResourceKind::kOrgUnit);
  row.areas = reader.ids("areas", message.areas(), ResourceKind::kArea);
  row.interest = message.interest();
  row.mailbox = message.mailbox();
  row.phone = message.phone();
  row.website = message.website();
  row.publishes_contacts = message.publishes_contacts();
  return row;
}

void write_row(const model::OrgUnit& row, v1::OrgUnit* message) {
  message->set_name(name_of(ResourceKind::kOrgUnit, row.id));
  message->set_kind(static_cast<v1::OrgUnitKind>(row.kind));
  write_texts(row.names, message->mutable_names());
  message->set_parent(optional_name(ResourceKind::kOrgUnit, row.parent));
  write_names(ResourceKind::kArea, row.areas, message->mutable_areas());
  message->set_interest(row.interest);
  message->set_mailbox(row.mailbox);
  message->set_phone(row.phone);
  message->set_website(row.website);
  message->set_publishes_contacts(row.publishes_contacts);
}

}  // namespace veieninn::api
