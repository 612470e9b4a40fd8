#include "service/api/convert_participation.h"

#include "service/api/resource_names.h"

namespace veieninn::api {

using store::ResourceKind;

model::Participation read_row(FieldReader& reader, const v1::Participation& message) {
  model::Participation row;
  row.initiative =
      reader.required_id({"initiative"}, message.initiative(), ResourceKind::kInitiative);
  row.venture = reader.id({"venture"}, message.venture(), ResourceKind::kVenture);
  row.contact = reader.id({"contact"}, message.contact(), ResourceKind::kContact);
  if (message.state() != v1::PARTICIPATION_STATE_UNSPECIFIED) {
    row.state = reader.choice<model::ParticipationState>({"state"}, message.state(),
                                                         v1::PARTICIPATION_STATE_ENDED);
  }
  row.window = reader.window("period", -1, message.period());
  for (int i = 0; i < message.takes_size(); ++i) {
    const v1::Take& take = message.takes(i);
    row.takes.push_back(
        {reader.choice<model::QuotaUnit>({"takes", i, "unit"}, take.unit(), v1::QUOTA_UNIT_PLACES),
         take.reserved(), take.used()});
  }
  return row;
}

void write_row(const model::Participation& row, v1::Participation* message) {
  message->set_name(name_of(ResourceKind::kParticipation, row.id));
  message->set_initiative(name_of(ResourceKind::kInitiative, row.initiative));
  message->set_venture(optional_name(ResourceKind::kVenture, row.venture));
  message->set_contact(optional_name(ResourceKind::kContact, row.contact));
  message->set_state(static_cast<v1::ParticipationState>(row.state));
  if (row.window != TimeWindow{}) write_window(row.window, message->mutable_period());
  for (const model::Take& take : row.takes) {
    v1::Take* added = message->add_takes();
    added->set_unit(static_cast<v1::QuotaUnit>(take.unit));
    added->set_reserved(take.reserved);
    added->set_used(take.used);
  }
}

}  // namespace veieninn::api
