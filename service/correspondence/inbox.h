// What comes in over LMTP: mail servers' reports about our letters, and people's answers to them.
//
//     retur+<letter id>@   failed, as the address is dead (post/refusal.h) → the desk hears
//                          LetterBounced, the letter is given up; delivered → LetterDelivered;
//                          anything else is taken and forgotten: other failures, after which the
//                          enquiry moves on by its clock, and a report that returns another
//                          Message-ID than the letter's
//     retur-svar+<id>@     reports about an answer that was handed on: taken and forgotten. It may
//                          have been refused for what its writer put in; that is not the reader's
//     svar+<letter id>@    an answer of whoever has the letter → handed to the other side at once,
//                          then the desk hears Replied. What machines answer is no answer.
//
// Whoever knows a letter's id is believed to be its reader, whatever From says: the id is 128
// random bits that only her mail holds, From can be written by anybody, and people do answer from
// another address or let a colleague answer. The mail of one side goes to the other under a name,
// never under an address; a contact's goes to the venture, the venture's to the owner, or to whom
// it waits on once her letter has left.
//
// The answer to a letter that asks her to introduce or to find somebody, or tells her that it is
// over, is not for the venture: kNoSuchRecipient, unless she owns the enquiry by now. A letter of
// an initiative has no other side: kNoSuchRecipient; one whose address is dead is no longer
// confirmed.
//
// Nothing is kept here: an answer that cannot be handed on now is kTryLater, and the mail server
// that brought it keeps it. What can never be handed on is kNoSuchRecipient, so that its writer is
// told by her own mail server. Nothing of a mail is logged.
#pragma once

#include <memory>
#include <string_view>

#include "engine/base/instant.h"
#include "service/correspondence/correspondence_options.h"
#include "service/correspondence/sender.h"
#include "service/enquiries/enquiry_desk.h"
#include "service/post/lmtp_server.h"
#include "service/store/store.h"

namespace veieninn::correspondence {

class Inbox {
 public:
  // REQUIRES: what is handed in outlives this.
  Inbox(store::Store& store, enquiries::EnquiryDesk& desk, Sender& sender,
        CorrespondenceOptions options);
  ~Inbox();
  Inbox(const Inbox&) = delete;
  Inbox& operator=(const Inbox&) = delete;

  // One thread at a time: that of the LMTP server.
  [[nodiscard]] post::LmtpVerdict receive(std::string_view envelope_sender,
                                          std::string_view recipient, std::string_view message,
                                          Instant now);

 private:
  class Delivery;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace veieninn::correspondence
