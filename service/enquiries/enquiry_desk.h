// The desk that every enquiry passes over: opens it, takes what happens to it, and lets its clock
// run. API, answer pages, mail and clock all come here; what may follow what is engine/enquiry's.
//
//     read the enquiry → engine: what comes of it → one commit: enquiry, events, facts, letters,
//     and what it says of people (away, gone, dead address) → who watches is told
//
// Of two that answer at once exactly one is kept; the other is decided anew on what stands then,
// unless the caller said which revision it answers.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/enquiry/transition.h"
#include "service/enquiries/new_colleague.h"
#include "service/enquiries/store_people.h"
#include "service/feed/snapshot_publisher.h"
#include "service/store/store.h"

namespace veieninn::enquiries {

// Limits that protect people.
inline constexpr std::int64_t kOpenEnquiriesPerVentureMax = 10;
inline constexpr int kWaysOfLadderMax = 10;
// What was written goes so long after an enquiry is closed (design §3b: six months).
inline constexpr std::int64_t kTextsKeptSeconds = 183 * kSecondsPerDay;

// Tells a repeat from a new request, as of store::Commit.
struct Repeat {
  std::string request_id;
  std::uint64_t fingerprint = 0;
};

struct Opening {
  std::string id;
  std::string venture;
  std::string need_text;
  std::vector<std::string> topics;  // given by the caller, beside those the text leads to
  std::string area;                 // empty: the place that the text names, else anywhere
  std::string language;
  std::string sender_name;
  std::string sender_address;
  std::vector<std::string> chosen_way;  // introducers first, or empty: the best there is
};

struct Opened {
  store::StoredEnquiry enquiry;
  bool joined = false;  // it is one that the venture had open already
};

// REQUIRES: what is handed in outlives this. Any thread may call any method.
class EnquiryDesk {
 public:
  using ChangeListener = std::function<void(const std::string& enquiry)>;

  EnquiryDesk(store::Store& store, const feed::SnapshotPublisher& publisher)
      : store_(store), publisher_(publisher) {}

  // Called after each change, from the changing thread. Set before others call.
  void set_change_listener(ChangeListener listener) { on_change_ = std::move(listener); }

  // Finds whoever the store has now, and waits for the feed where it must. Errors: of single fields
  // kInvalidArgument, kReferenceNotFound; kRevisionNotReached; kSenderStopped; kLimitExceeded about
  // `venture`; kInvalidArgument about `chosen_way` when its first person cannot be asked.
  [[nodiscard]] Result<Opened> open(const Opening& opening, const Repeat& repeat, Instant now);

  // Errors: kNotFound, kEtagMismatch for another than `expected`, and those of enquiry::apply.
  [[nodiscard]] Result<store::StoredEnquiry> act(const std::string& enquiry,
                                                 const enquiry::Action& action,
                                                 std::optional<model::Revision> expected,
                                                 const Repeat& repeat, Instant now);

  // `answer` passes it on to, hands it over to, brings in or names as the coordinator somebody who
  // may not be registered yet: she is then, in the unit of who names her. Errors beside those of
  // act(): kInvalidArgument about `colleague.address` outside the mail domain of who names her.
  [[nodiscard]] Result<store::StoredEnquiry> pass_to_address(
      const std::string& enquiry, model::EnquiryAnswer answer, const NewColleague& colleague,
      bool undoable, std::optional<model::Revision> expected, const Repeat& repeat, Instant now);

  // Whatever is due by `now`, and whose person works there no more; at most `most` of each; and
  // forgets the texts of what was closed long ago. Returns how many were moved on, or the
  // first error, when the others were moved on all the same.
  [[nodiscard]] Result<int> sweep(Instant now, std::int32_t most);

  // Hands everything that rests on her to others, so that she can be erased.
  [[nodiscard]] Result<void> release(const std::string& contact, Instant now);

 private:
  struct Deciding;
  [[nodiscard]] Result<store::StoredEnquiry> decide(const std::string& enquiry,
                                                    const Deciding& deciding,
                                                    std::optional<model::Revision> expected,
                                                    const Repeat& repeat, Instant now);
  [[nodiscard]] Result<store::StoredEnquiry> keep(const enquiry::Transition& made,
                                                  std::optional<model::Revision> expected,
                                                  std::vector<store::Operation> beside,
                                                  const Repeat& repeat, Instant now);
  // One that the venture has open about the same.
  [[nodiscard]] Result<std::optional<store::StoredEnquiry>> find_joined(const model::Enquiry& row);
  [[nodiscard]] Result<int> move_on(const std::vector<std::string>& ids, Instant now);
  [[nodiscard]] StorePeople people(const model::Enquiry& enquiry, Instant now) const;

  store::Store& store_;
  const feed::SnapshotPublisher& publisher_;
  ChangeListener on_change_;
  std::array<std::mutex, 64> opening_;  // by venture
};

}  // namespace veieninn::enquiries
