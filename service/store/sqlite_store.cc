#include "service/store/sqlite_store.h"

#include <fcntl.h>
#include <unistd.h>

#include <mutex>
#include <string>
#include <utility>

#include "engine/model/row_validation.h"
#include "service/store/sqlite_enquiry_reads.h"
#include "service/store/sqlite_invitations.h"
#include "service/store/sqlite_publication.h"
#include "service/store/sqlite_readers.h"
#include "service/store/sqlite_reads.h"
#include "service/store/sqlite_row_reader.h"
#include "service/store/sqlite_schema.h"
#include "service/store/sqlite_training_letters.h"
#include "service/store/sqlite_writer.h"

namespace veieninn::store {
namespace {

namespace fs = std::filesystem;

class EmbeddedStore final : public Store {
 public:
  EmbeddedStore(std::unique_ptr<SqliteWriter> writer, const fs::path& path, std::size_t readers)
      : writer_(std::move(writer)), readers_(path, readers) {}

  tl::expected<CommitReceipt, OperationError> commit(const Commit& commit) override {
    SqliteWriter::Answer answer = writer_->commit(commit, readers_);
    if (answer.made_revision) tell_listener(answer.result->revision);
    return std::move(answer.result);
  }

  Result<std::vector<OperationError>> check(const Commit& commit) override {
    try {
      return writer_->check(commit);
    } catch (const DriverFailure& failure) {
      return fail(to_error(failure, "a check"));
    }
  }

  Result<StoredResource> get(ResourceKind kind, const std::string& id) override {
    return read("a get", [&](Database& database) -> Result<StoredResource> {
      std::optional<StoredResource> stored = read_row(database, kind, id);
      if (!stored) return fail(not_found(resource_name(kind, id)));
      return *std::move(stored);
    });
  }

  Result<Page> list(const ListQuery& query) override {
    return read("a list", [&](Database& database) { return list_rows(database, query); });
  }

  Result<EngagementPage> list_engagements(const EngagementQuery& query) override {
    return read("a list of engagements",
                [&](Database& database) { return list_engagement_rows(database, query); });
  }

  Result<Revision> newest_revision() override {
    return read("a look at the revision",
                [](Database& database) -> Result<Revision> { return read_revision(database); });
  }

  Result<UnitRows> read_unit_rows(const std::string& unit) override {
    return read("a look at a unit's people",
                [&](Database& database) { return read_rows_of_unit(database, unit); });
  }

  Result<ChangeSet> changes_since(Revision from) override {
    return read("a look at the changes",
                [&](Database& database) { return read_changes(database, from); });
  }

  Result<Revision> visit_all(const RowVisitor& on_row,
                             const EngagementVisitor& on_engagement) override {
    return read("a visit of all rows", [&](Database& database) -> Result<Revision> {
      return visit_rows(database, on_row, on_engagement);
    });
  }

  Result<void> add_gaps(const std::vector<GapCount>& counts) override;

  Result<std::vector<GapCount>> gaps_since(Day day) override {
    return read("a look at the gaps", [&](Database& database) -> Result<std::vector<GapCount>> {
      std::vector<GapCount> gaps;
      Query query = database.query(
          "SELECT area, topic, day, count FROM gap_count WHERE day >= ? ORDER BY day, area, topic",
          std::int64_t{day});
      while (query.next()) {
        gaps.push_back(
            {query.text(0), query.text(1), static_cast<Day>(query.integer(2)), query.integer(3)});
      }
      return gaps;
    });
  }

  Result<StoredEnquiry> get_enquiry(const std::string& id) override {
    return read("a get of an enquiry", [&](Database& database) -> Result<StoredEnquiry> {
      std::optional<StoredEnquiry> stored = read_enquiry(database, id);
      if (!stored) return fail(not_found("enquiries/" + id));
      return *std::move(stored);
    });
  }

  Result<EnquiryPage> list_enquiries(const EnquiryQuery& query) override {
    return read("a list of enquiries",
                [&](Database& database) { return list_enquiry_rows(database, query); });
  }

  Result<std::vector<model::EnquiryEvent>> list_events(const std::string& enquiry) override {
    return look([&](Database& database) { return read_events(database, enquiry); });
  }

  Result<std::int64_t> count_open_enquiries(const std::string& venture) override {
    return look([&](Database& database) { return count_open(database, venture); });
  }

  Result<std::optional<std::string>> find_contact_by_address(const std::string& address) override {
    return look([&](Database& database) { return read_contact_by_address(database, address); });
  }

  Result<std::vector<std::string>> due_enquiries(Instant now, std::int32_t most) override {
    return look([&](Database& database) { return read_due_enquiries(database, now, most); });
  }

  Result<std::vector<std::string>> stranded_enquiries(Instant now, std::int32_t most) override {
    return look([&](Database& database) { return read_stranded_enquiries(database, now, most); });
  }

  Result<std::int64_t> count_asked(const std::string& contact, Instant since) override {
    return look([&](Database& database) { return store::count_asked(database, contact, since); });
  }

  Result<std::vector<std::string>> list_registrars(const std::string& area) override {
    return look([&](Database& database) { return read_registrars(database, area); });
  }

  Result<std::vector<Letter>> due_letters(Instant now, std::int32_t most) override {
    return look([&](Database& database) { return read_due_letters(database, now, most); });
  }

  Result<std::optional<std::uint64_t>> find_request(const std::string& request_id,
                                                    Instant now) override {
    return look([&](Database& database) { return read_request(database, request_id, now); });
  }

  Result<Letter> get_letter(const std::string& id) override {
    return read("a get of a letter", [&](Database& database) -> Result<Letter> {
      std::optional<Letter> letter = read_letter(database, id);
      if (!letter) return fail(not_found("letters/" + id));
      return *std::move(letter);
    });
  }

  Result<std::vector<Letter>> list_letters(const std::string& enquiry) override {
    return look([&](Database& database) { return read_letters(database, enquiry); });
  }

  Result<std::vector<TrainingShortfall>> list_shortfalls(const std::string& initiative) override {
    return look([&](Database& database) { return read_shortfalls(database, initiative); });
  }

  Result<std::optional<AnswerLink>> find_link(const std::string& hash) override {
    return look([&](Database& database) { return read_link(database, hash); });
  }

  Result<std::optional<SenderStop>> find_stop(const std::string& venture) override {
    return look([&](Database& database) { return read_stop(database, venture); });
  }

  Result<StoredInvitation> get_invitation(const std::string& id) override {
    return read("a get of an invitation", [&](Database& database) -> Result<StoredInvitation> {
      std::optional<StoredInvitation> stored = read_invitation(database, id);
      if (!stored) return fail(not_found("invitations/" + id));
      return *std::move(stored);
    });
  }

  Result<InvitationPage> list_invitations(const InvitationQuery& query) override {
    return read("a list of invitations",
                [&](Database& database) { return list_invitation_rows(database, query); });
  }

  Result<std::vector<StoredInvitation>> invitations_to(const std::string& initiative) override {
    return look([&](Database& database) { return read_invitations_to(database, initiative); });
  }

  Result<std::int64_t> count_open_invitations(const std::string& venture) override {
    return look(
        [&](Database& database) { return store::count_open_invitations(database, venture); });
  }

  Result<std::vector<std::string>> due_invitations(Instant now, std::int32_t most) override {
    return look([&](Database& database) { return read_due_invitations(database, now, most); });
  }

  void set_commit_listener(CommitListener listener) override {
    const std::scoped_lock lock(listener_mutex_);
    listener_ = std::make_shared<const CommitListener>(std::move(listener));
  }

 private:
  template <typename Action>
  auto read(std::string_view while_doing, const Action& action)
      -> decltype(action(std::declval<Database&>())) {
    auto result = [&]() -> decltype(action(std::declval<Database&>())) {
      try {
        SqliteReaders::Lease lease(readers_);
        return action(lease.database());
      } catch (const DriverFailure& failure) {
        return fail(to_error(failure, while_doing));
      }
    }();
    writer_->empty_log_if_due(readers_);
    return result;
  }

  // A read that only the driver can fail.
  template <typename Action>
  auto look(const Action& action) -> Result<decltype(action(std::declval<Database&>()))> {
    using Value = decltype(action(std::declval<Database&>()));
    return read("a look", [&](Database& database) -> Result<Value> { return action(database); });
  }

  void tell_listener(Revision revision) {
    std::shared_ptr<const CommitListener> listener;
    {
      const std::scoped_lock lock(listener_mutex_);
      listener = listener_;
    }
    if (listener && *listener) (*listener)(revision);
  }

  std::unique_ptr<SqliteWriter> writer_;
  SqliteReaders readers_;
  std::mutex listener_mutex_;
  std::shared_ptr<const CommitListener> listener_;
};

Result<void> check_gap(const GapCount& gap, std::size_t index) {
  const std::string field = "gaps[" + std::to_string(index) + "]";
  for (const std::string& id : {gap.area, gap.topic}) {
    if (id.empty() || model::is_valid_id(id)) continue;
    return fail(
        invalid_argument(field, "names no valid area or topic", "give ids, or leave empty"));
  }
  if (gap.count > 0) return {};
  return fail(invalid_argument(field + ".count", "is not positive", "count at least one"));
}

Result<void> EmbeddedStore::add_gaps(const std::vector<GapCount>& counts) {
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (Result<void> checked = check_gap(counts[i], i); !checked) return checked;
  }
  if (counts.empty()) return {};
  try {
    writer_->add_gaps(counts);
    return {};
  } catch (const DriverFailure& failure) {
    return fail(to_error(failure, "a count of gaps"));
  }
}

Error not_openable() {
  return invalid_argument("database", "cannot be opened for writing",
                          "name a file in a folder that exists and that this user may write");
}

// Made here, not by SQLite, so that only its owner can read it; the log files get the same rights.
// The folder is synced, so that the file itself outlives a loss of power.
bool make_private_file(const fs::path& path) {
  constexpr int kOwnerOnly = 0600;
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly);
  if (file < 0) return false;
  ::close(file);
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const int directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return false;
  ::fsync(directory);
  ::close(directory);
  return true;
}

}  // namespace

Result<std::unique_ptr<Store>> SqliteStore::open(const fs::path& path,
                                                 const SqliteOptions& options) {
  if (!make_private_file(path)) return fail(not_openable());
  try {
    auto writer = std::make_unique<SqliteWriter>(path);
    if (Result<void> migrated = migrate(writer->database()); !migrated) {
      return fail(std::move(migrated.error()));
    }
    // What an erasure before a crash had no time for.
    writer->database().empty_log();
    return std::make_unique<EmbeddedStore>(std::move(writer), path, options.readers);
  } catch (const DriverFailure& failure) {
    const int code = failure.code() & 0xFF;
    Error error = to_error(failure, "the opening");
    if (code == SQLITE_CANTOPEN || code == SQLITE_READONLY) error = not_openable();
    return fail(std::move(error));
  }
}

}  // namespace veieninn::store
