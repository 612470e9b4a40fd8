// The engine's answer -> FindRoutesResponse.
#pragma once

#include <vector>

#include "engine/graph/snapshot.h"
#include "engine/routing/route.h"
#include "engine/taxonomy/need_resolver.h"
#include "service/api/language.h"
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

}  // namespace veieninn::api
