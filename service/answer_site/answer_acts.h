// An answer that was read from a form → what the desk makes of it.
#pragma once

#include <cstdint>
#include <vector>

#include "service/answer_site/answer_form.h"
#include "service/answer_site/situation.h"
#include "service/enquiries/enquiry_desk.h"
#include "service/feed/snapshot_publisher.h"
#include "service/store/store.h"

namespace veieninn::answer_site {

enum class ActOutcome : std::uint8_t {
  kTaken,
  kRefused,    // for `problems`
  kOvertaken,  // something happened to the enquiry since it was read
  kFailed,     // the store cannot keep it now
};

struct Acted {
  ActOutcome outcome = ActOutcome::kTaken;
  std::vector<Problem> problems = {};
};

// Answers the enquiry as it was read, undoably; a report takes effect at once. Nothing is kept
// unless the outcome is kTaken. REQUIRES: `form` has no problems and its action is set.
[[nodiscard]] Acted act_on(store::Store& store, enquiries::EnquiryDesk& desk,
                           const feed::SnapshotPublisher& publisher, const Situation& situation,
                           const AnswerForm& form);

// Takes back what she answered. kOvertaken when there is nothing left to undo.
[[nodiscard]] Acted undo(enquiries::EnquiryDesk& desk, const Situation& situation);

}  // namespace veieninn::answer_site
