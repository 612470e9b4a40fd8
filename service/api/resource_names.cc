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
  std::string_view type;
};

// In the order of store::ResourceKind.
constexpr std::array<Naming, store::kResourceKindCount> kNamings = {{
    {"areas", "areas/3118", "area", "Area"},
    {"topics", "topics/tema-barnehage", "topic", "Topic"},
    {"orgUnits", "orgUnits/asker", "org_unit", "OrgUnit"},
    {"contacts", "contacts/c001", "contact", "Contact"},
    {"ventures", "ventures/v001", "venture", "Venture"},
    {"ties", "ties/t001", "tie", "Tie"},
    {"initiatives", "initiatives/i001", "initiative", "Initiative"},
    {"participations", "participations/p001", "participation", "Participation"},
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

std::string_view type_of_name(std::string_view name) noexcept {
  const std::string_view collection = name.substr(0, name.find('/'));
  for (const Naming& one : kNamings) {
    if (one.collection == collection) return one.type;
  }
  if (collection == kEnquiryCollection) return "Enquiry";
  if (collection == kInvitationCollection) return "Invitation";
  return collection == kEngagementCollection ? "Engagement" : std::string_view();
}

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

std::string enquiry_name(std::string_view id) {
  return std::string(kEnquiryCollection) + "/" + std::string(id);
}

std::string invitation_name(std::string_view id) {
  return std::string(kInvitationCollection) + "/" + std::string(id);
}

namespace {

Result<std::string> id_in(std::string_view collection, std::string_view name, std::string field,
                          const std::string& example) {
  if (name.empty()) {
    return fail(invalid_argument(std::move(field), "is empty", "name one, such as " + example));
  }
  const bool right_collection = name.size() > collection.size() && name.starts_with(collection) &&
                                name[collection.size()] == '/';
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

}  // namespace

Result<std::string> id_of_name(store::ResourceKind kind, std::string_view name, std::string field) {
  return id_in(collection_of(kind), name, std::move(field), std::string(example_name(kind)));
}

Result<std::string> id_of_enquiry(std::string_view name, std::string field) {
  return id_in(kEnquiryCollection, name, std::move(field), "enquiries/e001");
}

Result<std::string> id_of_invitation(std::string_view name, std::string field) {
  return id_in(kInvitationCollection, name, std::move(field), "invitations/i001");
}

}  // namespace veieninn::api
