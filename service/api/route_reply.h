// The engine's answer -> FindRoutesResponse.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/graph/snapshot.h"
#include "engine/routing/route.h"
#include "engine/taxonomy/need_resolver.h"
#include "service/api/language.h"
#include "service/store/store.h"
#include "veieninn/v1/route.pb.h"
#include "veieninn/v1/routing_service.pb.h"

namespace veieninn::api {

// How the need was understood. `text` is the caller's.
void write_need_topics(const graph::Snapshot& snapshot, Language language, std::string_view text,
                       const std::vector<taxonomy::NeedTopic>& topics,
                       google::protobuf::RepeatedPtrField<v1::NeedTopic>* written);
void write_place(const graph::Snapshot& snapshot, Language language, std::string_view text,
                 const taxonomy::PlaceMention& place, v1::NamedPlace* written);

// Routes, cards, reasons and gap. Of a person's channels only the PUBLIC ones are shown, and only
// when the route comes to her without an introducer.
void write_routes(const graph::Snapshot& snapshot, Language language, AreaIndex area,
                  const routing::RouteAnswer& answer, v1::FindRoutesResponse* response);

// ---- parts of an answer that others share ----

// "contacts/c001" straight into the message.
void assign_name(store::ResourceKind kind, std::string_view id, std::string* out);

// Of her channels the PUBLIC ones, and only when `shows_channels`.
void write_card(const graph::Snapshot& snapshot, Language language,
                const graph::ContactCardView& card, bool shows_channels, v1::ContactCard* out);

void write_route(const graph::Snapshot& snapshot, Language language, AreaIndex area,
                 const routing::Route& route, v1::Route* out);

// `route`: whose factor it is; how its last person is approached and how far the answer went.
void write_reason(const graph::Snapshot& snapshot, Language language, const routing::Route& route,
                  const routing::Factor& factor, AreaIndex area, v1::Reason* out);

// A tie that an initiative made has no row of its own to show: the initiative is shown.
template <typename Message>
void write_tie(const graph::Snapshot& snapshot, TieIndex tie, Message* out) {
  if (tie.is_none()) return;
  const InitiativeIndex maker = snapshot.initiative_of(tie);
  if (maker.is_none()) {
    assign_name(store::ResourceKind::kTie, snapshot.tie_id(tie), out->mutable_tie());
  } else {
    assign_name(store::ResourceKind::kInitiative, snapshot.initiative(maker).id,
                out->mutable_initiative());
  }
}

}  // namespace veieninn::api
