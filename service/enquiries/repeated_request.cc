#include "service/enquiries/repeated_request.h"

#include <cstdint>
#include <optional>

namespace veieninn::enquiries {

Result<bool> is_repeat(store::Store& store, const Repeat& repeat, Instant now) {
  if (repeat.request_id.empty()) return false;
  const auto found = store.find_request(repeat.request_id, now);
  if (!found) return fail(found.error());
  const std::optional<std::uint64_t>& fingerprint = *found;
  if (!fingerprint) return false;
  if (*fingerprint != repeat.fingerprint) return fail(request_id_reused(repeat.request_id));
  return true;
}

}  // namespace veieninn::enquiries
