#include "service/store/sqlite_row_writer.h"

#include <array>
#include <functional>

#include "service/store/sqlite_enquiry_writes.h"
#include "service/store/sqlite_initiative_erasure.h"
#include "service/store/sqlite_initiative_rows.h"
#include "service/store/sqlite_invitations.h"
#include "service/store/sqlite_row_reader.h"
#include "service/store/sqlite_row_tables.h"

namespace veieninn::store {
namespace {

template <typename Enum>
std::int64_t number(Enum value) {
  return static_cast<std::int64_t>(value);
}

// Rewrites a list where it differs from `before`; `insert` adds one entry at its position.
template <typename Entry, typename Insert>
void write_list(Database& database, const ListTable& table, const std::string& owner,
                const std::vector<Entry>& entries, const std::vector<Entry>* before,
                const Insert& insert) {
  if (before != nullptr && *before == entries) return;
  if (before != nullptr && !before->empty()) database.run(table.clear, owner);
  std::int64_t position = 0;
  for (const Entry& entry : entries) insert(position++, entry);
}

void write_texts(Database& database, const ListTable& table, const std::string& owner,
                 const std::vector<model::LocalizedText>& texts,
                 const std::vector<model::LocalizedText>* before) {
  write_list(database, table, owner, texts, before,
             [&](std::int64_t position, const model::LocalizedText& text) {
               database.run(table.insert, owner, position, text.language, text.text);
             });
}

void write_values(Database& database, const ListTable& table, const std::string& owner,
                  const std::vector<std::string>& values, const std::vector<std::string>* before) {
  write_list(database, table, owner, values, before,
             [&](std::int64_t position, const std::string& value) {
               database.run(table.insert, owner, position, value);
             });
}

// The same member of the row before, or nothing.
template <typename Row, typename Member>
const Member* old(const Row* before, Member Row::* member) {
  return before == nullptr ? nullptr : &(before->*member);
}

void write(Database& database, const model::Area& row, const model::Area* before,
           const Stamp& stamp) {
  database.run(
      "INSERT INTO area (id, kind, parent, revision, create_time, update_time) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?5) ON CONFLICT (id) DO UPDATE SET kind = ?2, parent = ?3, "
      "revision = ?4, update_time = ?5",
      row.id, number(row.kind), NullIfEmpty{row.parent}, stamp.revision, stamp.now);
  write_texts(database, kAreaName, row.id, row.names, old(before, &model::Area::names));
  write_values(database, kAreaFormerNumber, row.id, row.former_numbers,
               old(before, &model::Area::former_numbers));
  write_values(database, kAreaPostalCode, row.id, row.postal_codes,
               old(before, &model::Area::postal_codes));
}

void write(Database& database, const model::Topic& row, const model::Topic* before,
           const Stamp& stamp) {
  database.run(
      "INSERT INTO topic (id, kind, uri, revision, create_time, update_time) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?5) ON CONFLICT (id) DO UPDATE SET kind = ?2, uri = ?3, "
      "revision = ?4, update_time = ?5",
      row.id, number(row.kind), row.uri, stamp.revision, stamp.now);
  write_texts(database, kTopicLabel, row.id, row.labels, old(before, &model::Topic::labels));
  write_texts(database, kTopicHiddenLabel, row.id, row.hidden_labels,
              old(before, &model::Topic::hidden_labels));
  write_values(database, kTopicBroader, row.id, row.broader, old(before, &model::Topic::broader));
  write_values(database, kTopicRelated, row.id, row.related, old(before, &model::Topic::related));
  write_texts(database, kTopicNote, row.id, row.notes, old(before, &model::Topic::notes));
  write_values(database, kTopicUnlearnedWord, row.id, row.unlearned_words,
               old(before, &model::Topic::unlearned_words));
}

void write(Database& database, const model::OrgUnit& row, const model::OrgUnit* before,
           const Stamp& stamp) {
  database.run(
      "INSERT INTO org_unit (id, kind, parent, interest, mailbox, phone, website, revision, "
      "create_time, update_time, publishes_contacts) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10) "
      "ON CONFLICT (id) DO UPDATE SET kind = ?2, parent = ?3, interest = ?4, mailbox = ?5, "
      "phone = ?6, website = ?7, revision = ?8, update_time = ?9, publishes_contacts = ?10",
      row.id, number(row.kind), NullIfEmpty{row.parent}, row.interest, row.mailbox, row.phone,
      row.website, stamp.revision, stamp.now, std::int64_t{row.publishes_contacts});
  write_texts(database, kOrgUnitName, row.id, row.names, old(before, &model::OrgUnit::names));
  write_values(database, kOrgUnitArea, row.id, row.areas, old(before, &model::OrgUnit::areas));
}

void write_contact_lists(Database& database, const model::Contact& row,
                         const model::Contact* before) {
  write_list(database, kContactExpertise, row.id, row.expertise,
             old(before, &model::Contact::expertise),
             [&](std::int64_t position, const model::Expertise& entry) {
               database.run(kContactExpertise.insert, row.id, position, entry.topic,
                            number(entry.level), entry.verify_time, entry.expire_time);
             });
  write_values(database, kContactLanguage, row.id, row.languages,
               old(before, &model::Contact::languages));
  write_list(database, kContactAbsence, row.id, row.absences,
             old(before, &model::Contact::absences),
             [&](std::int64_t position, const TimeWindow& window) {
               database.run(kContactAbsence.insert, row.id, position, window.from, window.until);
             });
  write_list(database, kContactChannel, row.id, row.channels,
             old(before, &model::Contact::channels),
             [&](std::int64_t position, const model::Channel& channel) {
               database.run(kContactChannel.insert, row.id, position, number(channel.kind),
                            number(channel.visibility), channel.value);
             });
}

void write(Database& database, const model::Contact& row, const model::Contact* before,
           const Stamp& stamp) {
  database.run(
      "INSERT INTO contact (id, display_name, title, unit, tenure_from, tenure_until, "
      "capacity_per_week, deputy, successor, front_door, confirm_time, revision, create_time, "
      "update_time, registrar, publish_consent_time) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13, ?14, ?15) "
      "ON CONFLICT (id) DO UPDATE SET display_name = ?2, title = ?3, unit = ?4, tenure_from = ?5, "
      "tenure_until = ?6, capacity_per_week = ?7, deputy = ?8, successor = ?9, front_door = ?10, "
      "confirm_time = ?11, revision = ?12, update_time = ?13, registrar = ?14, "
      "publish_consent_time = ?15",
      row.id, row.display_name, row.title, row.unit, row.tenure.from, row.tenure.until,
      std::int64_t{row.capacity_per_week}, NullIfEmpty{row.deputy}, NullIfEmpty{row.successor},
      std::int64_t{row.front_door}, row.confirm_time, stamp.revision, stamp.now,
      std::int64_t{row.registrar}, row.publish_consent_time);
  write_contact_lists(database, row, before);
}

void write(Database& database, const model::Venture& row, const model::Venture* before,
           const Stamp& stamp) {
  database.run(
      "INSERT INTO venture (id, display_name, description, website, revision, create_time, "
      "update_time) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6) ON CONFLICT (id) DO UPDATE SET "
      "display_name = ?2, description = ?3, website = ?4, revision = ?5, update_time = ?6",
      row.id, row.display_name, row.description, row.website, stamp.revision, stamp.now);
  write_values(database, kVentureTopic, row.id, row.topics, old(before, &model::Venture::topics));
  write_values(database, kVentureArea, row.id, row.areas, old(before, &model::Venture::areas));
  write_values(database, kVenturePerson, row.id, row.people, old(before, &model::Venture::people));
  write_list(database, kVentureCollaboration, row.id, row.collaborations,
             old(before, &model::Venture::collaborations),
             [&](std::int64_t position, const model::Collaboration& entry) {
               database.run(kVentureCollaboration.insert, row.id, position, entry.unit,
                            NullIfEmpty{entry.topic}, entry.time);
             });
}

void write(Database& database, const model::Tie& row, const model::Tie* /*before*/,
           const Stamp& stamp) {
  const std::string nobody;
  database.run(
      "INSERT INTO tie (id, from_venture, from_contact, to_contact, kind, strength, from_time, "
      "until_time, revision, create_time, update_time) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10) ON CONFLICT (id) DO UPDATE SET "
      "from_venture = ?2, from_contact = ?3, to_contact = ?4, kind = ?5, strength = ?6, "
      "from_time = ?7, until_time = ?8, revision = ?9, update_time = ?10",
      row.id, NullIfEmpty{row.from_venture ? row.from : nobody},
      NullIfEmpty{row.from_venture ? nobody : row.from}, row.to, number(row.kind), row.strength,
      row.window.from, row.window.until, stamp.revision, stamp.now);
}

void write(Database& database, const model::Initiative& row, const model::Initiative* /*before*/,
           const Stamp& stamp) {
  write_initiative(database, row, stamp);
}

void write(Database& database, const model::Participation& row,
           const model::Participation* /*before*/, const Stamp& stamp) {
  write_participation(database, row, stamp);
}

// Runs `sql` with the person's id as ?1 and the revision as ?2.
void erase_ties_and_engagements(Database& database, ResourceKind kind, const std::string& id,
                                const Stamp& stamp) {
  const bool venture = kind == ResourceKind::kVenture;
  const std::int64_t tie = number(ResourceKind::kTie);
  database.run(venture ? "INSERT OR REPLACE INTO tombstone (kind, id, revision) "
                         "SELECT ?3, id, ?2 FROM tie WHERE from_venture = ?1"
                       : "INSERT OR REPLACE INTO tombstone (kind, id, revision) "
                         "SELECT ?3, id, ?2 FROM tie WHERE from_contact = ?1 OR to_contact = ?1",
               id, stamp.revision, tie);
  database.run(venture ? "DELETE FROM tie WHERE from_venture = ?1"
                       : "DELETE FROM tie WHERE from_contact = ?1 OR to_contact = ?1",
               id);
  database.run(venture ? "INSERT INTO erased_engagement (sequence, revision) "
                         "SELECT sequence, ?2 FROM engagement WHERE venture = ?1"
                       : "INSERT INTO erased_engagement (sequence, revision) SELECT sequence, ?2 "
                         "FROM engagement WHERE contact = ?1 OR other_contact = ?1",
               id, stamp.revision);
  database.run(venture ? "DELETE FROM engagement WHERE venture = ?1"
                       : "DELETE FROM engagement WHERE contact = ?1 OR other_contact = ?1",
               id);
}

void let_go_of_contact(Database& database, const std::string& id, const Stamp& stamp) {
  database.run(
      "UPDATE contact SET deputy = NULL, revision = ?2, update_time = ?3 WHERE deputy = ?1", id,
      stamp.revision, stamp.now);
  database.run(
      "UPDATE contact SET successor = NULL, revision = ?2, update_time = ?3 WHERE successor = ?1",
      id, stamp.revision, stamp.now);
}

void let_go_of_area(Database& database, const std::string& id, const Stamp& stamp) {
  database.run(
      "UPDATE area SET revision = ?2, update_time = ?3 "
      "WHERE id IN (SELECT neighbour FROM area_neighbour WHERE area = ?1)",
      id, stamp.revision, stamp.now);
  database.run("DELETE FROM area_neighbour WHERE neighbour = ?1", id);
}

constexpr std::array<std::string_view, kResourceKindCount> kDeletes = {
    "DELETE FROM area WHERE id = ?",       "DELETE FROM topic WHERE id = ?",
    "DELETE FROM org_unit WHERE id = ?",   "DELETE FROM contact WHERE id = ?",
    "DELETE FROM venture WHERE id = ?",    "DELETE FROM tie WHERE id = ?",
    "DELETE FROM initiative WHERE id = ?", "DELETE FROM participation WHERE id = ?"};
constexpr std::array<std::string_view, kResourceKindCount> kStamps = {
    "UPDATE area SET revision = ?2, update_time = ?3 WHERE id = ?1",
    "UPDATE topic SET revision = ?2, update_time = ?3 WHERE id = ?1",
    "UPDATE org_unit SET revision = ?2, update_time = ?3 WHERE id = ?1",
    "UPDATE contact SET revision = ?2, update_time = ?3 WHERE id = ?1",
    "UPDATE venture SET revision = ?2, update_time = ?3 WHERE id = ?1",
    "UPDATE tie SET revision = ?2, update_time = ?3 WHERE id = ?1",
    "UPDATE initiative SET revision = ?2, update_time = ?3 WHERE id = ?1",
    "UPDATE participation SET revision = ?2, update_time = ?3 WHERE id = ?1"};

std::size_t slot(ResourceKind kind) { return static_cast<std::size_t>(kind) - 1; }

}  // namespace

void write_row(Database& database, const Resource& row, const StoredResource* before,
               const Stamp& stamp) {
  std::visit(
      [&](const auto& typed) {
        using Row = std::decay_t<decltype(typed)>;
        write(database, typed, before == nullptr ? nullptr : &std::get<Row>(before->row), stamp);
      },
      row);
  // A tie or a participation may stand here again that its person's erasure, in this very commit,
  // took away.
  if (before == nullptr || kind_of(row) == ResourceKind::kTie ||
      kind_of(row) == ResourceKind::kParticipation) {
    database.run("DELETE FROM tombstone WHERE kind = ? AND id = ?", number(kind_of(row)),
                 id_of(row));
  }
}

void erase_row(Database& database, ResourceKind kind, const std::string& id, const Stamp& stamp) {
  if (kind == ResourceKind::kContact || kind == ResourceKind::kVenture) {
    erase_ties_and_engagements(database, kind, id, stamp);
    let_go_of_enquiries(database, kind, id, stamp);
    let_go_of_invitations(database, kind, id, stamp);
  }
  let_go_of_initiatives(database, kind, id, stamp);
  if (kind == ResourceKind::kContact) let_go_of_contact(database, id, stamp);
  if (kind == ResourceKind::kArea) let_go_of_area(database, id, stamp);
  database.run(kDeletes[slot(kind)], id);
  database.run("INSERT OR REPLACE INTO tombstone (kind, id, revision) VALUES (?, ?, ?)",
               number(kind), id, stamp.revision);
}

void stamp_row(Database& database, ResourceKind kind, const std::string& id, const Stamp& stamp) {
  database.run(kStamps[slot(kind)], id, stamp.revision, stamp.now);
}

namespace {

std::string joined_words(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) {
    if (!joined.empty()) joined += ' ';
    joined += word;
  }
  return joined;
}

}  // namespace

std::int64_t append_engagement(Database& database, const model::Engagement& row,
                               Revision revision) {
  database.run(
      "INSERT INTO engagement (source_id, time, kind, venture, contact, other_contact, topic, "
      "area, need_words, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      NullIfEmpty{row.source_id}, row.time, number(row.kind), row.venture, row.contact,
      NullIfEmpty{row.other_contact}, NullIfEmpty{row.topic}, NullIfEmpty{row.area},
      NullIfEmpty{joined_words(row.need_words)}, revision);
  return database.last_sequence();
}

void add_gap(Database& database, const GapCount& gap) {
  database.run(
      "INSERT INTO gap_count (day, area, topic, count) VALUES (?, ?, ?, ?) "
      "ON CONFLICT (day, area, topic) DO UPDATE SET count = count + excluded.count",
      std::int64_t{gap.day}, gap.area, gap.topic, gap.count);
}

}  // namespace veieninn::store
