#include "service/store/sqlite_enquiry_reads.h"

#include <algorithm>
#include <utility>

#include "service/store/commit_laws.h"
#include "service/store/sqlite_reads.h"
#include "service/store/time_position.h"

namespace veieninn::store {
namespace {

using model::Enquiry;
using model::EnquiryEvent;

constexpr std::int32_t kPageSizeMax = 1000;

template <typename Enum>
Enum enumerator(const Query& query, int column) {
  return static_cast<Enum>(query.integer(column));
}

template <typename Enum>
std::optional<Enum> optional_enumerator(const Query& query, int column) {
  if (query.is_null(column)) return std::nullopt;
  return enumerator<Enum>(query, column);
}

std::optional<Instant> optional_instant(const Query& query, int column) {
  if (query.is_null(column)) return std::nullopt;
  return Instant{query.integer(column)};
}

std::int32_t small_integer(const Query& query, int column) {
  return static_cast<std::int32_t>(query.integer(column));
}

void read_pending(const Query& query, int first, Enquiry& row) {
  if (query.is_null(first)) return;
  model::EnquiryAnswer answer;
  answer.kind = enumerator<model::AnswerKind>(query, first);
  answer.contact = query.text(first + 1);
  answer.other_contact = query.text(first + 2);
  answer.decline_reason = optional_enumerator<model::DeclineReason>(query, first + 3);
  answer.note = query.text(first + 4);
  answer.until = optional_instant(query, first + 5);
  answer.outcome = optional_enumerator<model::EnquiryOutcome>(query, first + 6);
  row.pending = {std::move(answer), query.instant(first + 7, kNever)};
}

// Roles as of the migration.
void read_people(Database& database, Enquiry& row) {
  Query query = database.query(
      "SELECT role, position, contact FROM enquiry_person WHERE enquiry = ? "
      "ORDER BY role, position, hop",
      row.id);
  while (query.next()) {
    const std::int64_t role = query.integer(0);
    if (role == 1) {
      const auto way = static_cast<std::size_t>(query.integer(1));
      if (way >= row.ways.size()) row.ways.resize(way + 1);
      row.ways[way].contacts.push_back(query.text(2));
    } else {
      auto& list = role == 2 ? row.asked : role == 3 ? row.registrars : row.team;
      list.push_back(query.text(2));
    }
  }
}

constexpr std::string_view kSelect =
    "SELECT venture, topic, area, need_text, language, sender_name, sender_address, state, way, "
    "hop, waits_on, waiting_since, due_time, reminders, owner, offered_to, coordinator, outcome, "
    "pending_kind, pending_contact, pending_other_contact, pending_decline_reason, pending_note, "
    "pending_until, pending_outcome, pending_effect_time, event_count, revision, create_time, "
    "update_time FROM enquiry WHERE id = ?";

// Every asked condition is an index of its own; those of a contact are united.
constexpr std::string_view kOfAll = "SELECT id, create_time, state FROM enquiry";
constexpr std::string_view kOfVenture =
    "SELECT id, create_time, state FROM enquiry WHERE venture = ?1";
constexpr std::string_view kOfContact =
    "SELECT id, create_time, state FROM enquiry WHERE waits_on = ?1 UNION "
    "SELECT id, create_time, state FROM enquiry WHERE owner = ?1 UNION "
    "SELECT id, create_time, state FROM enquiry WHERE offered_to = ?1 UNION "
    "SELECT id, create_time, state FROM enquiry WHERE coordinator = ?1";

std::string list_sql(const EnquiryQuery& query) {
  std::string sql = "SELECT id, create_time FROM (";
  sql += !query.contact.empty() ? kOfContact : query.venture.empty() ? kOfAll : kOfVenture;
  sql += ") WHERE (create_time, id) < (?2, ?3)";
  if (query.only_open) sql += " AND state <> 6";
  if (!query.contact.empty() && !query.venture.empty()) {
    sql += " AND id IN (SELECT id FROM enquiry WHERE venture = ?5)";
  }
  return sql + " ORDER BY create_time DESC, id DESC LIMIT ?4";
}

std::vector<std::string> read_ids(Query& query) {
  std::vector<std::string> ids;
  while (query.next()) ids.push_back(query.text(0));
  return ids;
}

// As letter_of() reads it.
constexpr std::string_view kLetterById =
    "SELECT id, enquiry, kind, contact, state, next_time, attempts, sequence, initiative "
    "FROM letter WHERE id = ?";
constexpr std::string_view kLettersOfEnquiry =
    "SELECT id, enquiry, kind, contact, state, next_time, attempts, sequence, initiative "
    "FROM letter WHERE enquiry = ? ORDER BY sequence";

Letter letter_of(const Query& query) {
  Letter letter;
  letter.id = query.text(0);
  letter.enquiry = query.text(1);
  letter.kind = enumerator<model::LetterKind>(query, 2);
  letter.contact = query.text(3);
  letter.state = enumerator<LetterState>(query, 4);
  letter.next_time = Instant{query.integer(5)};
  letter.attempts = small_integer(query, 6);
  letter.sequence = query.integer(7);
  letter.initiative = query.text(8);
  return letter;
}

}  // namespace

std::optional<StoredEnquiry> read_enquiry(Database& database, const std::string& id) {
  Query query = database.query(kSelect, id);
  if (!query.next()) return std::nullopt;
  StoredEnquiry stored;
  Enquiry& row = stored.row;
  row.id = id;
  row.venture = query.text(0);
  row.topic = query.text(1);
  row.area = query.text(2);
  row.need_text = query.text(3);
  row.language = query.text(4);
  row.sender_name = query.text(5);
  row.sender_address = query.text(6);
  row.state = enumerator<model::EnquiryState>(query, 7);
  row.way = small_integer(query, 8);
  row.hop = small_integer(query, 9);
  row.waits_on = query.text(10);
  row.waiting_since = query.instant(11, kAlways);
  row.due_time = query.instant(12, kNever);
  row.reminders = small_integer(query, 13);
  row.owner = query.text(14);
  row.offered_to = query.text(15);
  row.coordinator = query.text(16);
  row.outcome = optional_enumerator<model::EnquiryOutcome>(query, 17);
  read_pending(query, 18, row);
  row.event_count = small_integer(query, 26);
  stored.revision = query.integer(27);
  stored.create_time = Instant{query.integer(28)};
  stored.update_time = Instant{query.integer(29)};
  read_people(database, row);
  return stored;
}

Result<EnquiryPage> list_enquiry_rows(Database& database, const EnquiryQuery& query) {
  if (query.page_size < 1) {
    return fail(invalid_argument("page_size", "is less than 1", "ask for 1 to 1000"));
  }
  const std::optional<TimePosition> from = read_time_position(query.after);
  if (!from) {
    return fail(invalid_argument("page_token", "is not one of ours", "begin again without one"));
  }
  const std::int64_t size = std::min(query.page_size, kPageSizeMax);
  const std::string sql = list_sql(query);
  Query found = database.query_once(sql);
  const std::string& of = query.contact.empty() ? query.venture : query.contact;
  if (!of.empty()) found.bind(1, std::string_view(of));
  found.bind(2, from->create_time);
  found.bind(3, std::string_view(from->id));
  found.bind(4, size + 1);
  if (!query.contact.empty() && !query.venture.empty()) {
    found.bind(5, std::string_view(query.venture));
  }
  EnquiryPage page;
  page.revision = read_revision(database);
  std::string last;
  while (found.next()) {
    if (static_cast<std::int64_t>(page.rows.size()) == size) {
      page.next = last;
      break;
    }
    last = text_of({found.integer(1), found.text(0)});
    if (auto stored = read_enquiry(database, found.text(0)))
      page.rows.push_back(*std::move(stored));
  }
  return page;
}

std::vector<EnquiryEvent> read_events(Database& database, const std::string& enquiry) {
  Query query = database.query(
      "SELECT number, time, kind, actor, actor_contact, event.contact, event.other_contact, "
      "decline_reason, note, until, event.outcome, venture FROM enquiry_event AS event "
      "JOIN enquiry ON enquiry.id = event.enquiry WHERE event.enquiry = ? ORDER BY number",
      enquiry);
  std::vector<EnquiryEvent> events;
  while (query.next()) {
    EnquiryEvent event;
    event.number = small_integer(query, 0);
    event.time = Instant{query.integer(1)};
    event.kind = enumerator<model::EnquiryEventKind>(query, 2);
    event.actor = enumerator<model::EnquiryActor>(query, 3);
    event.actor_id = query.text(event.actor == model::EnquiryActor::kVenture ? 11 : 4);
    event.contact = query.text(5);
    event.other_contact = query.text(6);
    event.decline_reason = optional_enumerator<model::DeclineReason>(query, 7);
    event.note = query.text(8);
    event.until = optional_instant(query, 9);
    event.outcome = optional_enumerator<model::EnquiryOutcome>(query, 10);
    events.push_back(std::move(event));
  }
  return events;
}

std::int64_t count_open(Database& database, const std::string& venture) {
  Query query =
      database.query("SELECT count(*) FROM enquiry WHERE venture = ? AND state < 6", venture);
  return query.next() ? query.integer(0) : 0;
}

std::optional<std::string> read_contact_by_address(Database& database, const std::string& address) {
  Query query = database.query(
      "SELECT contact FROM contact_channel WHERE lower(value) = lower(?) AND kind = 1 "
      "ORDER BY contact LIMIT 1",
      address);
  if (!query.next()) return std::nullopt;
  return query.text(0);
}

std::vector<std::string> read_due_enquiries(Database& database, Instant now, std::int32_t most) {
  Query query = database.query(
      "SELECT id FROM enquiry WHERE next_time <= ? AND (state IN (4, 5) OR NOT EXISTS "
      "(SELECT 1 FROM sender_stop WHERE sender_stop.venture = enquiry.venture)) "
      "ORDER BY next_time, id LIMIT ?",
      now.unix_seconds, std::int64_t{most});
  return read_ids(query);
}

std::vector<std::string> read_stranded_enquiries(Database& database, Instant now,
                                                 std::int32_t most) {
  // CROSS JOIN: SQLite would walk through all enquiries, and there are few who left.
  Query query = database.query(
      "SELECT enquiry.id FROM contact CROSS JOIN enquiry ON enquiry.owner = contact.id "
      "WHERE tenure_until <= ?1 AND state < 6 UNION "
      "SELECT enquiry.id FROM contact CROSS JOIN enquiry ON enquiry.waits_on = contact.id "
      "WHERE tenure_until <= ?1 AND state < 6 ORDER BY 1 LIMIT ?2",
      now.unix_seconds, std::int64_t{most});
  return read_ids(query);
}

std::int64_t count_asked(Database& database, const std::string& contact, Instant since) {
  Query query = database.query(
      "SELECT (SELECT count(*) FROM engagement WHERE contact = ?1 AND kind = 1 AND time > ?2) + "
      "(SELECT count(*) FROM enquiry WHERE waits_on = ?1 AND state = 1 AND NOT EXISTS "
      "(SELECT 1 FROM sender_stop WHERE sender_stop.venture = enquiry.venture))",
      contact, since.unix_seconds);
  return query.next() ? query.integer(0) : 0;
}

// Each unit is as near as the nearest of those above it.
std::vector<std::string> read_registrars(Database& database, const std::string& area) {
  Query query = database.query(
      "WITH RECURSIVE place (id, depth) AS (SELECT ?1, 0 UNION ALL SELECT area.parent, depth + 1 "
      "FROM place JOIN area ON area.id = place.id WHERE area.parent IS NOT NULL), "
      "serving (id, depth) AS (SELECT org_unit, depth FROM place JOIN org_unit_area "
      "ON org_unit_area.area = place.id UNION SELECT org_unit.id, depth FROM serving "
      "JOIN org_unit ON org_unit.parent = serving.id) "
      "SELECT contact.id, min(depth) AS nearest FROM serving JOIN contact "
      "ON contact.unit = serving.id WHERE registrar = 1 GROUP BY contact.id "
      "ORDER BY nearest, contact.id",
      area);
  return read_ids(query);
}

// Kinds 8 and 9: a registrar looks into what was reported.
static_assert(static_cast<int>(model::LetterKind::kRegistrarTask) == 8);
static_assert(static_cast<int>(model::LetterKind::kRegistrarReminder) == 9);

std::vector<Letter> read_due_letters(Database& database, Instant now, std::int32_t most) {
  Query query = database.query(
      "SELECT letter.id, enquiry, letter.kind, letter.contact, letter.state, letter.next_time, "
      "attempts, sequence, initiative FROM letter LEFT JOIN enquiry ON enquiry.id = letter.enquiry "
      "WHERE letter.state = 1 AND letter.next_time <= ?1 AND (letter.enquiry IS NULL "
      "OR sequence = (SELECT min(sequence) "
      "FROM letter AS first WHERE first.enquiry = letter.enquiry AND first.state = 1 "
      "AND (first.kind >= 64) = (letter.kind >= 64) "
      "AND (letter.kind >= 64 OR first.contact IS letter.contact) "
      "AND (first.kind IN (8, 9)) = (letter.kind IN (8, 9)))) "
      "AND (letter.kind IN (8, 9) OR NOT EXISTS "
      "(SELECT 1 FROM sender_stop WHERE sender_stop.venture = enquiry.venture)) "
      "ORDER BY letter.next_time, sequence LIMIT ?2",
      now.unix_seconds, std::int64_t{most});
  std::vector<Letter> letters;
  while (query.next()) letters.push_back(letter_of(query));
  return letters;
}

std::optional<std::uint64_t> read_request(Database& database, const std::string& request_id,
                                          Instant now) {
  Query query = database.query("SELECT fingerprint FROM request WHERE request_id = ? AND time > ?",
                               request_id, now.unix_seconds - kRequestMemorySeconds);
  if (!query.next()) return std::nullopt;
  return static_cast<std::uint64_t>(query.integer(0));
}

std::optional<Letter> read_letter(Database& database, const std::string& id) {
  Query query = database.query(kLetterById, id);
  if (!query.next()) return std::nullopt;
  return letter_of(query);
}

std::vector<Letter> read_letters(Database& database, const std::string& enquiry) {
  Query query = database.query(kLettersOfEnquiry, enquiry);
  std::vector<Letter> letters;
  while (query.next()) letters.push_back(letter_of(query));
  return letters;
}

std::optional<AnswerLink> read_link(Database& database, const std::string& hash) {
  Query query = database.query(
      "SELECT letter, enquiry, contact, kind, expire_time FROM answer_link WHERE hash = ?", hash);
  if (!query.next()) return std::nullopt;
  AnswerLink link;
  link.hash = hash;
  link.letter = query.text(0);
  link.enquiry = query.text(1);
  link.contact = query.text(2);
  link.kind = enumerator<model::LetterKind>(query, 3);
  link.expire_time = query.instant(4, kNever);
  return link;
}

std::optional<SenderStop> read_stop(Database& database, const std::string& venture) {
  Query query =
      database.query("SELECT enquiry, contact, time FROM sender_stop WHERE venture = ?", venture);
  if (!query.next()) return std::nullopt;
  return SenderStop{venture, query.text(0), query.text(1), Instant{query.integer(2)}};
}

}  // namespace veieninn::store
