#include "service/api/convert_initiative.h"

#include "service/api/convert_initiative_terms.h"
#include "service/api/resource_names.h"

namespace veieninn::api {

using store::ResourceKind;

namespace {

model::Quota read_quota(FieldReader& reader, int index, const v1::Quota& message) {
  model::Quota quota;
  quota.unit = reader.choice<model::QuotaUnit>({"quotas", index, "unit"}, message.unit(),
                                               v1::QUOTA_UNIT_PLACES);
  quota.total = message.total();
  quota.each_max = message.each_max();
  return quota;
}

void write_quota(const model::Quota& quota, v1::Quota* message) {
  message->set_unit(static_cast<v1::QuotaUnit>(quota.unit));
  message->set_total(quota.total);
  message->set_each_max(quota.each_max);
  message->set_spent(quota.spent);
}

}  // namespace

model::Initiative read_row(FieldReader& reader, const v1::Initiative& message) {
  model::Initiative row;
  row.titles = reader.texts(message.titles());
  row.description = message.description();
  row.unit = reader.required_id({"unit"}, message.unit(), ResourceKind::kOrgUnit);
  row.partner_units = reader.ids("partner_units", message.partner_units(), ResourceKind::kOrgUnit);
  row.funders = reader.ids("funders", message.funders(), ResourceKind::kOrgUnit);
  row.contacts = reader.ids("contacts", message.contacts(), ResourceKind::kContact);
  row.topics = reader.ids("topics", message.topics(), ResourceKind::kTopic);
  row.areas = reader.ids("areas", message.areas(), ResourceKind::kArea);
  row.window = reader.window("period", -1, message.period());
  if (message.has_apply_until()) {
    row.apply_until = reader.instant({"apply_until"}, message.apply_until());
  }
  row.audience =
      reader.choice<model::Audience>({"audience"}, message.audience(), v1::AUDIENCE_EVERYBODY);
  row.conditions = message.conditions();
  row.website = message.website();
  for (int i = 0; i < message.quotas_size(); ++i) {
    row.quotas.push_back(read_quota(reader, i, message.quotas(i)));
  }
  row.terms = read_terms(reader, message);
  return row;
}

void write_row(const model::Initiative& row, v1::Initiative* message) {
  message->set_name(name_of(ResourceKind::kInitiative, row.id));
  message->set_kind(static_cast<v1::InitiativeKind>(model::kind_of(row)));
  write_texts(row.titles, message->mutable_titles());
  message->set_description(row.description);
  message->set_unit(name_of(ResourceKind::kOrgUnit, row.unit));
  write_names(ResourceKind::kOrgUnit, row.partner_units, message->mutable_partner_units());
  write_names(ResourceKind::kOrgUnit, row.funders, message->mutable_funders());
  write_names(ResourceKind::kContact, row.contacts, message->mutable_contacts());
  write_names(ResourceKind::kTopic, row.topics, message->mutable_topics());
  write_names(ResourceKind::kArea, row.areas, message->mutable_areas());
  if (row.window != TimeWindow{}) write_window(row.window, message->mutable_period());
  if (row.apply_until != kNever) write_instant(row.apply_until, message->mutable_apply_until());
  message->set_audience(static_cast<v1::Audience>(row.audience));
  message->set_conditions(row.conditions);
  message->set_website(row.website);
  for (const model::Quota& quota : row.quotas) write_quota(quota, message->add_quotas());
  write_terms(row.terms, message);
}

}  // namespace veieninn::api
