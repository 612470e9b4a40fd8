// A letter of the outbox → the mail that goes out, written from what stands now.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "engine/graph/snapshot.h"
#include "service/correspondence/correspondence_options.h"
#include "service/post/outgoing_mail.h"
#include "service/store/store.h"

namespace veieninn::correspondence {

struct PreparedLetter {
  // Mail address. Empty when none is left, as her entry changed or went; nothing else is set then.
  std::string recipient;
  post::OutgoingMail mail;
  // Of a letter with a link: what its link is known by. The mail alone holds the link.
  std::optional<store::AnswerLink> link;
};

// Nothing when it need not go out any more (letter_need.h). A contact reads it in her own language,
// the venture in the enquiry's. Every call makes a new link. Errors: of the store.
[[nodiscard]] Result<std::optional<PreparedLetter>> prepare(
    store::Store& store, std::shared_ptr<const graph::Snapshot> snapshot,
    const store::Letter& letter, Instant now, const CorrespondenceOptions& options);

}  // namespace veieninn::correspondence
