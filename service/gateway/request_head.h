// Checks a request's line and headers, before anything of its body is read.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "service/gateway/http_message.h"

namespace veieninn::gateway {

// Whether a whole head is in `read`, of which the first `searched` bytes had none.
[[nodiscard]] bool has_end_of_head(std::string_view read, std::size_t searched);

// As the parser of the wire found it.
struct RequestHead {
  std::string_view method;  // "GET"; methods are told apart by case
  std::string_view target;
  bool is_http_1_1 = true;  // else 1.0
  std::vector<HttpHeader> headers;
};

// The status by which a head is refused, or that it is not.
inline constexpr int kNotRefused = 0;

// Fills in all of `request` but its body and address, unless the head is refused:
//   400 its end, its host or its target can be read in two ways (http_server.h, request_target.h)
//   405 another method · 414 the target is too long · 417 it expects what we do not know
[[nodiscard]] int take_head(RequestHead head, HttpRequest& request);

[[nodiscard]] HttpMethod method_named(std::string_view name);

// Whether the client waits for 100 before it sends its body.
[[nodiscard]] bool expects_continue(const HttpRequest& request);

}  // namespace veieninn::gateway
