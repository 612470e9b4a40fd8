// A letter of an initiative that never reaches her, which no desk needs to hear of.
#pragma once

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "service/store/store.h"

namespace veieninn::correspondence {

// Her entry is no longer confirmed; once a day at most for the letter, however often it is
// reported. Nothing happens where she is gone. Errors: of the store.
[[nodiscard]] Result<void> record_dead_address(store::Store& store, const store::Letter& letter,
                                               Instant now);

}  // namespace veieninn::correspondence
