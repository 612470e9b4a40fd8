#include "service/enquiries/new_colleague.h"

#include <algorithm>
#include <utility>

#include "engine/model/enquiry_validation.h"
#include "engine/model/text_laws.h"
#include "service/enquiries/random_hex.h"
#include "service/enquiries/store_people.h"

namespace veieninn::enquiries {
namespace {

constexpr std::size_t kContactIdBytes = 8;

std::string domain_of(const std::string& address) {
  std::string domain = address.substr(address.rfind('@') + 1);
  std::ranges::transform(domain, domain.begin(), [](unsigned char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  });
  return domain;
}

}  // namespace

Result<model::Contact> new_contact(const NewColleague& colleague, const model::Contact& by,
                                   Instant now) {
  const std::string own = mail_address_of(by);
  if (!model::is_email(colleague.address) ||
      colleague.address.size() > model::kSenderAddressBytesMax) {
    return fail(invalid_argument("colleague.address", "is not an e-mail address",
                                 "give one address, such as navn@example.org"));
  }
  if (own.empty() || domain_of(colleague.address) != domain_of(own)) {
    return fail(invalid_argument("colleague.address", "is outside your own organisation",
                                 "give an address that ends in @" + domain_of(own)));
  }
  model::Contact row;
  row.id = random_hex(kContactIdBytes);
  row.display_name = colleague.display_name;
  row.unit = by.unit;
  row.languages = by.languages;
  row.channels = {
      {model::ChannelKind::kEmail, model::ChannelVisibility::kInternal, colleague.address}};
  row.tenure.from = now;
  row.confirm_time = now;
  return row;
}

Result<std::optional<std::string>> registered(store::Store& store, const NewColleague& colleague,
                                              const std::string& unit) {
  store::ListQuery query;
  query.kind = store::ResourceKind::kContact;
  query.conditions = {{"unit", store::Comparison::kEquals, unit}};
  query.page_size = 1000;
  const Result<store::Page> page = store.list(query);
  if (!page) return fail(page.error());
  for (const store::StoredResource& stored : page->rows) {
    const auto& row = std::get<model::Contact>(stored.row);
    if (mail_address_of(row) == colleague.address) return std::optional(row.id);
  }
  return std::optional<std::string>();
}

}  // namespace veieninn::enquiries
