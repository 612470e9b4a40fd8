// A letter about a training → the mail that goes out, written from what stands now.
#pragma once

#include <optional>

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "service/correspondence/correspondence_options.h"
#include "service/correspondence/letter_writer.h"
#include "service/store/store.h"

namespace veieninn::correspondence {

// As prepare(), of a letter of an initiative. Nothing when the training is gone, or decided
// otherwise than the letter says. There is no link to answer by; a reply reaches whom the letter
// says to ask, where everybody may see her mail address, else whom replies to letters that need
// none reach. Errors: of the store.
[[nodiscard]] Result<std::optional<PreparedLetter>> prepare_training_letter(
    store::Store& store, const store::Letter& letter, Instant now,
    const CorrespondenceOptions& options);

}  // namespace veieninn::correspondence
