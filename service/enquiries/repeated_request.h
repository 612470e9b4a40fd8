// Whether a write is one that was kept already.
#pragma once

#include "engine/base/error.h"
#include "engine/base/instant.h"
#include "service/enquiries/enquiry_desk.h"
#include "service/store/store.h"

namespace veieninn::enquiries {

// Within the store's memory of requests; never without a request_id. Errors: kRequestIdReused for
// another request with the same.
[[nodiscard]] Result<bool> is_repeat(store::Store& store, const Repeat& repeat, Instant now);

}  // namespace veieninn::enquiries
