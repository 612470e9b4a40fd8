#include "service/store/store.h"

#include <array>
#include <string_view>

namespace veieninn::store {
namespace {

constexpr std::array<std::string_view, kResourceKindCount> kCollections = {
    "areas/",    "topics/", "orgUnits/",    "contacts/",
    "ventures/", "ties/",   "initiatives/", "participations/"};
static_assert(kCollections.size() == std::variant_size_v<Resource>);

}  // namespace

ResourceKind kind_of(const Resource& resource) noexcept {
  return static_cast<ResourceKind>(resource.index() + 1);
}

const std::string& id_of(const Resource& resource) {
  return std::visit([](const auto& row) -> const std::string& { return row.id; }, resource);
}

std::string resource_name(ResourceKind kind, const std::string& id) {
  return std::string(kCollections[static_cast<std::size_t>(kind) - 1]) + id;
}

}  // namespace veieninn::store
