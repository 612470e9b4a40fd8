#include "service/api/match_reply.h"

#include <algorithm>
#include <string>

#include "service/api/field_reader.h"
#include "service/api/resource_names.h"

namespace veieninn::api {
namespace {

using matching::MatchEvidence;
using matching::MatchFactorKind;
using store::ResourceKind;

static_assert(static_cast<int>(MatchFactorKind::kStandIn) == v1::MATCH_REASON_KIND_STAND_IN);
static_assert(static_cast<int>(MatchFactorKind::kConfirmation) ==
              v1::MATCH_REASON_KIND_CONFIRMATION);

std::string evidence_name(const MatchContext& context, const MatchEvidence& evidence) {
  const graph::Snapshot& snapshot = context.snapshot;
  const auto dense = static_cast<std::uint32_t>(evidence.reference);
  switch (evidence.kind) {
    case MatchEvidence::Kind::kEngagement:
      return engagement_name(evidence.reference);
    case MatchEvidence::Kind::kTopic:
      return name_of(ResourceKind::kTopic, snapshot.topic_id(TopicIndex{dense}));
    case MatchEvidence::Kind::kArea:
      return name_of(ResourceKind::kArea, snapshot.area_id(AreaIndex{dense}));
    case MatchEvidence::Kind::kContact:
      return name_of(ResourceKind::kContact, snapshot.contact_id(ContactIndex{dense}));
    case MatchEvidence::Kind::kUnit:
      return name_of(ResourceKind::kOrgUnit, snapshot.unit_id(UnitIndex{dense}));
    case MatchEvidence::Kind::kInitiative:
      return name_of(ResourceKind::kInitiative, snapshot.initiative(InitiativeIndex{dense}).id);
    case MatchEvidence::Kind::kTie:
      return name_of(ResourceKind::kTie, snapshot.tie_id(TieIndex{dense}));
    case MatchEvidence::Kind::kCollaboration:
      break;
  }
  // It stands in the venture's own row.
  return name_of(ResourceKind::kVenture, snapshot.venture_id(context.venture));
}

}  // namespace

void write_match_reasons(const MatchContext& context,
                         const std::vector<matching::MatchFactor>& factors,
                         google::protobuf::RepeatedPtrField<v1::MatchReason>* written) {
  for (const matching::MatchFactor& factor : factors) {
    v1::MatchReason* const reason = written->Add();
    reason->set_kind(static_cast<v1::MatchReasonKind>(factor.kind));
    append_match_reason(context, factor, reason->mutable_sentence());
    for (const MatchEvidence& evidence : factor.evidence) {
      std::string name = evidence_name(context, evidence);
      // Several collaborations stand in one row.
      const bool is_named = std::ranges::find(reason->evidence(), name) != reason->evidence().end();
      if (!is_named) reason->add_evidence(std::move(name));
    }
    if (factor.time) write_instant(*factor.time, reason->mutable_time());
    reason->set_factor(factor.value);
  }
}

}  // namespace veieninn::api
