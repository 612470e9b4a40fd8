// What every letter of ours has around its text: from whom, to whom, under which Message-ID.
#pragma once

#include <string>

#include "engine/base/instant.h"
#include "service/correspondence/correspondence_options.h"
#include "service/letters/letter.h"
#include "service/post/outgoing_mail.h"
#include "service/store/enquiry_rows.h"

namespace veieninn::correspondence {

struct LetterReader {
  std::string display_name;
  std::string address;
  std::string language;      // nb, nn or en
  std::string removal_link;  // of List-Unsubscribe, or empty
};

// The mail but for whom a reply reaches, and what it stands under in a mailbox.
[[nodiscard]] post::OutgoingMail mail_of(letters::LetterText text, const store::Letter& letter,
                                         const LetterReader& reader, Instant now,
                                         const CorrespondenceOptions& options);

// A name as From, To and Reply-To hold it: within post's limit.
[[nodiscard]] std::string mailbox_name(const std::string& display_name);

// "mailto:kontakt@example.org", or empty.
[[nodiscard]] std::string removal_link_of(const CorrespondenceOptions& options);

}  // namespace veieninn::correspondence
