#include "service/store/sqlite_initiative_rows.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "service/store/sqlite_initiative_terms.h"

namespace veieninn::store {
namespace {

using model::Initiative;
using model::Participation;

constexpr std::int64_t kPartner = 1;
constexpr std::int64_t kFunder = 2;
constexpr std::int64_t kTermsUnit = 3;
constexpr std::int64_t kResponsible = 1;
constexpr std::int64_t kTermsContact = 2;
constexpr std::int64_t kMainTopic = 1;
constexpr std::int64_t kTermsTopic = 2;

template <typename Enum>
std::int64_t number(Enum value) {
  return static_cast<std::int64_t>(value);
}

std::vector<std::string> read_ids(Database& database, std::string_view sql, const std::string& id,
                                  std::int64_t role) {
  std::vector<std::string> list;
  Query query = database.query(sql, id, role);
  while (query.next()) list.push_back(query.text(0));
  return list;
}

constexpr std::string_view kUnits =
    "SELECT unit FROM initiative_unit WHERE initiative = ? AND role = ? ORDER BY position";
constexpr std::string_view kContacts =
    "SELECT contact, capacity FROM initiative_contact WHERE initiative = ? AND role = ? "
    "ORDER BY position";
constexpr std::string_view kTopics =
    "SELECT topic FROM initiative_topic WHERE initiative = ? AND role = ? ORDER BY position";

void read_lists(Database& database, Initiative& row, TermsRow& terms) {
  Query titles = database.query(
      "SELECT language, text FROM initiative_title WHERE initiative = ? ORDER BY position", row.id);
  while (titles.next()) row.titles.push_back({titles.text(0), titles.text(1)});
  row.partner_units = read_ids(database, kUnits, row.id, kPartner);
  row.funders = read_ids(database, kUnits, row.id, kFunder);
  terms.units = read_ids(database, kUnits, row.id, kTermsUnit);
  row.contacts = read_ids(database, kContacts, row.id, kResponsible);
  Query contacts = database.query(kContacts, row.id, kTermsContact);
  while (contacts.next()) {
    terms.contacts.push_back({contacts.text(0), static_cast<std::int32_t>(contacts.integer(1))});
  }
  row.topics = read_ids(database, kTopics, row.id, kMainTopic);
  terms.topics = read_ids(database, kTopics, row.id, kTermsTopic);
  Query areas = database.query(
      "SELECT area FROM initiative_area WHERE initiative = ? ORDER BY position", row.id);
  while (areas.next()) row.areas.push_back(areas.text(0));
  Query quotas = database.query(
      "SELECT unit, total, each_max, spent FROM initiative_quota WHERE initiative = ? "
      "ORDER BY position",
      row.id);
  while (quotas.next()) {
    row.quotas.push_back({static_cast<model::QuotaUnit>(quotas.integer(0)), quotas.integer(1),
                          quotas.integer(2), quotas.integer(3)});
  }
}

template <typename Id>
void write_ids(Database& database, std::string_view insert, const std::string& owner,
               std::int64_t role, const std::vector<Id>& ids) {
  std::int64_t position = 0;
  for (const Id& id : ids) database.run(insert, owner, role, position++, id);
}

void write_units(Database& database, const Initiative& row, const TermsRow& terms) {
  constexpr std::string_view kInsert =
      "INSERT INTO initiative_unit (initiative, role, position, unit) VALUES (?, ?, ?, ?)";
  database.run("DELETE FROM initiative_unit WHERE initiative = ?", row.id);
  write_ids(database, kInsert, row.id, kPartner, row.partner_units);
  write_ids(database, kInsert, row.id, kFunder, row.funders);
  write_ids(database, kInsert, row.id, kTermsUnit, terms.units);
}

void write_contacts(Database& database, const Initiative& row, const TermsRow& terms) {
  const auto insert = [&](std::int64_t role, const std::vector<model::Mentor>& list) {
    std::int64_t position = 0;
    for (const model::Mentor& person : list) {
      database.run(
          "INSERT INTO initiative_contact (initiative, role, position, contact, capacity) "
          "VALUES (?, ?, ?, ?, ?)",
          row.id, role, position++, person.contact, std::int64_t{person.capacity});
    }
  };
  database.run("DELETE FROM initiative_contact WHERE initiative = ?", row.id);
  insert(kResponsible, people(row.contacts));
  insert(kTermsContact, terms.contacts);
}

void write_topics(Database& database, const Initiative& row, const TermsRow& terms) {
  constexpr std::string_view kInsert =
      "INSERT INTO initiative_topic (initiative, role, position, topic) VALUES (?, ?, ?, ?)";
  database.run("DELETE FROM initiative_topic WHERE initiative = ?", row.id);
  write_ids(database, kInsert, row.id, kMainTopic, row.topics);
  write_ids(database, kInsert, row.id, kTermsTopic, terms.topics);
}

void write_other_lists(Database& database, const Initiative& row) {
  database.run("DELETE FROM initiative_title WHERE initiative = ?", row.id);
  std::int64_t position = 0;
  for (const model::LocalizedText& title : row.titles) {
    database.run(
        "INSERT INTO initiative_title (initiative, position, language, text) VALUES (?, ?, ?, ?)",
        row.id, position++, title.language, title.text);
  }
  database.run("DELETE FROM initiative_area WHERE initiative = ?", row.id);
  position = 0;
  for (const std::string& area : row.areas) {
    database.run("INSERT INTO initiative_area (initiative, position, area) VALUES (?, ?, ?)",
                 row.id, position++, area);
  }
  database.run("DELETE FROM initiative_quota WHERE initiative = ?", row.id);
  position = 0;
  for (const model::Quota& quota : row.quotas) {
    database.run(
        "INSERT INTO initiative_quota (initiative, position, unit, total, each_max, spent) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        row.id, position++, number(quota.unit), quota.total, quota.each_max, quota.spent);
  }
}

}  // namespace

std::optional<StoredResource> read_initiative(Database& database, const std::string& id) {
  Query query = database.query(
      "SELECT kind, description, unit, from_time, until_time, apply_until, audience, conditions, "
      "website, purpose, decided_by, case_number, document_uri, adopt_time, address, "
      "opening_hours, credits, minimum_each, decision, decide_time, revision, create_time, "
      "update_time FROM initiative WHERE id = ?",
      id);
  if (!query.next()) return std::nullopt;
  StoredResource stored;
  Initiative& row = stored.row.emplace<Initiative>();
  row.id = id;
  row.description = query.text(1);
  row.unit = query.text(2);
  row.window = {query.instant(3, kAlways), query.instant(4, kNever)};
  row.apply_until = query.instant(5, kNever);
  row.audience = static_cast<model::Audience>(query.integer(6));
  row.conditions = query.text(7);
  row.website = query.text(8);
  TermsRow terms;
  terms.purpose = query.text(9);
  terms.decided_by = query.text(10);
  terms.case_number = query.text(11);
  terms.document_uri = query.text(12);
  terms.adopt_time = query.instant(13, kAlways);
  terms.address = query.text(14);
  terms.opening_hours = query.text(15);
  terms.credits = query.integer(16);
  terms.minimum_each = query.integer(17);
  terms.decision = query.integer(18);
  terms.decide_time = query.instant(19, kNever);
  stored.revision = query.integer(20);
  stored.create_time = Instant{query.integer(21)};
  stored.update_time = Instant{query.integer(22)};
  read_lists(database, row, terms);
  row.terms = terms_of(query.integer(0), std::move(terms));
  return stored;
}

std::optional<StoredResource> read_participation(Database& database, const std::string& id) {
  Query query = database.query(
      "SELECT initiative, venture, contact, state, from_time, until_time, revision, create_time, "
      "update_time FROM participation WHERE id = ?",
      id);
  if (!query.next()) return std::nullopt;
  StoredResource stored;
  Participation& row = stored.row.emplace<Participation>();
  row.id = id;
  row.initiative = query.text(0);
  row.venture = query.text(1);
  row.contact = query.text(2);
  row.state = static_cast<model::ParticipationState>(query.integer(3));
  row.window = {query.instant(4, kAlways), query.instant(5, kNever)};
  stored.revision = query.integer(6);
  stored.create_time = Instant{query.integer(7)};
  stored.update_time = Instant{query.integer(8)};
  Query takes = database.query(
      "SELECT unit, reserved, used FROM participation_take WHERE participation = ? "
      "ORDER BY position",
      id);
  while (takes.next()) {
    row.takes.push_back(
        {static_cast<model::QuotaUnit>(takes.integer(0)), takes.integer(1), takes.integer(2)});
  }
  return stored;
}

void write_initiative(Database& database, const Initiative& row, const Stamp& stamp) {
  const TermsRow terms = terms_row(row.terms);
  database.run(
      "INSERT INTO initiative (id, kind, description, unit, from_time, until_time, apply_until, "
      "audience, conditions, website, purpose, decided_by, case_number, document_uri, adopt_time, "
      "address, opening_hours, credits, minimum_each, decision, decide_time, revision, "
      "create_time, update_time) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
      "?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?23) ON CONFLICT (id) DO UPDATE SET "
      "kind = ?2, description = ?3, unit = ?4, from_time = ?5, until_time = ?6, "
      "apply_until = ?7, audience = ?8, conditions = ?9, website = ?10, purpose = ?11, "
      "decided_by = ?12, case_number = ?13, document_uri = ?14, adopt_time = ?15, "
      "address = ?16, opening_hours = ?17, credits = ?18, minimum_each = ?19, decision = ?20, "
      "decide_time = ?21, revision = ?22, update_time = ?23",
      row.id, number(model::kind_of(row)), row.description, row.unit, row.window.from,
      row.window.until, row.apply_until, number(row.audience), row.conditions, row.website,
      terms.purpose, terms.decided_by, terms.case_number, terms.document_uri, terms.adopt_time,
      terms.address, terms.opening_hours, terms.credits, terms.minimum_each, terms.decision,
      terms.decide_time, stamp.revision, stamp.now);
  write_units(database, row, terms);
  write_contacts(database, row, terms);
  write_topics(database, row, terms);
  write_other_lists(database, row);
}

void write_participation(Database& database, const Participation& row, const Stamp& stamp) {
  database.run(
      "INSERT INTO participation (id, initiative, venture, contact, state, from_time, until_time, "
      "revision, create_time, update_time) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9) "
      "ON CONFLICT (id) DO UPDATE SET initiative = ?2, venture = ?3, contact = ?4, state = ?5, "
      "from_time = ?6, until_time = ?7, revision = ?8, update_time = ?9",
      row.id, row.initiative, NullIfEmpty{row.venture}, NullIfEmpty{row.contact}, number(row.state),
      row.window.from, row.window.until, stamp.revision, stamp.now);
  database.run("DELETE FROM participation_take WHERE participation = ?", row.id);
  std::int64_t position = 0;
  for (const model::Take& take : row.takes) {
    database.run(
        "INSERT INTO participation_take (participation, position, unit, reserved, used) "
        "VALUES (?, ?, ?, ?, ?)",
        row.id, position++, number(take.unit), take.reserved, take.used);
  }
}

Initiative with_spent(Database& database, Initiative row) {
  for (model::Quota& quota : row.quotas) {
    Query query =
        database.query("SELECT spent FROM initiative_quota WHERE initiative = ? AND unit = ?",
                       row.id, number(quota.unit));
    quota.spent = query.next() ? query.integer(0) : 0;
  }
  return row;
}

}  // namespace veieninn::store
