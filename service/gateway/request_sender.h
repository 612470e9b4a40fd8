// Who sent a request, also when a proxy stands in front.
#pragma once

#include <string>
#include <string_view>

#include "service/gateway/http_message.h"

namespace veieninn::gateway {

// The address that the request came from; of `trusted_proxy` (a numeric address, or empty: nobody
// is believed) the last one that it wrote into X-Forwarded-For, and its own where it wrote none.
[[nodiscard]] std::string sender_of(const HttpRequest& request, std::string_view trusted_proxy);

}  // namespace veieninn::gateway
