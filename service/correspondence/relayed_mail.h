// What one side answers by mail, as it is handed to the other.
//
// The other side reads the words and a name, and can answer; it learns no address. So nothing of
// the mail itself goes on but its text: no header, no HTML, no attachment. The quoted letter under
// an answer is left out, and whatever looks like the secret of a letter or of an answer link: with
// it the reader could answer in the writer's name. What writers say of themselves in their own
// words, such as a signature, stays.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/instant.h"
#include "service/correspondence/correspondence_options.h"
#include "service/post/incoming_mail.h"
#include "service/post/outgoing_mail.h"

namespace veieninn::correspondence {

struct RelayedFrom {
  std::string name;       // of the writer, as the other side knows it
  std::string letter_id;  // that was answered
};

struct RelayedTo {
  std::string name;
  std::string address;
  std::string language;     // nb, nn or en
  std::string letter_id;    // of a letter to this reader: an answer to the mail comes back by it
  std::string thread_root;  // of this reader's side
};

// `message_id` is stable over attempts: see relayed_message_id().
[[nodiscard]] post::OutgoingMail relayed_mail(const RelayedFrom& from, const RelayedTo& to,
                                              const post::IncomingMail& incoming,
                                              std::string message_id, Instant now,
                                              const CorrespondenceOptions& options);

// Made of the letter that was answered and of the mail: of its own id where it has one, so that a
// mail that comes twice goes on as one. `bytes` is the whole mail.
[[nodiscard]] std::string relayed_message_id(std::string_view letter_id,
                                             const post::IncomingMail& incoming,
                                             std::string_view bytes, std::string_view mail_domain);

// `text` with "…" for each run of 32 or more hexadecimal digits: an id, or half a token.
[[nodiscard]] std::string without_secrets(std::string_view text);

}  // namespace veieninn::correspondence
