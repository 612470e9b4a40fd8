#include "service/enquiries/enquiry_words.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "service/enquiries/store_people.h"

namespace veieninn::enquiries {
namespace {

// Nothing for an empty id, or a row that is gone.
template <typename Row>
Result<std::optional<Row>> find(store::Store& store, store::ResourceKind kind,
                                const std::string& id) {
  if (id.empty()) return std::optional<Row>();
  Result<store::StoredResource> stored = store.get(kind, id);
  if (stored) return std::optional<Row>(std::get<Row>(std::move(stored->row)));
  if (stored.error().reason == ErrorReason::kNotFound) return std::optional<Row>();
  return fail(std::move(stored.error()));
}

std::string letter_language(const model::Contact& contact) {
  const auto known = std::ranges::find_if(contact.languages, [](const std::string& language) {
    return language == "nb" || language == "nn" || language == "en";
  });
  return known == contact.languages.end() ? "nb" : *known;
}

}  // namespace

Result<EnquiryWords> words_of(store::Store& store, const model::Enquiry& enquiry,
                              const std::string& language) {
  EnquiryWords words;
  const auto venture = find<model::Venture>(store, store::ResourceKind::kVenture, enquiry.venture);
  if (!venture) return fail(venture.error());
  if (const std::optional<model::Venture>& row = *venture; row) {
    words.venture_name = row->display_name;
    words.venture_description = row->description;
  }
  const auto topic = find<model::Topic>(store, store::ResourceKind::kTopic, enquiry.topic);
  if (!topic) return fail(topic.error());
  if (const std::optional<model::Topic>& row = *topic; row) {
    words.topic_label = model::text_in(row->labels, language);
  }
  const auto area = find<model::Area>(store, store::ResourceKind::kArea, enquiry.area);
  if (!area) return fail(area.error());
  if (const std::optional<model::Area>& row = *area; row) {
    words.area_name = model::text_in(row->names, language);
  }
  return words;
}

Result<PersonWords> words_of_person(store::Store& store, const std::string& contact,
                                    const std::string& language) {
  PersonWords words;
  const auto found = find<model::Contact>(store, store::ResourceKind::kContact, contact);
  if (!found) return fail(found.error());
  const std::optional<model::Contact>& row = *found;
  if (!row) return words;
  words.display_name = row->display_name;
  words.title = row->title;
  words.language = letter_language(*row);
  words.mail_address = mail_address_of(*row);
  const auto unit = find<model::OrgUnit>(store, store::ResourceKind::kOrgUnit, row->unit);
  if (!unit) return fail(unit.error());
  if (const std::optional<model::OrgUnit>& one = *unit; one) {
    words.unit_name = model::text_in(one->names, language);
  }
  return words;
}

}  // namespace veieninn::enquiries
