// What a store keeps of enquiries beside model/enquiry.h: letters on their way out, links to answer
// by, and senders that were stopped. Nothing of it enters a snapshot or a change set.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "engine/model/enquiry.h"
#include "engine/model/rows.h"

namespace veieninn::store {

struct StoredEnquiry {
  model::Enquiry row;
  model::Revision revision = 0;  // of its last change; its etag
  Instant create_time;
  Instant update_time;
};

enum class LetterState : std::uint8_t {
  kWaiting = 1,
  kSent,
  kGivenUp,  // refused, or there is nobody to send it to
};

// A letter of the outbox: one a step. It is written when it is sent, so that it holds no text. It
// is of an enquiry or of an initiative, never of both.
struct Letter {
  std::string id;  // 32 of [0-9a-f], random: the local part of its Message-ID and of its addresses
  std::string enquiry;  // or empty
  model::LetterKind kind = model::LetterKind::kEnquiry;
  std::string contact;  // to whom; of a letter to the venture whom it is about, or empty
  LetterState state = LetterState::kWaiting;
  Instant next_time;            // not before
  std::int32_t attempts = 0;    // that were begun
  std::int64_t sequence = 0;    // given by the store: letters of an enquiry leave in this order
  std::string initiative = {};  // or empty
  friend bool operator==(const Letter&, const Letter&) = default;
};

// A municipality that sent too few to a training, as it stood when that was decided.
struct TrainingShortfall {
  std::string municipality;       // unit id
  std::int32_t participants = 0;  // 0 to minimum - 1
  std::int32_t minimum = 0;
  friend bool operator==(const TrainingShortfall&, const TrainingShortfall&) = default;
};

// A link in a letter, by which `contact` answers without a login.
struct AnswerLink {
  std::string hash;  // 64 of [0-9a-f]; the link itself is kept nowhere
  std::string letter;
  std::string enquiry;
  std::string contact;
  model::LetterKind kind = model::LetterKind::kEnquiry;  // of the letter: what may be answered
  Instant expire_time;
  friend bool operator==(const AnswerLink&, const AnswerLink&) = default;
};

struct SenderStop {
  std::string venture;
  std::string enquiry;  // that was reported
  std::string contact;  // by whom; empty once she is erased
  Instant time;
  friend bool operator==(const SenderStop&, const SenderStop&) = default;
};

// ---- writes: operations of a store::Commit ----

// The enquiry as it is now. Creates it when `expected_revision` is not set, else changes it.
// `events` and `letters` are added; their numbers go on from what is there.
struct PutEnquiry {
  model::Enquiry row;
  std::optional<model::Revision> expected_revision;
  std::vector<model::EnquiryEvent> events;
  std::vector<Letter> letters;
};

// An attempt to send begins: if nothing more is heard of it, the next is not before `next_time`.
// Its link, if it has one, works from now on. kEtagMismatch unless `attempts` is the letter's.
struct BeginLetter {
  std::string letter;
  std::int32_t attempts = 0;
  Instant next_time;
  std::optional<AnswerLink> link;
};

// It waits no more. Nothing happens to a letter that is gone.
struct EndLetter {
  std::string letter;
  LetterState state = LetterState::kSent;
};

// Stops a sender, or lets it send again; both may be said twice.
struct StopSender {
  SenderStop stop;
};
struct ReleaseSender {
  std::string venture;
};

// One need that nobody was found for (store::GapCount), in the same breath.
struct CountGap {
  std::string area;   // or empty
  std::string topic;  // or empty
  Day day = 0;
};

// Everybody learns what was decided of a training: to be in the commit of the decision. `letters`
// are added and are of the initiative, whatever they say; `shortfalls` take the place of those that
// were told before, and outlive who was counted, as they name nobody.
struct TellTraining {
  std::string initiative;
  std::vector<TrainingShortfall> shortfalls;  // empty when it starts
  std::vector<Letter> letters;
};

// Texts of enquiries that were closed and last changed before `closed_before` go: the need, notes,
// who sent it, and the letters with their links; those of invitations that were answered, or ended
// otherwise, before it; and letters of initiatives that have ended and were due before it. At most
// `most` of each.
struct ForgetTexts {
  Instant closed_before;
  std::int32_t most = 100;
};

// ---- reads ----

struct EnquiryQuery {
  std::string venture = {};  // empty: of all
  std::string contact = {};  // whom it waits on, owns it, or was offered it; empty: of all
  bool only_open = false;
  std::int32_t page_size = 100;  // 1 to 1000, larger is cut
  std::string after = {};        // opaque position from EnquiryPage::next, or empty
};

struct EnquiryPage {
  std::vector<StoredEnquiry> rows;  // newest first
  std::string next;                 // empty on the last page
  model::Revision revision = 0;
};

class EnquiryReads {
 public:
  virtual ~EnquiryReads() = default;

  [[nodiscard]] virtual Result<StoredEnquiry> get_enquiry(const std::string& id) = 0;
  // kInvalidArgument for an `after` that is none of ours.
  [[nodiscard]] virtual Result<EnquiryPage> list_enquiries(const EnquiryQuery& query) = 0;
  // By number.
  [[nodiscard]] virtual Result<std::vector<model::EnquiryEvent>> list_events(
      const std::string& enquiry) = 0;
  [[nodiscard]] virtual Result<std::int64_t> count_open_enquiries(const std::string& venture) = 0;
  // Who has this mail address among her channels, upper or lower case; the first by id.
  [[nodiscard]] virtual Result<std::optional<std::string>> find_contact_by_address(
      const std::string& address) = 0;

  // Ids of those whose clock has run out, longest ago first; of a sender that was stopped only
  // those that a registrar or an owner has.
  [[nodiscard]] virtual Result<std::vector<std::string>> due_enquiries(Instant now,
                                                                       std::int32_t most) = 0;
  // Ids of those whose owner, or whom they wait on, works there no more at `now`, by id.
  [[nodiscard]] virtual Result<std::vector<std::string>> stranded_enquiries(Instant now,
                                                                            std::int32_t most) = 0;
  // Letters of this week to her, and those that wait to leave: what counts against her capacity.
  [[nodiscard]] virtual Result<std::int64_t> count_asked(const std::string& contact,
                                                         Instant since) = 0;
  // Registrars of units that serve the area, of those under them, and of what it lies in, nearest
  // first, then by id.
  [[nodiscard]] virtual Result<std::vector<std::string>> list_registrars(
      const std::string& area) = 0;

  // Whose time has come, longest ago first; of senders that were stopped only those to registrars.
  // Letters of an enquiry to the venture leave in order, and so do those to each other person: only
  // the first that waits is due. Those of initiatives wait for none.
  [[nodiscard]] virtual Result<std::vector<Letter>> due_letters(Instant now, std::int32_t most) = 0;
  // The fingerprint of a commit that was kept under this request_id in the last 24 hours.
  [[nodiscard]] virtual Result<std::optional<std::uint64_t>> find_request(
      const std::string& request_id, Instant now) = 0;
  [[nodiscard]] virtual Result<Letter> get_letter(const std::string& id) = 0;
  // Of the enquiry, whatever became of them, in the order in which they were written.
  [[nodiscard]] virtual Result<std::vector<Letter>> list_letters(const std::string& enquiry) = 0;
  // Of a training, in the order in which they were told; none of one that starts or is open.
  [[nodiscard]] virtual Result<std::vector<TrainingShortfall>> list_shortfalls(
      const std::string& initiative) = 0;
  [[nodiscard]] virtual Result<std::optional<AnswerLink>> find_link(const std::string& hash) = 0;
  [[nodiscard]] virtual Result<std::optional<SenderStop>> find_stop(const std::string& venture) = 0;
};

}  // namespace veieninn::store
