#include "service/api/venture_reply.h"

#include <utility>
#include <variant>

#include "service/api/match_reply.h"
#include "service/api/resource_names.h"

namespace veieninn::api {

using store::ResourceKind;

Result<std::optional<std::string>> venture_name(store::Store& store,
                                                const graph::Snapshot& snapshot,
                                                VentureIndex venture) {
  const auto stored = store.get(ResourceKind::kVenture, std::string(snapshot.venture_id(venture)));
  if (stored) return std::get<model::Venture>(stored->row).display_name;
  if (stored.error().reason == ErrorReason::kNotFound) return std::optional<std::string>();
  return fail(stored.error());
}

Result<void> write_ventures(store::Store& store, const graph::Snapshot& snapshot, Language language,
                            const matching::VentureAnswer& answer,
                            v1::FindVenturesResponse& response) {
  for (const matching::VentureMatch& match : answer.ventures) {
    Result<std::optional<std::string>> name = venture_name(store, snapshot, match.venture);
    if (!name) return fail(std::move(name.error()));
    const std::optional<std::string>& known = *name;
    if (!known) continue;
    v1::VentureMatch* const written = response.add_ventures();
    written->set_venture(name_of(ResourceKind::kVenture, snapshot.venture_id(match.venture)));
    written->set_display_name(*known);
    written->set_probability(match.probability);
    write_match_reasons({snapshot, language, MatchSubject::kVenture, match.venture}, match.factors,
                        written->mutable_reasons());
  }
  return {};
}

}  // namespace veieninn::api
