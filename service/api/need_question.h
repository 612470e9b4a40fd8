// What several questions ask alike: a need, a place, who asks, when, in which language.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/graph/snapshot.h"
#include "engine/routing/route.h"
#include "engine/taxonomy/need_resolver.h"
#include "service/api/field_reader.h"
#include "service/api/language.h"
#include "veieninn/v1/routing_service.pb.h"

namespace veieninn::api {

inline constexpr int kNeedTopicsGivenMax = 32;
inline constexpr int kIntroductionsDefault = 2;
inline constexpr int kIntroductionsMax = 3;

// ---- fields; what is wrong with them stays with the reader ----

// The ids of the need's topics. One without text and topics is wrong.
[[nodiscard]] std::vector<std::string> read_need(FieldReader& reader, const v1::Need& need);
void check_need_text(FieldReader& reader, const FieldPath& path, const std::string& text);
[[nodiscard]] Language read_language(FieldReader& reader, const std::string& code);
[[nodiscard]] std::int32_t read_introductions(FieldReader& reader, std::int32_t asked);

// 1 to `most`; `usual` for 0.
[[nodiscard]] std::int32_t read_count(FieldReader& reader, const char* field, std::int32_t asked,
                                      std::int32_t usual, std::int32_t most);

// The reader's now where the request has none.
template <typename Request>
[[nodiscard]] Instant read_as_of_time(FieldReader& reader, const Request& request) {
  return request.has_as_of_time() ? reader.instant({"as_of_time"}, request.as_of_time())
                                  : reader.now();
}

// ---- ids → dense ids; none for an empty id. Errors: kReferenceNotFound with the field ----

[[nodiscard]] Result<AreaIndex> find_area(const graph::Snapshot& snapshot, const std::string& id);
[[nodiscard]] Result<VentureIndex> find_venture(const graph::Snapshot& snapshot,
                                                const std::string& id, const std::string& field);
[[nodiscard]] Result<InitiativeIndex> find_initiative(const graph::Snapshot& snapshot,
                                                      const std::string& id);
// Those of `need.topics`.
[[nodiscard]] Result<void> check_known_topics(const graph::Snapshot& snapshot,
                                              const std::vector<std::string>& ids);

[[nodiscard]] std::vector<routing::WeightedTopic> weighted_topics(
    const graph::Snapshot& snapshot, const std::vector<taxonomy::NeedTopic>& topics);
// In equal shares; of more than a need may have, the first.
[[nodiscard]] std::vector<routing::WeightedTopic> equal_topics(
    const std::vector<TopicIndex>& topics);

// Topics as an answer shows them, where no words led to them.
[[nodiscard]] std::vector<taxonomy::NeedTopic> shown_topics(
    const graph::Snapshot& snapshot, const std::vector<routing::WeightedTopic>& topics);

}  // namespace veieninn::api
