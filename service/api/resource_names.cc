#include "service/api/resource_names.h"

#include <array>
#include <cstddef>
#include <utility>

#include "engine/model/row_validation.h"

namespace veieninn::api {
namespace {

struct Naming {
  std::string_view collection;
  std::string_view example;
  std::string_view field;
};

// In the order of store::ResourceKind.
constexpr std::array<Naming, 6> kNamings = {{
    {"areas", "areas/3118", "area"},
    {"topics", "topics/tema-barnehage", "topic"},
    {"orgUnits", "orgUnits/asker", "org_unit"},
    {"contacts", "contacts/c001", "contact"},
    {"ventures", "ventures/v001", "venture"},
    {"ties", "ties/t001", "tie"},
}};

const Naming& naming(store::ResourceKind kind) noexcept {
  return kNamings[static_cast<std::size_t>(kind) - 1];
}

}  // namespace

std::string_view collection_of(store::ResourceKind kind) noexcept {
  return naming(kind).collection;
}

std::string_view example_name(store::ResourceKind kind) noexcept { return naming(kind).example; }

std::string_view field_of(store::ResourceKind kind) noexcept { return naming(kind).field; }

std::string name_of(store::ResourceKind kind, std::string_view id) {
  const std::string_view collection = collection_of(kind);
  std::string name;
  name.reserve(collection.size() + 1 + id.size());
  name.append(collection).append("/").append(id);
  return name;
}

std::string engagement_name(std::int64_t sequence) {
  return std::string(kEngagementCollection) + "/" + std::to_string(sequence);
}

Result<std::string> id_of_name(store::ResourceKind kind, std::string_view name,
                               std::string field) {
  const std::string example(example_name(kind));
  if (name.empty()) {
    return fail(invalid_argument(std::move(field), "is empty", "name one, such as " + example));
  }
  const std::string_view collection = collection_of(kind);
  const bool right_collection = name.size() > collection.size() &&
                                name.starts_with(collection) && name[collection.size()] == '/';
  if (!right_collection) {
    return fail(invalid_argument(std::move(field),
                                 "is not a name in `" + std::string(collection) + "/`",
                                 "use a full resource name, such as " + example));
  }
  const std::string_view id = name.substr(collection.size() + 1);
  if (!model::is_valid_id(id)) {
    return fail(invalid_argument(std::move(field), "does not end in a valid id",
                                 "use 1 to 63 of a-z, 0-9 and -, beginning and ending with a "
                                 "letter or digit, such as " +
                                     example));
  }
  return std::string(id);
}

}  // namespace veieninn::api
