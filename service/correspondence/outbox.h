// Sends what the store has to send, once a step, whatever breaks meanwhile.
//
//     lease, committed ──▶ mail server ──▶ the desk hears LetterSent ──▶ letter ended, committed
//     (attempts, next time, hash of the link)
//
//   at least once   a crash anywhere leaves the letter waiting, or its end kept; after the lease it
//                   goes again, under the same Message-ID, by which it counts once
//   told first      the desk is told before the letter is ended, and may be told twice; so no
//                   enquiry waits for a letter that left
//   in order        letters of an enquiry's side leave one after the other (the store's law)
//   no blame        a server that cannot be reached is nobody's fault: letters wait for it without
//                   end, and only the first few are tried. An address that the server calls dead
//                   (post/refusal.h) is given up at once. Whatever else it refuses, such as by a
//                   policy or as the mailbox is full, it puts off; what it puts off for five days
//                   (patience.h) is given up. Of a contact's letter that is given up the desk hears
//                   LetterBounced, so that the enquiry moves on and her address is checked; and so
//                   it does when a letter asks somebody who has no address any more. Of a letter of
//                   an initiative that is called dead only her entry is no longer confirmed
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "service/correspondence/correspondence_options.h"
#include "service/correspondence/sender.h"
#include "service/enquiries/enquiry_desk.h"
#include "service/feed/snapshot_publisher.h"
#include "service/store/store.h"

namespace veieninn::correspondence {

// What became of the letters of one round.
struct OutboxReport {
  int sent = 0;
  int refused = 0;    // for good, or no address is left to ask at
  int postponed = 0;  // tried in vain; they come again
  int held = 0;       // their domain got as many this minute as it takes
  int unneeded = 0;   // life went on before they left, or nobody is left to tell
  friend bool operator==(const OutboxReport&, const OutboxReport&) = default;
};

class Outbox {
 public:
  using Clock = std::function<Instant()>;
  // What an operator should know, without anything personal: our set-up is refused, or the store
  // cannot be written, each told once until it was well again; or a letter cannot be composed, told
  // once of the first. On the outbox's thread.
  using FailureListener = std::function<void(std::string_view)>;

  // REQUIRES: what is handed in outlives this.
  Outbox(store::Store& store, const feed::SnapshotPublisher& publisher,
         enquiries::EnquiryDesk& desk, Sender& sender, CorrespondenceOptions options);
  // Stops.
  ~Outbox();
  Outbox(const Outbox&) = delete;
  Outbox& operator=(const Outbox&) = delete;

  // Before start().
  void set_failure_listener(FailureListener listener);

  // Its thread sends what is due, when woken and every five seconds.
  void start(Clock clock);
  // Ends after the letter that is being sent. Idempotent.
  void stop();
  // Something may be due. From any thread; cheap.
  void wake();

  // One round, of at most a thousand letters and those that were held before. Not while started.
  // Errors: of the store; what was done stays done.
  [[nodiscard]] Result<OutboxReport> run_once(Instant now);

 private:
  class Round;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace veieninn::correspondence
