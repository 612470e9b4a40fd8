// What a letter says, gathered from the store.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "engine/graph/snapshot.h"
#include "service/enquiries/enquiry_words.h"
#include "service/letters/letter.h"
#include "service/store/store.h"

namespace veieninn::correspondence {

struct LetterSources {
  store::Store& store;
  std::shared_ptr<const graph::Snapshot> snapshot;
  Instant now;
};

// All but the links. `contact` is whom the letter goes to, or of a letter to the venture is about.
//
// No mail address of either side is in it but the channels of who accepted, as she lets them be
// shown; words that people wrote themselves are left as they are. Errors: of the store.
[[nodiscard]] Result<letters::LetterContent> content_of(
    const LetterSources& sources, const store::Letter& letter, const model::Enquiry& enquiry,
    const std::vector<model::EnquiryEvent>& events, const enquiries::PersonWords& contact);

// nb, nn or en: the contact's own, or the enquiry's for the venture.
[[nodiscard]] std::string language_of(const store::Letter& letter, const model::Enquiry& enquiry,
                                      const enquiries::PersonWords& contact);

// The day before the clock moves on: due times are the midnights after the last working day.
[[nodiscard]] letters::CalendarDate last_day_before(Instant due);

}  // namespace veieninn::correspondence
