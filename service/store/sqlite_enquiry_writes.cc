#include "service/store/sqlite_enquiry_writes.h"

#include <array>
#include <cstdint>
#include <vector>

#include "service/store/sqlite_training_letters.h"

namespace veieninn::store {
namespace {

using model::Enquiry;
using model::EnquiryActor;
using model::EnquiryEvent;

// So long a link is known as one that has run out; then as none at all.
constexpr std::int64_t kSpentLinkSeconds = 30 * kSecondsPerDay;

template <typename Enum>
std::int64_t number(Enum value) {
  return static_cast<std::int64_t>(value);
}

template <typename Enum>
std::optional<std::int64_t> number(const std::optional<Enum>& value) {
  return value ? std::optional(number(*value)) : std::nullopt;
}

Instant or_none(const std::optional<Instant>& instant) { return instant ? *instant : kNever; }

std::string enquiry_name(const std::string& id) { return "enquiries/" + id; }

std::optional<Error> unmet(Database& database, const PutEnquiry& put) {
  Query query = database.query("SELECT revision FROM enquiry WHERE id = ?", put.row.id);
  const bool exists = query.next();
  if (!put.expected_revision) {
    return exists ? std::optional(already_exists(enquiry_name(put.row.id))) : std::nullopt;
  }
  if (exists && query.integer(0) == *put.expected_revision) return std::nullopt;
  return etag_mismatch(enquiry_name(put.row.id));
}

// What never changes after the creation.
void insert_row(Database& database, const Enquiry& row, const Stamp& stamp) {
  database.run(
      "INSERT INTO enquiry (id, venture, topic, area, need_text, language, sender_name, "
      "sender_address, state, way, hop, reminders, event_count, revision, create_time, "
      "update_time) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1, 0, 0, 0, 0, ?9, ?10, ?10)",
      row.id, row.venture, NullIfEmpty{row.topic}, NullIfEmpty{row.area}, row.need_text,
      row.language, row.sender_name, row.sender_address, stamp.revision, stamp.now);
}

void update_row(Database& database, const Enquiry& row, const Stamp& stamp) {
  database.run(
      "UPDATE enquiry SET state = ?2, way = ?3, hop = ?4, waits_on = ?5, waiting_since = ?6, "
      "due_time = ?7, reminders = ?8, owner = ?9, offered_to = ?10, coordinator = ?11, "
      "outcome = ?12, event_count = ?13, next_time = ?14, revision = ?15, update_time = ?16, "
      "need_text = ?17 WHERE id = ?1",
      row.id, number(row.state), std::int64_t{row.way}, std::int64_t{row.hop},
      NullIfEmpty{row.waits_on}, row.waiting_since, row.due_time, std::int64_t{row.reminders},
      NullIfEmpty{row.owner}, NullIfEmpty{row.offered_to}, NullIfEmpty{row.coordinator},
      number(row.outcome), std::int64_t{row.event_count}, next_time(row), stamp.revision, stamp.now,
      row.need_text);
}

void write_pending(Database& database, const Enquiry& row) {
  const std::optional<model::PendingAnswer>& pending = row.pending;
  const std::string none;
  const model::EnquiryAnswer* answer = pending ? &pending->answer : nullptr;
  const auto kind = answer != nullptr ? std::optional(number(answer->kind)) : std::nullopt;
  database.run(
      "UPDATE enquiry SET pending_kind = ?2, pending_contact = ?3, pending_other_contact = ?4, "
      "pending_decline_reason = ?5, pending_note = ?6, pending_until = ?7, pending_outcome = ?8, "
      "pending_effect_time = ?9 WHERE id = ?1",
      row.id, kind, NullIfEmpty{answer != nullptr ? answer->contact : none},
      NullIfEmpty{answer != nullptr ? answer->other_contact : none},
      answer != nullptr ? number(answer->decline_reason) : std::nullopt,
      NullIfEmpty{answer != nullptr ? answer->note : none},
      answer != nullptr ? or_none(answer->until) : kNever,
      answer != nullptr ? number(answer->outcome) : std::nullopt,
      pending ? pending->effect_time : kNever);
}

constexpr std::int64_t kOnAWay = 1;
constexpr std::int64_t kAsked = 2;
constexpr std::int64_t kRegistrar = 3;
constexpr std::int64_t kInTeam = 4;

void write_person(Database& database, const Enquiry& row, std::int64_t role, std::size_t position,
                  std::size_t hop, const std::string& contact) {
  database.run(
      "INSERT INTO enquiry_person (enquiry, role, position, hop, contact) VALUES (?, ?, ?, ?, ?) "
      "ON CONFLICT (enquiry, role, position, hop) DO UPDATE SET contact = excluded.contact "
      "WHERE contact IS NOT excluded.contact",
      row.id, role, static_cast<std::int64_t>(position), static_cast<std::int64_t>(hop),
      NullIfEmpty{contact});
}

// What stands there already is not written again; lists only shrink when somebody was erased.
void write_list(Database& database, const Enquiry& row, std::int64_t role,
                const std::vector<std::string>& contacts) {
  for (std::size_t i = 0; i < contacts.size(); ++i) {
    write_person(database, row, role, i, 0, contacts[i]);
  }
  database.run("DELETE FROM enquiry_person WHERE enquiry = ? AND role = ? AND position >= ?",
               row.id, role, static_cast<std::int64_t>(contacts.size()));
}

void write_people(Database& database, const Enquiry& row) {
  for (std::size_t way = 0; way < row.ways.size(); ++way) {
    const std::vector<std::string>& contacts = row.ways[way].contacts;
    for (std::size_t hop = 0; hop < contacts.size(); ++hop) {
      write_person(database, row, kOnAWay, way, hop, contacts[hop]);
    }
    database.run(
        "DELETE FROM enquiry_person WHERE enquiry = ? AND role = 1 AND position = ? AND hop >= ?",
        row.id, static_cast<std::int64_t>(way), static_cast<std::int64_t>(contacts.size()));
  }
  database.run("DELETE FROM enquiry_person WHERE enquiry = ? AND role = 1 AND position >= ?",
               row.id, static_cast<std::int64_t>(row.ways.size()));
  write_list(database, row, kAsked, row.asked);
  write_list(database, row, kRegistrar, row.registrars);
  write_list(database, row, kInTeam, row.team);
}

void write_event(Database& database, const std::string& enquiry, const EnquiryEvent& event) {
  const std::string none;
  database.run(
      "INSERT INTO enquiry_event (enquiry, number, time, kind, actor, actor_contact, contact, "
      "other_contact, decline_reason, note, until, outcome) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      enquiry, std::int64_t{event.number}, event.time, number(event.kind), number(event.actor),
      NullIfEmpty{event.actor == EnquiryActor::kContact ? event.actor_id : none},
      NullIfEmpty{event.contact}, NullIfEmpty{event.other_contact}, number(event.decline_reason),
      event.note, or_none(event.until), number(event.outcome));
}

}  // namespace

void write_letter(Database& database, const Letter& letter) {
  database.run(
      "INSERT INTO letter (id, enquiry, initiative, kind, contact, state, next_time, attempts) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      letter.id, NullIfEmpty{letter.enquiry}, NullIfEmpty{letter.initiative}, number(letter.kind),
      NullIfEmpty{letter.contact}, number(letter.state), letter.next_time.unix_seconds,
      std::int64_t{letter.attempts});
}

std::optional<Error> write_enquiry(Database& database, const PutEnquiry& put, const Stamp& stamp) {
  if (std::optional<Error> error = unmet(database, put)) return error;
  if (!put.expected_revision) insert_row(database, put.row, stamp);
  update_row(database, put.row, stamp);
  write_pending(database, put.row);
  write_people(database, put.row);
  for (const EnquiryEvent& event : put.events) write_event(database, put.row.id, event);
  for (Letter letter : put.letters) {
    letter.enquiry = put.row.id;
    letter.initiative.clear();
    write_letter(database, letter);
  }
  return std::nullopt;
}

std::optional<Error> begin_letter(Database& database, const BeginLetter& begin,
                                  const Stamp& stamp) {
  Query waiting = database.query(
      "UPDATE letter SET attempts = attempts + 1, next_time = ?3 "
      "WHERE id = ?1 AND attempts = ?2 AND state = 1 RETURNING id",
      begin.letter, std::int64_t{begin.attempts}, begin.next_time.unix_seconds);
  if (!waiting.next()) return etag_mismatch("letters/" + begin.letter);
  if (!begin.link) return std::nullopt;
  const AnswerLink& link = *begin.link;
  database.run("DELETE FROM answer_link WHERE expire_time < ?",
               stamp.now.unix_seconds - kSpentLinkSeconds);
  database.run(
      "INSERT INTO answer_link (hash, letter, enquiry, contact, kind, expire_time) "
      "VALUES (?, ?, ?, ?, ?, ?)",
      link.hash, link.letter, link.enquiry, link.contact, number(link.kind), link.expire_time);
  return std::nullopt;
}

bool end_letter(Database& database, const EndLetter& end) {
  Query ended =
      database.query("UPDATE letter SET state = ?2 WHERE id = ?1 AND state = 1 RETURNING id",
                     end.letter, number(end.state));
  return ended.next();
}

void stop_sender(Database& database, const SenderStop& stop) {
  database.run(
      "INSERT OR IGNORE INTO sender_stop (venture, enquiry, contact, time) VALUES (?, ?, ?, ?)",
      stop.venture, stop.enquiry, NullIfEmpty{stop.contact}, stop.time);
}

bool forget_texts(Database& database, const ForgetTexts& forget) {
  std::vector<std::string> ids;
  Query old = database.query(
      "SELECT id FROM enquiry WHERE state = 6 AND need_text <> '' AND update_time < ? LIMIT ?",
      forget.closed_before.unix_seconds, std::int64_t{forget.most});
  while (old.next()) ids.push_back(old.text(0));
  for (const std::string& id : ids) {
    database.run(
        "UPDATE enquiry SET need_text = '', sender_name = '', sender_address = '' "
        "WHERE id = ?",
        id);
    database.run("UPDATE enquiry_event SET note = '' WHERE enquiry = ? AND note <> ''", id);
    database.run("DELETE FROM letter WHERE enquiry = ?", id);
    database.run("DELETE FROM answer_link WHERE enquiry = ?", id);
  }
  const bool any_of_initiatives = forget_initiative_letters(database, forget);
  return any_of_initiatives || !ids.empty();
}

bool release_sender(Database& database, const std::string& venture) {
  Query released =
      database.query("DELETE FROM sender_stop WHERE venture = ? RETURNING venture", venture);
  return released.next();
}

namespace {

constexpr std::string_view kStampEnquiries =
    "UPDATE enquiry SET revision = ?2, "
    "update_time = CASE WHEN state = 6 THEN update_time ELSE ?3 END WHERE waits_on = ?1 OR owner = "
    "?1 OR "
    "offered_to = ?1 OR coordinator = ?1 OR pending_contact = ?1 OR pending_other_contact = ?1 OR "
    "id IN (SELECT enquiry FROM enquiry_person WHERE contact = ?1)";
constexpr std::string_view kMakeDue =
    "UPDATE enquiry SET due_time = ?2, next_time = ?2 WHERE state <> 6 AND (waits_on = ?1 OR "
    "owner = ?1 OR offered_to = ?1 OR pending_contact = ?1 OR pending_other_contact = ?1)";
// Of the contact ?1. A way keeps its place; of letters those to the venture go out all the same.
constexpr auto kLetGoOfContact = std::to_array<std::string_view>({
    "UPDATE enquiry SET waits_on = NULL WHERE waits_on = ?1",
    "UPDATE enquiry SET owner = NULL WHERE owner = ?1",
    "UPDATE enquiry SET offered_to = NULL WHERE offered_to = ?1",
    "UPDATE enquiry SET coordinator = NULL WHERE coordinator = ?1",
    "UPDATE enquiry SET pending_kind = NULL, pending_contact = NULL, pending_other_contact = NULL, "
    "pending_decline_reason = NULL, pending_note = NULL, pending_until = NULL, "
    "pending_outcome = NULL, pending_effect_time = NULL "
    "WHERE pending_contact = ?1 OR pending_other_contact = ?1",
    "UPDATE enquiry_person SET contact = NULL WHERE contact = ?1 AND role = 1",
    "DELETE FROM enquiry_person WHERE contact = ?1",
    "UPDATE enquiry_event SET actor_contact = NULL, note = '' WHERE actor_contact = ?1",
    "UPDATE enquiry_event SET contact = NULL, note = '' WHERE contact = ?1",
    "UPDATE enquiry_event SET other_contact = NULL, note = '' WHERE other_contact = ?1",
    "DELETE FROM letter WHERE contact = ?1 AND kind < 64",
    "UPDATE letter SET contact = NULL WHERE contact = ?1",
    "UPDATE sender_stop SET contact = NULL WHERE contact = ?1",
});
static_assert(static_cast<int>(model::LetterKind::kVentureSent) == 64);
static_assert(!model::is_to_venture(model::LetterKind::kTrainingDoesNotStart));

}  // namespace

void let_go_of_enquiries(Database& database, ResourceKind kind, const std::string& id,
                         const Stamp& stamp) {
  if (kind == ResourceKind::kVenture) {
    database.run("DELETE FROM enquiry WHERE venture = ?", id);
  } else if (kind == ResourceKind::kContact) {
    database.run(kStampEnquiries, id, stamp.revision, stamp.now);
    database.run(kMakeDue, id, stamp.now);
    for (const std::string_view sql : kLetGoOfContact) database.run(sql, id);
  }
}

}  // namespace veieninn::store
