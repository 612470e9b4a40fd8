// How an enquiry came to somebody, read from its events.
#pragma once

#include <string>
#include <vector>

#include "engine/model/enquiry.h"
#include "service/letters/letter.h"

namespace veieninn::correspondence {

struct Handing {
  letters::HandingCause cause = letters::HandingCause::kNone;
  std::string
      other;         // contact id: who introduced, passed on, could not, or had it before; or empty
  std::string note;  // hers, written to the next person
};

// Of the last time that `contact` was asked. None for the first who is.
[[nodiscard]] Handing asked_handing(const std::vector<model::EnquiryEvent>& events,
                                    const std::string& contact);
// Of the last time that it was offered to her.
[[nodiscard]] Handing offer_handing(const std::vector<model::EnquiryEvent>& events,
                                    const std::string& contact);
// Of the last time that she became the owner after another: kPassedOn where the other chose her,
// kLeft where the other is gone; kInvited where she invited the venture.
[[nodiscard]] Handing owner_handing(const std::vector<model::EnquiryEvent>& events,
                                    const std::string& contact);

// Of the last time that she was brought in, or of a kCoordinatorNamed letter named: by whom.
[[nodiscard]] Handing team_handing(const std::vector<model::EnquiryEvent>& events,
                                   model::LetterKind kind, const std::string& contact);

}  // namespace veieninn::correspondence
