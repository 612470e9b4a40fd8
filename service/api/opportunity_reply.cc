#include "service/api/opportunity_reply.h"

#include <string>

#include "engine/graph/initiative_book.h"
#include "service/api/field_reader.h"
#include "service/api/match_reply.h"
#include "service/api/resource_names.h"
#include "service/api/route_reply.h"

namespace veieninn::api {
namespace {

using store::ResourceKind;

void write_quotas(const graph::Snapshot& snapshot, const model::Initiative& row,
                  v1::Opportunity* written) {
  const auto participations = snapshot.initiatives().participations_of(row.id);
  for (const model::Quota& quota : row.quotas) {
    v1::Quota* const added = written->add_quotas();
    added->set_unit(static_cast<v1::QuotaUnit>(quota.unit));
    added->set_total(quota.total);
    added->set_each_max(quota.each_max);
    added->set_spent(quota.spent);
    added->set_left(graph::left_of(row, quota.unit, participations));
  }
}

}  // namespace

void write_opportunity(const graph::Snapshot& snapshot, Language language, VentureIndex venture,
                       const matching::Opportunity& opportunity, v1::Opportunity* written) {
  const model::Initiative& row = snapshot.initiative(opportunity.initiative);
  const std::string_view code = code_of(language);
  assign_name(ResourceKind::kInitiative, row.id, written->mutable_initiative());
  written->set_kind(static_cast<v1::InitiativeKind>(model::kind_of(row)));
  written->set_title(std::string(model::text_in(row.titles, code)));
  if (const UnitIndex unit = snapshot.find_unit(row.unit); !unit.is_none()) {
    written->set_unit_display_name(std::string(snapshot.unit_name(unit, code)));
  }
  const graph::ContactCardView card = snapshot.contact_card(opportunity.contact);
  assign_name(ResourceKind::kContact, card.id, written->mutable_contact());
  write_card(snapshot, language, card, true, written->mutable_contact_card());
  written->set_approach(opportunity.is_known ? v1::APPROACH_KNOWN : v1::APPROACH_DIRECT);
  if (opportunity.deadline) write_instant(*opportunity.deadline, written->mutable_deadline());
  written->set_days_left(opportunity.days_left);
  write_quotas(snapshot, row, written);
  written->set_probability(opportunity.probability);
  write_match_reasons({snapshot, language, MatchSubject::kOpportunity, venture},
                      opportunity.factors, written->mutable_reasons());
}

}  // namespace veieninn::api
