// The file itself: how it is made, moved forward, kept private, and refused.
#include <gmock/gmock.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>

#include "service/store/sqlite_schema.h"
#include "service/store/sqlite_store.h"
#include "tests/contract/sqlite_host.h"

namespace veieninn::store {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

// Runs SQL on the file behind the store's back.
std::string run_sql(const fs::path& file, const std::string& sql) {
  sqlite3* database = nullptr;
  EXPECT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
  std::string answer;
  const auto collect = [](void* out, int, char** values, char**) {
    *static_cast<std::string*>(out) += values[0] == nullptr ? "" : values[0];
    return 0;
  };
  EXPECT_EQ(sqlite3_exec(database, sql.c_str(), collect, &answer, nullptr), SQLITE_OK)
      << sqlite3_errmsg(database);
  sqlite3_close(database);
  return answer;
}

Error refused_opening(const fs::path& file) {
  auto opened = SqliteStore::open(file);
  EXPECT_FALSE(opened);
  return opened ? Error{} : opened.error();
}

TEST(SqliteFile, IsMadeAtTheNewestSchemaAndIsSound) {
  SqliteHost host;
  host.close();
  EXPECT_EQ(run_sql(host.file(), "PRAGMA user_version"), std::to_string(newest_schema()));
  EXPECT_EQ(run_sql(host.file(), "PRAGMA journal_mode"), "wal");
  EXPECT_EQ(run_sql(host.file(), "PRAGMA integrity_check"), "ok");
  EXPECT_EQ(run_sql(host.file(),
                    "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND "
                    "name NOT LIKE 'sqlite_%' AND sql NOT LIKE '%STRICT%'"),
            "0");
}

TEST(SqliteFile, GrowsFromAnEmptyFile) {
  SqliteHost host;
  host.close();
  fs::remove(host.file());
  std::ofstream(host.file()).close();
  host.reopen();
  EXPECT_EQ(host.store().newest_revision().value(), 0);
}

TEST(SqliteFile, KeepsItsRowsWhenOpenedAgainAndAgain) {
  SqliteHost host;
  ASSERT_TRUE(host.store().commit({{put(unit("asker")), put(contact("c1"))}, "", 0, Instant{1}}));
  for (int round = 0; round < 3; ++round) {
    host.reopen();
    EXPECT_TRUE(host.store().get(ResourceKind::kContact, "c1"));
    EXPECT_EQ(host.store().newest_revision().value(), 1);
  }
}

// Takes back what a migration did, as far as the ones before it would stand in its way.
constexpr const char* kWithoutInitiatives =
    "DROP TABLE invitation; DROP TABLE participation_take; DROP TABLE participation; DROP TABLE "
    "initiative_quota; "
    "DROP TABLE initiative_area; DROP TABLE initiative_topic; DROP TABLE initiative_contact; "
    "DROP TABLE initiative_unit; DROP TABLE initiative_title; DROP TABLE initiative; ";
constexpr const char* kWithoutTrainingLetters =
    "DROP TABLE training_shortfall; "
    "CREATE TABLE letter_before (sequence INTEGER PRIMARY KEY AUTOINCREMENT, "
    "id TEXT NOT NULL UNIQUE, enquiry TEXT NOT NULL REFERENCES enquiry (id), "
    "kind INTEGER NOT NULL, contact TEXT REFERENCES contact (id), state INTEGER NOT NULL, "
    "next_time INTEGER NOT NULL, attempts INTEGER NOT NULL) STRICT; "
    "INSERT INTO letter_before SELECT sequence, id, enquiry, kind, contact, state, next_time, "
    "attempts FROM letter; DROP TABLE letter; ALTER TABLE letter_before RENAME TO letter; ";
constexpr const char* kWithoutPublishing =
    "DROP INDEX contact_by_publish_consent; "
    "ALTER TABLE contact DROP COLUMN publish_consent_time; "
    "ALTER TABLE org_unit DROP COLUMN publishes_contacts; ";

TEST(SqliteFile, BringsAFileOfTheFirstSchemaForward) {
  SqliteHost host;
  ASSERT_TRUE(host.store().commit(
      {{put(unit("asker")), put(contact("c1")), put(venture("v1")), put(topic("barnehage"))},
       "",
       0,
       Instant{1}}));
  host.close();
  run_sql(
      host.file(),
      std::string(kWithoutTrainingLetters) + kWithoutInitiatives + kWithoutPublishing +
          "DROP TABLE letter; DROP TABLE answer_link; DROP TABLE sender_stop; "
          "DROP TABLE enquiry_event; DROP TABLE enquiry_person; DROP TABLE enquiry; "
          "DROP INDEX contact_by_tenure_until; DROP INDEX contact_channel_by_address; DROP INDEX "
          "contact_by_registrar; "
          "ALTER TABLE contact DROP COLUMN registrar; "
          "ALTER TABLE engagement DROP COLUMN need_words; DROP TABLE topic_unlearned_word; "
          "INSERT INTO engagement (time, kind, venture, contact, revision) "
          "VALUES (1, 4, 'v1', 'c1', 1); PRAGMA user_version = 1");
  host.reopen();
  EXPECT_TRUE(host.store().get(ResourceKind::kTopic, "barnehage"));
  const EngagementPage page = host.store().list_engagements({}).value();
  ASSERT_EQ(page.rows.size(), 1U);
  EXPECT_TRUE(page.rows[0].need_words.empty());
  EXPECT_EQ(page.rows[0].kind, model::EngagementKind::kMet);
  model::Topic learned = topic("barnehage");
  learned.unlearned_words = {"sykkel"};
  EXPECT_TRUE(host.store().commit({{put(learned)}, "", 0, Instant{2}}));
  const auto person =
      std::get<model::Contact>(host.store().get(ResourceKind::kContact, "c1").value().row);
  EXPECT_FALSE(person.registrar);
  EXPECT_EQ(person.publish_consent_time, kNever);
  EXPECT_FALSE(std::get<model::OrgUnit>(host.store().get(ResourceKind::kOrgUnit, "asker")->row)
                   .publishes_contacts);
  EXPECT_TRUE(host.store().list_enquiries({})->rows.empty());
}

TEST(SqliteFile, KeepsAnAnswerThatCanBeUndoneThroughItsMigrationToMoreKinds) {
  SqliteHost host;
  model::Enquiry row;
  row.id = "e1";
  row.venture = "v1";
  row.need_text = "Mat";
  row.language = "nb";
  row.ways = {{{"c1"}}};
  row.pending = {{.kind = model::AnswerKind::kClose, .contact = "c1"}, Instant{9}};
  ASSERT_TRUE(host.store().commit({{put(unit("asker")), put(contact("c1", "asker")),
                                    put(venture("v1")), PutEnquiry{row, {}, {}, {}}},
                                   "",
                                   0,
                                   Instant{1}}));
  host.close();
  run_sql(
      host.file(),
      std::string(kWithoutTrainingLetters) + kWithoutInitiatives + kWithoutPublishing +
          "ALTER TABLE enquiry ADD COLUMN old INTEGER CHECK (old BETWEEN 1 AND 8); "
          "UPDATE enquiry SET old = pending_kind; ALTER TABLE enquiry DROP COLUMN pending_kind; "
          "ALTER TABLE enquiry RENAME COLUMN old TO pending_kind; PRAGMA user_version = 4");
  host.reopen();
  model::Enquiry kept = host.store().get_enquiry("e1")->row;
  EXPECT_EQ(kept.pending, row.pending);
  kept.pending->answer.kind = model::AnswerKind::kNameCoordinator;
  const model::Revision revision = host.store().get_enquiry("e1")->revision;
  ASSERT_TRUE(host.store().commit({{PutEnquiry{kept, revision, {}, {}}}, "", 0, Instant{2}}));
  EXPECT_EQ(host.store().get_enquiry("e1")->row.pending, kept.pending);
}

Letter waiting_letter(char digit, std::int64_t due_seconds) {
  Letter row;
  row.id = std::string(32, digit);
  row.contact = "c1";
  row.next_time = Instant{due_seconds};
  return row;
}

TEST(SqliteFile, KeepsLettersThatWaitThroughItsMigrationToThoseOfInitiatives) {
  SqliteHost host;
  model::Enquiry row;
  row.id = "e1";
  row.venture = "v1";
  row.need_text = "Mat";
  row.language = "nb";
  row.ways = {{{"c1"}}};
  const Letter first = waiting_letter('a', 5);
  const Letter second = waiting_letter('b', 4);
  ASSERT_TRUE(host.store().commit({{put(unit("asker")), put(contact("c1", "asker")),
                                    put(venture("v1")), PutEnquiry{row, {}, {}, {first, second}}},
                                   "",
                                   0,
                                   Instant{1}}));
  const std::vector<Letter> before = *host.store().list_letters("e1");
  host.close();
  run_sql(host.file(), kWithoutTrainingLetters +
                           ("PRAGMA user_version = " + std::to_string(newest_schema() - 1)));
  host.reopen();
  EXPECT_EQ(*host.store().list_letters("e1"), before);
  EXPECT_EQ(host.store().due_letters(Instant{9}, 10)->front().id, first.id) << "still in order";
  const TellTraining told{"skole", {{"asker", 1, 3}}, {waiting_letter('c', 5)}};
  ASSERT_TRUE(host.store().commit({{put(initiative("skole")), told}, "", 0, Instant{2}}));
  EXPECT_EQ(host.store().due_letters(Instant{9}, 10)->size(), 2U);
}

TEST(SqliteFile, CanBeReadByItsOwnerOnly) {
  SqliteHost host;
  ASSERT_TRUE(host.store().commit({{put(unit("asker"))}, "", 0, Instant{1}}));
  int files = 0;
  for (const auto& entry : fs::directory_iterator(host.file().parent_path())) {
    ++files;
    EXPECT_EQ(entry.status().permissions(), fs::perms::owner_read | fs::perms::owner_write)
        << entry.path();
  }
  EXPECT_GE(files, 2) << "the log is beside it";
}

TEST(SqliteFile, RefusesASchemaFromTheFuture) {
  SqliteHost host;
  host.close();
  const std::string future = std::to_string(newest_schema() + 1);
  run_sql(host.file(), "PRAGMA user_version = " + future);
  const Error error = refused_opening(host.file());
  EXPECT_EQ(error.reason, ErrorReason::kInvalidArgument);
  EXPECT_EQ(error.violations[0].field, "database");
  EXPECT_THAT(error.message, HasSubstr("schema " + future));
  EXPECT_THAT(error.violations[0].remedy, HasSubstr("newer"));
}

TEST(SqliteFile, RefusesTheDatabaseOfAnotherProgram) {
  SqliteHost host;
  host.close();
  fs::remove(host.file());
  run_sql(host.file(), "CREATE TABLE recipes (name TEXT)");
  EXPECT_THAT(refused_opening(host.file()).message, HasSubstr("another program"));
  EXPECT_EQ(run_sql(host.file(), "SELECT name FROM sqlite_schema"), "recipes") << "untouched";
}

TEST(SqliteFile, RefusesWhatIsNoDatabase) {
  SqliteHost host;
  host.close();
  fs::remove(host.file());
  std::ofstream(host.file()) << std::string(10'000, 'n');
  const Error error = refused_opening(host.file());
  EXPECT_EQ(error.reason, ErrorReason::kCorruptInput);
  EXPECT_THAT(error.message, Not(HasSubstr("SQLITE")));
}

TEST(SqliteFile, RefusesAFolderThatIsNotThere) {
  const Error error = refused_opening("/nonexistent-folder/store.db");
  EXPECT_EQ(error.reason, ErrorReason::kInvalidArgument);
  EXPECT_EQ(error.violations[0].field, "database");
  EXPECT_FALSE(error.violations[0].remedy.empty());
}

// What a driver would say never reaches the caller.
TEST(SqliteFile, TellsADamagedTableInItsOwnWords) {
  SqliteHost host;
  ASSERT_TRUE(host.store().commit({{put(unit("asker"))}, "", 0, Instant{1}}));
  run_sql(host.file(), "DROP TABLE gap_count");
  const auto gaps = host.store().gaps_since(0);
  ASSERT_FALSE(gaps);
  EXPECT_EQ(gaps.error(), internal_error("the store failed; nothing was written"));
  const auto added = host.store().add_gaps({{"", "", 1, 1}});
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().reason, ErrorReason::kInternal);
  EXPECT_TRUE(host.store().get(ResourceKind::kOrgUnit, "asker")) << "the rest goes on";
}

// Somebody else holds the file: wait, then say so.
TEST(SqliteFile, SaysThatItIsBusyWhenAnotherProcessHoldsIt) {
  SqliteHost host;
  ASSERT_TRUE(host.store().commit({{put(unit("asker"))}, "", 0, Instant{1}}));
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(host.file().c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto refused = host.store().commit({{put(contact("c1"))}, "", 0, Instant{1}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().error.reason, ErrorReason::kUnavailable);
  ASSERT_EQ(sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(other);
  EXPECT_TRUE(host.store().commit({{put(contact("c1"))}, "", 0, Instant{1}}));
}

}  // namespace
}  // namespace veieninn::store
