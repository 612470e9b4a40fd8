// Whether a letter that was ordered is still to be sent.
#pragma once

#include <vector>

#include "engine/model/enquiry.h"
#include "service/store/enquiry_rows.h"

namespace veieninn::correspondence {

// A letter waits while the mail server cannot be reached; meanwhile life goes on, and what it would
// ask or tell may no longer hold. What holds has a letter of its own behind it in the queue.
//
// To a contact: an enquiry or introduction while she is the one it waits on, a reminder while she
// has not answered, an offer while it stands, ownership and follow-up while she owns it, that she
// is in the team or coordinates while she does, a task while she is its registrar. That it is over
// only who heard of it is told. To the venture: what is so still.
[[nodiscard]] bool is_still_needed(const store::Letter& letter, const model::Enquiry& enquiry,
                                   const std::vector<model::EnquiryEvent>& events);

// An ordinary answer to it goes to the venture, and counts as taking it on. Whoever is asked to
// introduce or to find somebody, or is told that it is over, says nothing to the venture by it.
[[nodiscard]] bool is_answered_to_venture(model::LetterKind kind) noexcept;

// Whether a contact is asked something, so that the enquiry would wait for a letter that cannot
// reach her.
[[nodiscard]] bool asks_contact(model::LetterKind kind) noexcept;

// She gets a link to the enquiry's page: who is asked, and who works on it.
[[nodiscard]] bool has_link(model::LetterKind kind) noexcept;

}  // namespace veieninn::correspondence
