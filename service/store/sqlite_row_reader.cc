#include "service/store/sqlite_row_reader.h"

#include <array>

#include "service/store/sqlite_initiative_rows.h"
#include "service/store/sqlite_row_tables.h"

namespace veieninn::store {
namespace {

template <typename Enum>
Enum enumerator(const Query& query, int column) {
  return static_cast<Enum>(query.integer(column));
}

std::vector<model::LocalizedText> texts(Database& database, const ListTable& table,
                                        const std::string& owner) {
  std::vector<model::LocalizedText> list;
  Query query = database.query(table.select, owner);
  while (query.next()) list.push_back({query.text(0), query.text(1)});
  return list;
}

std::vector<std::string> values(Database& database, std::string_view select,
                                const std::string& owner) {
  std::vector<std::string> list;
  Query query = database.query(select, owner);
  while (query.next()) list.push_back(query.text(0));
  return list;
}

// The last three columns of every resource's select.
void read_stamp(const Query& query, int first, StoredResource& stored) {
  stored.revision = query.integer(first);
  stored.create_time = Instant{query.integer(first + 1)};
  stored.update_time = Instant{query.integer(first + 2)};
}

std::optional<StoredResource> read_area(Database& database, const std::string& id) {
  static constexpr std::string_view kNeighbours =
      "SELECT neighbour FROM area_neighbour WHERE area = ? ORDER BY neighbour";
  Query query = database.query(
      "SELECT kind, parent, revision, create_time, update_time FROM area WHERE id = ?", id);
  if (!query.next()) return std::nullopt;
  StoredResource stored;
  model::Area& row = stored.row.emplace<model::Area>();
  row.id = id;
  row.kind = enumerator<model::AreaKind>(query, 0);
  row.parent = query.text(1);
  read_stamp(query, 2, stored);
  row.names = texts(database, kAreaName, id);
  row.neighbours = values(database, kNeighbours, id);
  row.former_numbers = values(database, kAreaFormerNumber.select, id);
  row.postal_codes = values(database, kAreaPostalCode.select, id);
  return stored;
}

std::optional<StoredResource> read_topic(Database& database, const std::string& id) {
  Query query = database.query(
      "SELECT kind, uri, revision, create_time, update_time FROM topic WHERE id = ?", id);
  if (!query.next()) return std::nullopt;
  StoredResource stored;
  model::Topic& row = stored.row.emplace<model::Topic>();
  row.id = id;
  row.kind = enumerator<model::TopicKind>(query, 0);
  row.uri = query.text(1);
  read_stamp(query, 2, stored);
  row.labels = texts(database, kTopicLabel, id);
  row.hidden_labels = texts(database, kTopicHiddenLabel, id);
  row.broader = values(database, kTopicBroader.select, id);
  row.related = values(database, kTopicRelated.select, id);
  row.notes = texts(database, kTopicNote, id);
  row.unlearned_words = values(database, kTopicUnlearnedWord.select, id);
  return stored;
}

std::optional<StoredResource> read_unit(Database& database, const std::string& id) {
  Query query = database.query(
      "SELECT kind, parent, interest, mailbox, phone, website, revision, create_time, update_time, "
      "publishes_contacts FROM org_unit WHERE id = ?",
      id);
  if (!query.next()) return std::nullopt;
  StoredResource stored;
  model::OrgUnit& row = stored.row.emplace<model::OrgUnit>();
  row.id = id;
  row.kind = enumerator<model::UnitKind>(query, 0);
  row.parent = query.text(1);
  row.interest = query.text(2);
  row.mailbox = query.text(3);
  row.phone = query.text(4);
  row.website = query.text(5);
  row.publishes_contacts = query.integer(9) != 0;
  read_stamp(query, 6, stored);
  row.names = texts(database, kOrgUnitName, id);
  row.areas = values(database, kOrgUnitArea.select, id);
  return stored;
}

void read_contact_lists(Database& database, model::Contact& row) {
  Query expertise = database.query(kContactExpertise.select, row.id);
  while (expertise.next()) {
    row.expertise.push_back({expertise.text(0), enumerator<model::ExpertiseLevel>(expertise, 1),
                             Instant{expertise.integer(2)}, expertise.instant(3, kNever)});
  }
  row.languages = values(database, kContactLanguage.select, row.id);
  Query absences = database.query(kContactAbsence.select, row.id);
  while (absences.next()) {
    row.absences.push_back({absences.instant(0, kAlways), absences.instant(1, kNever)});
  }
  Query channels = database.query(kContactChannel.select, row.id);
  while (channels.next()) {
    row.channels.push_back({enumerator<model::ChannelKind>(channels, 0),
                            enumerator<model::ChannelVisibility>(channels, 1), channels.text(2)});
  }
}

std::optional<StoredResource> read_contact(Database& database, const std::string& id) {
  Query query = database.query(
      "SELECT display_name, title, unit, tenure_from, tenure_until, capacity_per_week, deputy, "
      "successor, front_door, confirm_time, revision, create_time, update_time, registrar, "
      "publish_consent_time FROM contact WHERE id = ?",
      id);
  if (!query.next()) return std::nullopt;
  StoredResource stored;
  model::Contact& row = stored.row.emplace<model::Contact>();
  row.id = id;
  row.display_name = query.text(0);
  row.title = query.text(1);
  row.unit = query.text(2);
  row.tenure = {query.instant(3, kAlways), query.instant(4, kNever)};
  row.capacity_per_week = static_cast<std::int32_t>(query.integer(5));
  row.deputy = query.text(6);
  row.successor = query.text(7);
  row.front_door = query.integer(8) != 0;
  row.confirm_time = Instant{query.integer(9)};
  row.registrar = query.integer(13) != 0;
  row.publish_consent_time = query.instant(14, kNever);
  read_stamp(query, 10, stored);
  read_contact_lists(database, row);
  return stored;
}

std::optional<StoredResource> read_venture(Database& database, const std::string& id) {
  Query query = database.query(
      "SELECT display_name, description, website, revision, create_time, update_time "
      "FROM venture WHERE id = ?",
      id);
  if (!query.next()) return std::nullopt;
  StoredResource stored;
  model::Venture& row = stored.row.emplace<model::Venture>();
  row.id = id;
  row.display_name = query.text(0);
  row.description = query.text(1);
  row.website = query.text(2);
  read_stamp(query, 3, stored);
  row.topics = values(database, kVentureTopic.select, id);
  row.areas = values(database, kVentureArea.select, id);
  row.people = values(database, kVenturePerson.select, id);
  Query collaborations = database.query(kVentureCollaboration.select, id);
  while (collaborations.next()) {
    row.collaborations.push_back(
        {collaborations.text(0), collaborations.text(1), collaborations.instant(2, kAlways)});
  }
  return stored;
}

std::optional<StoredResource> read_tie(Database& database, const std::string& id) {
  Query query = database.query(
      "SELECT from_venture, from_contact, to_contact, kind, strength, from_time, until_time, "
      "revision, create_time, update_time FROM tie WHERE id = ?",
      id);
  if (!query.next()) return std::nullopt;
  StoredResource stored;
  model::Tie& row = stored.row.emplace<model::Tie>();
  row.id = id;
  row.from_venture = !query.is_null(0);
  row.from = query.text(row.from_venture ? 0 : 1);
  row.to = query.text(2);
  row.kind = enumerator<model::TieKind>(query, 3);
  row.strength = query.real(4);
  row.window = {query.instant(5, kAlways), query.instant(6, kNever)};
  read_stamp(query, 7, stored);
  return stored;
}

}  // namespace

std::optional<StoredResource> read_row(Database& database, ResourceKind kind,
                                       const std::string& id) {
  switch (kind) {
    case ResourceKind::kArea:
      return read_area(database, id);
    case ResourceKind::kTopic:
      return read_topic(database, id);
    case ResourceKind::kOrgUnit:
      return read_unit(database, id);
    case ResourceKind::kContact:
      return read_contact(database, id);
    case ResourceKind::kVenture:
      return read_venture(database, id);
    case ResourceKind::kTie:
      return read_tie(database, id);
    case ResourceKind::kInitiative:
      return read_initiative(database, id);
    case ResourceKind::kParticipation:
      return read_participation(database, id);
  }
  return std::nullopt;
}

std::string_view table_of(ResourceKind kind) noexcept {
  static constexpr std::array<std::string_view, kResourceKindCount> kTables = {
      "area", "topic", "org_unit", "contact", "venture", "tie", "initiative", "participation"};
  return kTables[static_cast<std::size_t>(kind) - 1];
}

namespace {

std::vector<std::string> parted_words(const std::string& joined) {
  std::vector<std::string> words;
  for (std::size_t start = 0; start < joined.size();) {
    const std::size_t end = std::min(joined.find(' ', start), joined.size());
    words.push_back(joined.substr(start, end - start));
    start = end + 1;
  }
  return words;
}

}  // namespace

model::Engagement read_engagement(const Query& query) {
  model::Engagement row;
  row.sequence = query.integer(0);
  row.source_id = query.text(1);
  row.time = Instant{query.integer(2)};
  row.kind = enumerator<model::EngagementKind>(query, 3);
  row.venture = query.text(4);
  row.contact = query.text(5);
  row.other_contact = query.text(6);
  row.topic = query.text(7);
  row.area = query.text(8);
  row.need_words = parted_words(query.text(9));
  return row;
}

}  // namespace veieninn::store
