#include "engine/graph/snapshot.h"

#include <utility>

#include "engine/graph/text_blob.h"

namespace veieninn::graph {
namespace {

// The text in `language`, else nb, nn, en, else the first, as model::text_in.
std::string_view packed_text_in(std::span<const char> names, std::string_view language) noexcept {
  std::string_view best;
  int best_rank = 5;
  for (TextBlobReader reader(names); !reader.done();) {
    const std::string_view tag = reader.next();
    const std::string_view text = reader.next();
    const int rank = tag == language ? 0 : tag == "nb" ? 1 : tag == "nn" ? 2 : tag == "en" ? 3 : 4;
    if (rank < best_rank) {
      best_rank = rank;
      best = text;
    }
  }
  return best;
}

}  // namespace

Snapshot::Snapshot(Tables tables) : tables_(std::move(tables)) {}

model::Revision Snapshot::revision() const noexcept { return tables_.revision; }

std::int64_t Snapshot::dangling_reference_count() const noexcept {
  return tables_.area_ids.dangling_reference_count() +
         tables_.topic_ids.dangling_reference_count() +
         tables_.unit_ids.dangling_reference_count() +
         tables_.contact_ids.dangling_reference_count() +
         tables_.venture_ids.dangling_reference_count();
}

AreaIndex Snapshot::find_area(std::string_view id) const noexcept {
  const std::uint32_t area = tables_.area_ids.find(id);
  return {area != kNoNumber ? area : tables_.areas->find_former(id)};
}
TopicIndex Snapshot::find_topic(std::string_view id) const noexcept {
  return {tables_.topic_ids.find(id)};
}
UnitIndex Snapshot::find_unit(std::string_view id) const noexcept {
  return {tables_.unit_ids.find(id)};
}
ContactIndex Snapshot::find_contact(std::string_view id) const noexcept {
  return {tables_.contact_ids.find(id)};
}
VentureIndex Snapshot::find_venture(std::string_view id) const noexcept {
  return {tables_.venture_ids.find(id)};
}

std::string_view Snapshot::area_id(AreaIndex area) const noexcept {
  return tables_.area_ids.id(area.value);
}
std::string_view Snapshot::area_name(AreaIndex area, std::string_view language) const noexcept {
  return model::text_in(tables_.areas->rows()[area.value]->names, language);
}
std::string_view Snapshot::topic_id(TopicIndex topic) const noexcept {
  return tables_.topic_ids.id(topic.value);
}
std::string_view Snapshot::topic_label(TopicIndex topic, std::string_view language) const noexcept {
  return model::text_in(tables_.topics->rows()[topic.value]->labels, language);
}
std::string_view Snapshot::unit_id(UnitIndex unit) const noexcept {
  return tables_.unit_ids.id(unit.value);
}
std::string_view Snapshot::unit_name(UnitIndex unit, std::string_view language) const noexcept {
  return packed_text_in(tables_.unit_names[unit.value], language);
}
std::string_view Snapshot::contact_id(ContactIndex contact) const noexcept {
  return tables_.contact_ids.id(contact.value);
}
std::string_view Snapshot::tie_id(TieIndex tie) const noexcept {
  return tables_.tie_ids.id(tie.value);
}

ContactCardView Snapshot::contact_card(ContactIndex contact) const {
  ContactCardView view;
  view.id = contact_id(contact);
  view.unit = {tables_.contacts[contact.value].unit};
  TextBlobReader card(tables_.cards[contact.value]);
  view.display_name = card.next();
  view.title = card.next();
  const std::string_view languages = card.next();
  for (TextBlobReader each({languages.data(), languages.size()}); !each.done();) {
    view.languages.push_back(each.next());
  }
  while (!card.done()) {
    const std::string_view head = card.next();
    view.channels.push_back({static_cast<model::ChannelKind>(head[0]),
                             static_cast<model::ChannelVisibility>(head[1]), card.next()});
  }
  return view;
}

const taxonomy::NeedMatcher& Snapshot::need_matcher() const noexcept {
  return tables_.topics->matcher();
}

}  // namespace veieninn::graph
