#include "service/store/sqlite_invitations.h"

#include <algorithm>
#include <utility>

#include "service/store/sqlite_reads.h"
#include "service/store/time_position.h"

namespace veieninn::store {
namespace {

using model::Invitation;

constexpr std::int32_t kPageSizeMax = 1000;

std::string name_of(const std::string& id) { return "invitations/" + id; }

std::optional<Error> unmet(Database& database, const PutInvitation& put) {
  Query query = database.query("SELECT revision FROM invitation WHERE id = ?", put.row.id);
  const bool exists = query.next();
  if (put.expected_revision) {
    if (exists && query.integer(0) == *put.expected_revision) return std::nullopt;
    return etag_mismatch(name_of(put.row.id));
  }
  if (exists) return already_exists(name_of(put.row.id));
  Query invited = database.query("SELECT id FROM invitation WHERE initiative = ? AND venture = ?",
                                 put.row.initiative, put.row.venture);
  if (invited.next()) return already_exists(name_of(invited.text(0)));
  return std::nullopt;
}

std::string select(std::string_view rest) {
  return std::string(
             "SELECT id, initiative, venture, contact, text, state, reply_until, answer_time, "
             "note, enquiry, revision, create_time, update_time FROM invitation ")
      .append(rest);
}

StoredInvitation stored_of(const Query& query) {
  StoredInvitation stored;
  Invitation& row = stored.row;
  row.id = query.text(0);
  row.initiative = query.text(1);
  row.venture = query.text(2);
  row.contact = query.text(3);
  row.text = query.text(4);
  row.state = static_cast<model::InvitationState>(query.integer(5));
  row.reply_until = Instant{query.integer(6)};
  row.answer_time = query.instant(7, kNever);
  row.note = query.text(8);
  row.enquiry = query.text(9);
  stored.revision = query.integer(10);
  stored.create_time = Instant{query.integer(11)};
  stored.update_time = Instant{query.integer(12)};
  return stored;
}

}  // namespace

std::optional<Error> write_invitation(Database& database, const PutInvitation& put,
                                      const Stamp& stamp) {
  if (std::optional<Error> error = unmet(database, put)) return error;
  const Invitation& row = put.row;
  database.run(
      "INSERT INTO invitation (id, initiative, venture, contact, text, state, reply_until, "
      "answer_time, note, enquiry, revision, create_time, update_time) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12) "
      "ON CONFLICT (id) DO UPDATE SET contact = excluded.contact, text = excluded.text, "
      "state = excluded.state, reply_until = excluded.reply_until, "
      "answer_time = excluded.answer_time, note = excluded.note, enquiry = excluded.enquiry, "
      "revision = excluded.revision, update_time = excluded.update_time",
      row.id, row.initiative, row.venture, NullIfEmpty{row.contact}, row.text,
      static_cast<std::int64_t>(row.state), row.reply_until.unix_seconds, row.answer_time, row.note,
      NullIfEmpty{row.enquiry}, stamp.revision, stamp.now);
  return std::nullopt;
}

bool forget_invitation_texts(Database& database, const ForgetTexts& forget) {
  Query forgotten = database.query(
      "UPDATE invitation SET text = '', note = '' WHERE id IN (SELECT id FROM invitation "
      "WHERE state <> 1 AND text <> '' AND answer_time < ? LIMIT ?) RETURNING id",
      forget.closed_before.unix_seconds, std::int64_t{forget.most});
  bool any = false;
  while (forgotten.next()) any = true;
  return any;
}

void let_go_of_invitations(Database& database, ResourceKind kind, const std::string& id,
                           const Stamp& stamp) {
  if (kind != ResourceKind::kContact) return;
  database.run(
      "UPDATE invitation SET contact = NULL, text = '', note = '', revision = ?2, "
      "update_time = ?3 WHERE contact = ?1",
      id, stamp.revision, stamp.now);
}

std::optional<StoredInvitation> read_invitation(Database& database, const std::string& id) {
  static const std::string sql = select("WHERE id = ?");
  Query query = database.query(sql, id);
  if (!query.next()) return std::nullopt;
  return stored_of(query);
}

Result<InvitationPage> list_invitation_rows(Database& database, const InvitationQuery& query) {
  if (query.page_size < 1) {
    return fail(invalid_argument("page_size", "is less than 1", "ask for 1 to 1000"));
  }
  const std::optional<TimePosition> from = read_time_position(query.after);
  if (!from) {
    return fail(invalid_argument("page_token", "is not one of ours", "begin again without one"));
  }
  std::string sql = select("WHERE (create_time, id) < (?1, ?2)");
  if (!query.initiative.empty()) sql += " AND initiative = ?4";
  if (!query.venture.empty()) sql += " AND venture = ?5";
  if (!query.contact.empty()) sql += " AND contact = ?6";
  if (query.only_open) sql += " AND state = 1";
  sql += " ORDER BY create_time DESC, id DESC LIMIT ?3";
  const std::int64_t size = std::min(query.page_size, kPageSizeMax);
  Query found = database.query_once(sql);
  found.bind(1, from->create_time);
  found.bind(2, std::string_view(from->id));
  found.bind(3, size + 1);
  if (!query.initiative.empty()) found.bind(4, std::string_view(query.initiative));
  if (!query.venture.empty()) found.bind(5, std::string_view(query.venture));
  if (!query.contact.empty()) found.bind(6, std::string_view(query.contact));
  InvitationPage page;
  page.revision = read_revision(database);
  while (found.next()) {
    if (static_cast<std::int64_t>(page.rows.size()) == size) {
      const StoredInvitation& last = page.rows.back();
      page.next = text_of({last.create_time.unix_seconds, last.row.id});
      break;
    }
    page.rows.push_back(stored_of(found));
  }
  return page;
}

std::vector<StoredInvitation> read_invitations_to(Database& database,
                                                  const std::string& initiative) {
  static const std::string sql = select("WHERE initiative = ? ORDER BY venture");
  Query query = database.query(sql, initiative);
  std::vector<StoredInvitation> rows;
  while (query.next()) rows.push_back(stored_of(query));
  return rows;
}

std::int64_t count_open_invitations(Database& database, const std::string& venture) {
  Query query =
      database.query("SELECT count(*) FROM invitation WHERE venture = ? AND state = 1", venture);
  return query.next() ? query.integer(0) : 0;
}

std::vector<std::string> read_due_invitations(Database& database, Instant now, std::int32_t most) {
  Query query = database.query(
      "SELECT invitation.id FROM invitation LEFT JOIN contact ON contact.id = invitation.contact "
      "WHERE state = 1 AND (reply_until <= ?1 OR contact.id IS NULL OR tenure_until <= ?1) "
      "ORDER BY invitation.id LIMIT ?2",
      now.unix_seconds, std::int64_t{most});
  std::vector<std::string> ids;
  while (query.next()) ids.push_back(query.text(0));
  return ids;
}

}  // namespace veieninn::store
