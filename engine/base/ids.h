// Strong dense ids: positions in a snapshot's arrays. They mean nothing outside the snapshot that
// gave them; the stable names are the rows' string ids.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <limits>

namespace veieninn {

template <typename Tag>
struct DenseId {
  static constexpr std::uint32_t kNoneValue = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t value = kNoneValue;

  friend constexpr auto operator<=>(const DenseId&, const DenseId&) = default;
  [[nodiscard]] constexpr bool is_none() const noexcept { return value == kNoneValue; }
};

using AreaIndex = DenseId<struct AreaTag>;
using TopicIndex = DenseId<struct TopicTag>;
using UnitIndex = DenseId<struct UnitTag>;
using ContactIndex = DenseId<struct ContactTag>;
using VentureIndex = DenseId<struct VentureTag>;
using TieIndex = DenseId<struct TieTag>;
using InitiativeIndex = DenseId<struct InitiativeTag>;

}  // namespace veieninn

template <typename Tag>
struct std::hash<veieninn::DenseId<Tag>> {
  std::size_t operator()(veieninn::DenseId<Tag> id) const noexcept { return id.value; }
};
