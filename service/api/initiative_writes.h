// The writes behind InitiativeService: each as often as it takes to get over what others write at
// the same time, and kept once whatever is repeated.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "engine/base/error.h"
#include "engine/model/initiative.h"
#include "service/api/call.h"
#include "service/api/directory_writes.h"
#include "service/api/participation_changes.h"
#include "service/store/store.h"

namespace veieninn::api {

// Each lost race is somebody else's success: more than write to one participation at a time.
inline constexpr int kWriteRacesMax = 20;

// How a write is told from its repeat, and when it is made.
struct WriteMoment {
  RequestIdentity identity;
  Instant now;
};

// `write` unless its request was answered before; nothing then, or when a repeat that came at the
// same moment was first. Errors: `write`'s, kRequestIdReused.
using Write = std::function<Result<model::Revision>()>;
[[nodiscard]] Result<std::optional<model::Revision>> write_once(store::Store& store,
                                                                const WriteMoment& moment,
                                                                const Write& write);

// One change of one participation.
struct ParticipationChange {
  std::string id;
  std::optional<model::Revision> expected;  // the client's etag
  std::function<Result<void>(model::Participation&, const model::Initiative&)> make;
  // What it takes of an account, if it does; `uses`: what is reserved for her goes first.
  std::optional<QuotaPart> part;
  bool uses = false;
};
// Errors: kNotFound; those of `make`; kEtagMismatch about `expected`; kQuotaExhausted about
// `amount` with what there is for her.
[[nodiscard]] Result<model::Revision> write_change(store::Store& store, const Call& call,
                                                   const ParticipationChange& change,
                                                   const WriteMoment& moment);

// Makes `row`, with a place reserved where the initiative has places and `row` names none. Errors:
// kNotFound and kNotOpen about the initiative, those of the store in the words of JoinInitiative;
// kQuotaExhausted about `takes[i].amount`, or `takes` for the place.
[[nodiscard]] Result<model::Revision> write_join(store::Store& store, const Call& call,
                                                 model::Participation row,
                                                 const WriteMoment& moment);

}  // namespace veieninn::api
