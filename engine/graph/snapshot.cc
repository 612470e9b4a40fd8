#include "engine/graph/snapshot.h"

#include <algorithm>
#include <utility>

#include "engine/graph/initiative_ties.h"
#include "engine/graph/record.h"
#include "engine/graph/snapshot_data.h"
#include "engine/taxonomy/need_words.h"

namespace veieninn::graph {
namespace {

template <typename Index>
Index index_of(std::uint32_t dense) noexcept {
  return Index{dense};
}

// As model::text_in, from a record.
std::string_view text_in_record(RecordReader record, std::string_view language) noexcept {
  constexpr std::string_view kFallbacks[] = {"nb", "nn", "en"};
  std::string_view best;
  std::size_t best_rank = std::size(kFallbacks) + 1;
  const std::uint32_t count = record.number();
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string_view tag = record.text();
    const std::string_view text = record.text();
    if (tag == language) return text;
    if (i == 0) best = text;
    for (std::size_t rank = 0; rank < std::min(best_rank, std::size(kFallbacks)); ++rank) {
      if (tag != kFallbacks[rank]) continue;
      best = text;
      best_rank = rank;
    }
  }
  return best;
}

}  // namespace

Snapshot::Snapshot(std::unique_ptr<const SnapshotData> data) noexcept : data_(std::move(data)) {}
Snapshot::~Snapshot() = default;

model::Revision Snapshot::revision() const noexcept { return data_->revision; }
std::int64_t Snapshot::dangling_reference_count() const noexcept {
  return data_->dangling_references;
}

const belief::ModelParameters& Snapshot::parameters() const noexcept { return data_->parameters; }

AreaIndex Snapshot::find_area(std::string_view id) const noexcept {
  return index_of<AreaIndex>(data_->areas->find(id));
}
TopicIndex Snapshot::find_topic(std::string_view id) const noexcept {
  return index_of<TopicIndex>(data_->topics->find(id));
}
UnitIndex Snapshot::find_unit(std::string_view id) const noexcept {
  return index_of<UnitIndex>(data_->unit_ids.find(id, data_->unit_records));
}
ContactIndex Snapshot::find_contact(std::string_view id) const noexcept {
  return index_of<ContactIndex>(data_->contact_ids.find(id, data_->contact_records));
}
VentureIndex Snapshot::find_venture(std::string_view id) const noexcept {
  return index_of<VentureIndex>(data_->venture_ids.find(id, data_->venture_records));
}

std::string_view Snapshot::area_id(AreaIndex area) const noexcept {
  return data_->areas->row(area.value).id;
}
std::string_view Snapshot::area_name(AreaIndex area, std::string_view language) const noexcept {
  return model::text_in(data_->areas->row(area.value).names, language);
}
AreaIndex Snapshot::least_area_holding(const std::vector<AreaIndex>& areas) const {
  const AreaTable& table = *data_->areas;
  const auto holds = [&](std::uint32_t holder, std::uint32_t area) {
    while (area != kNone && area != holder) area = table.parent(area);
    return area == holder;
  };
  std::uint32_t least = areas.empty() ? kNone : areas.front().value;
  while (least != kNone &&
         !std::ranges::all_of(areas, [&](AreaIndex one) { return holds(least, one.value); })) {
    least = table.parent(least);
  }
  return AreaIndex{least};
}
std::string_view Snapshot::topic_id(TopicIndex topic) const noexcept {
  return data_->topics->row(topic.value).id;
}
std::string_view Snapshot::topic_label(TopicIndex topic, std::string_view language) const noexcept {
  return model::text_in(data_->topics->row(topic.value).labels, language);
}
std::string_view Snapshot::unit_id(UnitIndex unit) const noexcept {
  return id_of_record(data_->unit_records[unit.value]);
}
std::string_view Snapshot::unit_name(UnitIndex unit, std::string_view language) const noexcept {
  RecordReader record(data_->unit_records[unit.value]);
  static_cast<void>(record.text());
  return text_in_record(record, language);
}
std::string_view Snapshot::contact_id(ContactIndex contact) const noexcept {
  return id_of_record(data_->contact_records[contact.value]);
}
std::string_view Snapshot::contact_name(ContactIndex contact) const noexcept {
  RecordReader record(data_->contact_records[contact.value]);
  static_cast<void>(record.text());
  return record.text();
}
std::vector<AreaIndex> Snapshot::unit_areas(UnitIndex unit) const {
  std::vector<AreaIndex> areas;
  for (const std::uint32_t area : data_->unit_areas[unit.value]) areas.push_back(AreaIndex{area});
  return areas;
}
AreaIndex Snapshot::unit_home(UnitIndex unit) const noexcept {
  return AreaIndex{data_->unit_home[unit.value].value};
}
UnitIndex Snapshot::contact_unit(ContactIndex contact) const noexcept {
  return UnitIndex{data_->contacts[contact.value].unit};
}
std::string_view Snapshot::venture_id(VentureIndex venture) const noexcept {
  return id_of_record(data_->venture_records[venture.value]);
}

std::vector<TopicIndex> Snapshot::venture_topics(VentureIndex venture) const {
  std::vector<TopicIndex> topics;
  for (const std::uint32_t topic : data_->venture_topics[venture.value]) {
    topics.push_back(TopicIndex{topic});
  }
  return topics;
}

std::vector<AreaIndex> Snapshot::venture_areas(VentureIndex venture) const {
  std::vector<AreaIndex> areas;
  for (const std::uint32_t area : data_->venture_areas[venture.value]) {
    areas.push_back(AreaIndex{area});
  }
  return areas;
}

std::vector<std::string_view> Snapshot::venture_people(VentureIndex venture) const {
  RecordReader record(data_->venture_records[venture.value]);
  static_cast<void>(record.text());
  std::vector<std::string_view> people(record.number());
  for (std::string_view& person : people) person = record.text();
  return people;
}

std::string_view Snapshot::tie_id(TieIndex tie) const noexcept {
  return id_of_record(data_->tie_records[tie.value]);
}

InitiativeIndex Snapshot::initiative_of(TieIndex tie) const noexcept {
  return data_->initiatives->position_of(initiative_of_tie(tie_id(tie)));
}
const model::Initiative& Snapshot::initiative(InitiativeIndex initiative) const noexcept {
  return *data_->initiatives->initiatives()[initiative.value];
}

ContactCardView Snapshot::contact_card(ContactIndex contact) const {
  RecordReader record(data_->contact_records[contact.value]);
  ContactCardView card;
  card.id = record.text();
  card.display_name = record.text();
  card.title = record.text();
  card.unit = contact_unit(contact);
  card.channels.resize(record.number());
  for (ChannelView& channel : card.channels) {
    channel.kind = static_cast<model::ChannelKind>(record.number());
    channel.visibility = static_cast<model::ChannelVisibility>(record.number());
    channel.value = record.text();
  }
  card.languages.resize(record.number());
  for (std::string_view& language : card.languages) language = record.text();
  return card;
}

const InitiativeBook& Snapshot::initiatives() const noexcept { return *data_->initiatives; }

const taxonomy::WordAssociations& Snapshot::word_associations() const noexcept {
  return *data_->learned_needs.associations;
}

const taxonomy::TopicSuggester& Snapshot::topic_suggester() const noexcept {
  return data_->topics->suggester();
}

NeedUnderstanding Snapshot::understand(std::string_view text,
                                       const std::vector<std::string>& given) const {
  taxonomy::NeedReading reading = taxonomy::read_need(text);
  NeedUnderstanding understood;
  understood.places = data_->areas->places().find(reading, data_->topics->words());
  understood.units = taxonomy::find_names(reading, [this](std::string_view key) {
    return data_->unit_names.find(key, data_->unit_records);
  });
  std::vector<taxonomy::TextRange> names;
  names.reserve(understood.places.size() + understood.units.size());
  for (const taxonomy::NamedRun& unit : understood.units) names.push_back(unit.words);
  for (const taxonomy::PlaceMention& place : understood.places) names.push_back(place.words);
  taxonomy::silence_names(reading, names);
  understood.words = taxonomy::telling_words_of(reading);
  understood.topics = data_->learned_needs.resolver->resolve(reading, given);
  return understood;
}

}  // namespace veieninn::graph
