// The system of record, behind one interface (design §4): plain rows, one monotonic revision a
// commit, tombstones for what is gone, an append-only engagement table.
//
// Laws that every implementation keeps, and tests/contract checks on each:
//
//   durable    an acknowledged commit survives the death of the process and a loss of power
//   atomic     a commit is there whole or not at all
//   monotonic  revision(n-th commit) < revision(n+1-th commit); one that changes nothing makes none
//   complete   replaying changes_since(0) gives exactly the rows that get() gives
//   kept       no erasure of a person takes an open enquiry with it: it is due at once
//   erased     after a delete of a person or venture no stored byte of hers is left
//   valid      no row that breaks model/row_validation.h, dangles or closes a circle is ever held,
//              but an initiative may have lost its last person by her erasure
//   exact      no account of an initiative ever gives more than it has, whoever asks at once
//
// Between rows holds: an area lies in one of a wider kind and borders on its own kind; borders hold
// both ways, a store completes the other side and hands neighbours over in the order of their ids;
// no former number leads to two areas or is one's id; no postal code leads to two areas of a kind.
//
// Thread safety: all methods may be called from any thread; commits are serialised inside.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "engine/model/initiative.h"
#include "engine/model/rows.h"
#include "service/store/enquiry_rows.h"
#include "service/store/invitation_rows.h"

namespace veieninn::store {

using model::Revision;

enum class ResourceKind : std::uint8_t {
  kArea = 1,
  kTopic,
  kOrgUnit,
  kContact,
  kVenture,
  kTie,
  kInitiative,
  kParticipation,
};
inline constexpr std::size_t kResourceKindCount = 8;

// In the order of ResourceKind, so that index() + 1 is the kind.
using Resource = std::variant<model::Area, model::Topic, model::OrgUnit, model::Contact,
                              model::Venture, model::Tie, model::Initiative, model::Participation>;

[[nodiscard]] ResourceKind kind_of(const Resource& resource) noexcept;
[[nodiscard]] const std::string& id_of(const Resource& resource);
// "contacts/c001"
[[nodiscard]] std::string resource_name(ResourceKind kind, const std::string& id);

struct StoredResource {
  Resource row;
  Revision revision = 0;  // of its last change; its etag
  Instant create_time;
  Instant update_time;
};

// ---- writes ----

enum class PutCondition : std::uint8_t { kCreate, kUpdate, kUpsert };

struct Put {
  Resource row;
  PutCondition condition = PutCondition::kUpsert;
  std::optional<Revision> expected_revision;  // etag
};

// Deletes. Contacts and ventures take their ties, engagements and participations with them and are
// cleared where others name them as deputy or successor; in an initiative a contact who answered
// for it is followed by her successor, else her deputy, else she is left out. An initiative takes
// its participations with it; what one used stays spent. An area's neighbours let it go; any other
// kind that is still referred to fails with kReferencedByOthers. An id may be made again later.
struct Erase {
  ResourceKind kind = ResourceKind::kContact;
  std::string id;
  std::optional<Revision> expected_revision;
  bool allow_missing = false;
};

struct Append {
  model::Engagement engagement;  // its sequence is ignored
};

using Operation = std::variant<Put, Erase, Append, PutEnquiry, BeginLetter, EndLetter, StopSender,
                               ReleaseSender, CountGap, ForgetTexts, PutInvitation, TellTraining>;

// One atomic write. Conditions look at the rows as they were before; then come erasures, puts,
// appends and what there is of enquiries; references are checked when all are applied. So the order
// of the operations does not matter. A resource may be written by one of them only. An append whose
// source_id is known is kUnchanged and answered with the known sequence.
struct Commit {
  std::vector<Operation> operations;
  std::string request_id;         // remembered for 24 hours; empty: no idempotency
  std::uint64_t fingerprint = 0;  // of the request; tells a repeat from a reuse of the request_id
  Instant now;                    // becomes create_time and update_time
};

enum class Outcome : std::uint8_t { kCreated, kUpdated, kUnchanged, kDeleted };

struct OperationReceipt {
  Outcome outcome = Outcome::kUnchanged;
  std::int64_t sequence = 0;  // of an appended (or already known) engagement
  Revision revision = 0;      // the row's revision now: its etag
};

struct CommitReceipt {
  Revision revision = 0;  // made by this commit, or the newest when nothing changed
  std::vector<OperationReceipt> operations;
  bool repeated = false;  // answered from the request_id's memory
};

// Why one operation of a commit failed; `operation` is its index.
struct OperationError {
  std::size_t operation = 0;
  Error error;
};

// ---- reads ----

enum class Comparison : std::uint8_t { kEquals, kContains };

// Values of references are ids or resource names ("asker", "orgUnits/asker"), of kinds the names in
// the API with or without their prefix ("NAV_OFFICE"), of `front_door` true and false. kContains
// ignores case, also of æ, ø and å; `display_name` looks at every language.
struct Condition {
  std::string field;  // a documented filter field of the kind, such as "unit"
  Comparison comparison = Comparison::kEquals;
  std::string value;
};

struct ListQuery {
  ResourceKind kind = ResourceKind::kContact;
  std::vector<Condition> conditions;  // all must hold
  std::string order_by = "name";      // or "update_time"; ties by name, rising
  bool descending = false;
  std::int32_t page_size = 100;  // 1 to 1000, larger is cut
  std::string after;             // opaque position from Page::next, or empty
};

struct Page {
  std::vector<StoredResource> rows;
  std::string next;  // empty on the last page
  Revision revision = 0;
};

struct EngagementQuery {
  std::vector<Condition> conditions;
  std::int32_t page_size = 100;
  std::int64_t before_sequence = INT64_MAX;  // newest first
};

struct EngagementPage {
  std::vector<model::Engagement> rows;
  std::int64_t next_before = 0;  // 0 on the last page
  Revision revision = 0;
};

struct Tombstone {
  ResourceKind kind = ResourceKind::kContact;
  std::string id;
};

// What changed between two revisions. Every row is whole, as it stands at `revision`; a row that
// changed twice comes once. Engagements of erased people come as `erased_engagements`. What came
// and went between the two is among the gone, though the reader never saw it.
struct ChangeSet {
  Revision from = 0;
  Revision revision = 0;
  std::vector<Resource> rows;
  std::vector<Tombstone> tombstones;
  std::vector<model::Engagement> engagements;
  std::vector<std::int64_t> erased_engagements;  // sequences
};

// Needs asked for in vain, by day: no person, no venture.
struct GapCount {
  std::string area;   // empty: anywhere
  std::string topic;  // empty: not understood
  Day day = 0;
  std::int64_t count = 0;
};

// Strangers ask for them, and each is read anew: more would make one answer long. Larger units
// publish their parts.
inline constexpr std::int32_t kConsentingContactsMax = 1'000;

// What stands of a unit and of those under it, seen at one revision, to be published. Who of them
// may be shown at a time is not decided here.
struct UnitRows {
  Revision revision = 0;
  // The unit, then those above it up to the root, then the others that `contacts` work in, by id.
  std::vector<model::OrgUnit> units;
  // Who has a publish_consent_time and works in the unit or under it, by id; at most
  // kConsentingContactsMax.
  std::vector<model::Contact> contacts;
  std::vector<model::Topic> topics;  // that these know, by id
  std::vector<model::Area> areas;    // that `units` serve, by id
};

class Store : public EnquiryReads, public InvitationReads {
 public:
  // All operations or none. On failure says which operation is to blame first.
  [[nodiscard]] virtual tl::expected<CommitReceipt, OperationError> commit(
      const Commit& commit) = 0;
  // Every bad operation of the commit, in order, each with its first error; the first of them is
  // what commit() would answer. Empty when commit() would succeed. Changes nothing. Who drops the
  // bad ones checks again: others may have relied on them.
  [[nodiscard]] virtual Result<std::vector<OperationError>> check(const Commit& commit) = 0;

  [[nodiscard]] virtual Result<StoredResource> get(ResourceKind kind, const std::string& id) = 0;
  [[nodiscard]] virtual Result<Page> list(const ListQuery& query) = 0;
  [[nodiscard]] virtual Result<EngagementPage> list_engagements(const EngagementQuery& query) = 0;
  [[nodiscard]] virtual Result<Revision> newest_revision() = 0;

  // Errors: kNotFound when there is no such unit.
  [[nodiscard]] virtual Result<UnitRows> read_unit_rows(const std::string& unit) = 0;

  // Everything that changed after `from`, seen at one revision: rows by kind and id, engagements by
  // sequence. Errors: kRevisionUnknown when `from` is negative or later than the newest.
  [[nodiscard]] virtual Result<ChangeSet> changes_since(Revision from) = 0;
  // The same for the whole store, handed over row by row so that it need not fit in memory twice.
  // Areas, topics, units, contacts, ventures, ties, initiatives, participations, then engagements
  // by sequence.
  using RowVisitor = std::function<void(const Resource&)>;
  using EngagementVisitor = std::function<void(const model::Engagement&)>;
  [[nodiscard]] virtual Result<Revision> visit_all(const RowVisitor& on_row,
                                                   const EngagementVisitor& on_engagement) = 0;

  [[nodiscard]] virtual Result<void> add_gaps(const std::vector<GapCount>& counts) = 0;
  [[nodiscard]] virtual Result<std::vector<GapCount>> gaps_since(Day day) = 0;

  // Called after each commit that made a revision, from the committing thread, outside any lock.
  using CommitListener = std::function<void(Revision)>;
  virtual void set_commit_listener(CommitListener listener) = 0;
};

}  // namespace veieninn::store
