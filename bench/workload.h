// Worlds and questions of stated sizes from a seed, the same bytes on every machine.
//
// Degrees and popularities are heavy-tailed (Pareto), most ties are near by, engagements lie in the
// 24 months before kAsOf. Rows are handed over one at a time: europe would not fit as structs.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/model/initiative.h"
#include "engine/model/rows.h"

namespace veieninn::bench {

inline constexpr Instant kAsOf{1'795'392'000};  // 2026-11-23T00:00:00Z

struct Scale {
  std::string_view name;
  std::uint32_t municipalities;
  std::uint32_t counties;
  std::uint32_t units_per_municipality;
  std::uint32_t contacts;
  std::uint32_t ventures;
  std::uint32_t engagements;
  std::uint32_t topics;
};

inline constexpr Scale kSmall{"small", 40, 4, 5, 2'000, 1'000, 20'000, 120};
inline constexpr Scale kNorway{"norway", 357, 15, 10, 40'000, 50'000, 1'000'000, 500};
inline constexpr Scale kEurope{"europe", 90'000, 1'000, 3, 1'000'000, 1'000'000, 20'000'000, 500};

// The scale of that name, or nullptr.
[[nodiscard]] const Scale* find_scale(std::string_view name) noexcept;

using Row = std::variant<model::Area, model::Topic, model::OrgUnit, model::Contact, model::Venture,
                         model::Tie, model::Engagement>;

// Areas, topics, units, contacts, ventures, ties, engagements, in this order.
void generate(const Scale& scale, std::uint64_t seed, const std::function<void(const Row&)>& take);

// As many initiatives, of six kinds in turn, each with a unit's people and one to three topics.
[[nodiscard]] std::vector<model::Initiative> initiatives(const Scale& scale, std::uint64_t seed,
                                                         std::uint32_t count);

enum class Scope : std::uint8_t { kMunicipality, kCounty, kAnywhere };
[[nodiscard]] std::string_view name_of(Scope scope) noexcept;

// One question, by row ids; every other one comes from a venture with ties and history.
struct Question {
  std::vector<std::pair<std::string, double>> need;  // topic id, weight
  std::string area;                                  // empty: anywhere
  std::string venture;                               // empty: a stranger
};
[[nodiscard]] Question question(const Scale& scale, Scope scope, std::uint64_t seed,
                                std::uint32_t number);

}  // namespace veieninn::bench
