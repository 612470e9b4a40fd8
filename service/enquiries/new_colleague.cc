#include "service/enquiries/new_colleague.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "engine/model/enquiry_validation.h"
#include "engine/model/text_laws.h"
#include "service/enquiries/random_hex.h"
#include "service/enquiries/store_people.h"

namespace veieninn::enquiries {
namespace {

constexpr std::size_t kContactIdBytes = 8;
// Having an address there says nothing of where somebody works.
constexpr auto kPublicDomains = std::to_array<std::string_view>(
    {"gmail.com", "googlemail.com", "hotmail.com", "hotmail.no", "outlook.com", "live.com",
     "live.no", "msn.com", "yahoo.com", "yahoo.no", "icloud.com", "me.com", "online.no",
     "broadpark.no", "getmail.no", "proton.me", "protonmail.com", "aol.com"});

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
  const bool is_public = std::ranges::find(kPublicDomains, domain_of(own)) != kPublicDomains.end();
  if (own.empty() || is_public || domain_of(colleague.address) != domain_of(own)) {
    return fail(invalid_argument("colleague.address", "is outside your own organisation",
                                 own.empty() || is_public
                                     ? std::string("choose somebody who is registered")
                                     : "give an address that ends in @" + domain_of(own)));
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

}  // namespace veieninn::enquiries
